import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { ConnectionState } from '../../../connections/connectionState';
import type { Environment } from '../../../connections/descriptor';
import { environmentText } from '../../../platform/confirm';
import { formats } from '../../formats';

/** The environment's colour: production is red wherever it appears. */
const COLORS: Readonly<Record<Environment, string>> = {
  production: 'charts.red',
  stage: 'charts.orange',
  development: 'charts.blue',
  demo: 'charts.purple',
};

/** The icon of an instance: its shape says the state, its colour the environment. */
export function instanceIcon(state: ConnectionState, environment: Environment): ThemeIcon {
  switch (state.kind) {
    case 'connected':
      return new ThemeIcon('server-environment', new ThemeColor(COLORS[environment]));
    case 'connecting':
      return new ThemeIcon('loading~spin');
    case 'degraded':
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    case 'refused':
    case 'banned':
      return new ThemeIcon('lock', new ThemeColor('list.errorForeground'));
    case 'failed':
      return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
    case 'disconnected':
      return new ThemeIcon('debug-disconnect', new ThemeColor(COLORS[environment]));
  }
}

/** Environment and state in words: `PRODUCTION · 7.4.3 · build 9396`. */
export function instanceDescription(state: ConnectionState, environment: Environment): string {
  return [environmentText(environment), ...stateWords(state)].join(' · ');
}

/** The state of an instance in words: version and build of one that answers, else what is wrong. */
export function stateWords(state: ConnectionState): readonly string[] {
  switch (state.kind) {
    case 'connected': {
      const { version, build } = state.info;
      return [version, build === undefined ? undefined : l10n.t('build {0}', build)].filter(
        (part) => part !== undefined,
      );
    }
    case 'connecting':
      return [l10n.t('connecting…')];
    case 'degraded':
      return [l10n.t('does not answer')];
    case 'refused':
      return [l10n.t('sign-in refused')];
    case 'banned':
      return [l10n.t('locked until {0}', formats().dates.time(state.until))];
    case 'failed':
      return [l10n.t('cannot be reached')];
    case 'disconnected':
      return [l10n.t('not connected')];
  }
}
