import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import { LOG_ACTIONS, type LogAction } from '../../platform/logActions';
import type { CommandContext } from '../context';

/** What is done in the active log editor; without one nothing happens. */
export const logActionCommands: readonly ((context: CommandContext) => CommandDefinition)[] = LOG_ACTIONS.map(
  (action) =>
    ({ features }) => ({
      id: `deliveryDoctor.log.${action}`,
      title: titleOf(action),
      // Its time limits are the clients' own, per call.
      run: () => features.actOnLog(action, new AbortController().signal),
    }),
);

function titleOf(action: LogAction): string {
  switch (action) {
    case 'follow':
      return l10n.t('Follow the log');
    case 'pause':
      return l10n.t('Stop following the log');
    case 'reload':
      return l10n.t('Refresh');
    case 'loadEarlier':
      return l10n.t('Load earlier lines');
    case 'filter':
      return l10n.t('Filter the log');
    case 'times':
      return l10n.t('Show the times of the log');
    case 'revealAddresses':
      return l10n.t('Reveal addresses');
    case 'nextError':
      return l10n.t('Go to the next error of the log');
    case 'previousError':
      return l10n.t('Go to the previous error of the log');
    case 'saveAs':
      return l10n.t('Save the log as');
    case 'copyWithContext':
      return l10n.t('Copy with context');
    case 'compare':
      return l10n.t('Compare logs');
  }
}
