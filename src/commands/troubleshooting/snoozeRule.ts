import { l10n } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import { Cancelled } from '../../platform/abort';
import { defineCommand } from '../defineCommand';
import { plainRow } from '../menuPlaces';

const DAY_MS = 24 * 60 * 60_000;

/** Silences a rule of the health checks on one instance for a while. */
export const snoozeRule = defineCommand({
  id: 'deliveryDoctor.snoozeRule',
  title: l10n.t('Snooze…'),
  icon: 'bell-slash',
  palette: false,
  menus: [plainRow('advisor', 'advice', 'inline@1'), plainRow('advisor', 'advice', '1_aside@1')],
  run: async (context, { clicked, title }) => {
    const named = ruleOf(clicked);
    if (named === undefined) {
      return;
    }
    const days = await context.ui.prompter.pick({
      title,
      placeholder: l10n.t('How long should it be silent on this instance?'),
      choices: [
        { label: l10n.t('A day'), icon: 'bell-slash', value: 1 },
        { label: l10n.t('A week'), icon: 'bell-slash', value: 7 },
        { label: l10n.t('30 days'), icon: 'bell-slash', value: 30 },
      ],
    });
    if (typeof days !== 'number') {
      throw new Cancelled();
    }
    await context.health.snooze(named.connectionId, named.rule, context.clock.now() + days * DAY_MS);
  },
});

/** Silences a rule of the health checks on one instance for good. */
export const notForThisInstance = defineCommand({
  id: 'deliveryDoctor.notForThisInstance',
  title: l10n.t('Not for This Instance'),
  palette: false,
  menus: [plainRow('advisor', 'advice', '1_aside@2')],
  run: async (context, { clicked }) => {
    const named = ruleOf(clicked);
    if (named !== undefined) {
      await context.health.snooze(named.connectionId, named.rule, 'always');
    }
  },
});

/** Lets a silenced rule be heard again. */
export const hearRule = defineCommand({
  id: 'deliveryDoctor.hearRule',
  title: l10n.t('Show Again'),
  icon: 'bell',
  palette: false,
  menus: [plainRow('advisor', 'asideAdvice', 'inline@1'), plainRow('advisor', 'asideAdvice', '1_aside@1')],
  run: async (context, { clicked }) => {
    const named = ruleOf(clicked);
    if (named !== undefined) {
      await context.health.snooze(named.connectionId, named.rule, undefined);
    }
  },
});

function ruleOf(value: unknown): { readonly connectionId: string; readonly rule: string } | undefined {
  const connectionId = connectionIdOf(value);
  if (connectionId === undefined || typeof value !== 'object' || value === null || !('rule' in value)) {
    return undefined;
  }
  return typeof value.rule === 'string' ? { connectionId, rule: value.rule } : undefined;
}
