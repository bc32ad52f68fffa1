import { l10n } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import { Cancelled } from '../../platform/abort';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';

const DAY = 24 * 60 * 60_000;

/** Silences a rule of the health checks on one instance for a while. */
export function snoozeRule(context: CommandContext): CommandDefinition {
  const title = l10n.t('Snooze…');
  return {
    id: 'deliveryDoctor.snoozeRule',
    title,
    run: async ({ clicked }) => {
      const named = ruleOf(clicked);
      if (named === undefined) {
        return;
      }
      const days = await context.ui.prompter.pick({
        title: l10n.t('Snooze'),
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
      await context.features.health.putAside(named.connectionId, named.rule, context.clock.now() + days * DAY);
    },
  };
}

/** Silences a rule of the health checks on one instance for good. */
export function notForThisInstance(context: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.notForThisInstance',
    title: l10n.t('Not for this instance'),
    run: async ({ clicked }) => {
      const named = ruleOf(clicked);
      if (named !== undefined) {
        await context.features.health.putAside(named.connectionId, named.rule, 'always');
      }
    },
  };
}

/** Lets a rule that was put aside be heard again. */
export function hearRule(context: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.hearRule',
    title: l10n.t('Show again'),
    run: async ({ clicked }) => {
      const named = ruleOf(clicked);
      if (named !== undefined) {
        await context.features.health.putAside(named.connectionId, named.rule, undefined);
      }
    },
  };
}

function ruleOf(value: unknown): { readonly connectionId: string; readonly rule: string } | undefined {
  const connectionId = connectionIdOf(value);
  if (connectionId === undefined || typeof value !== 'object' || value === null || !('rule' in value)) {
    return undefined;
  }
  return typeof value.rule === 'string' ? { connectionId, rule: value.rule } : undefined;
}
