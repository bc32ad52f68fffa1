import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { remainingMessages } from '../progress';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** It goes out in waves: what is left waits for its turn, as planned. */
export const waves = defineCause({
  id: 'waves',
  ruledOut: () => l10n.t('It is not sent in waves.'),
  findings: {
    waves: {
      title: () => l10n.t('It goes out in waves'),
      meaning: (args) =>
        [
          args.has('size') ? l10n.t('Each wave has {0} of the messages.', args.text('size')) : '',
          args.has('delayMs') ? l10n.t('From one wave to the next it waits {0}.', args.duration('delayMs')) : '',
          args.has('nextAt') ? l10n.t('The next one is due on {0}.', args.time('nextAt')) : '',
          l10n.t('What is left waits for its turn, as planned.'),
        ]
          .filter((part) => part !== '')
          .join(' '),
      page: 'sending',
    },
  },
  facts: {
    wavesOn: (args) => l10n.t('sent in waves; {0} messages left', args.count('remaining')),
  },
  concerns,
  judge,
});

/** Whether messages may wait for a wave. */
export function sentInWaves({ delivery }: Evidence): boolean {
  return delivery.value.waves?.enabled === true;
}

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === DELIVERY_STATES.started;
}

function judge(evidence: Evidence) {
  const { waves: plan, counters } = evidence.delivery.value;
  if (plan === undefined) {
    return notGiven('[scheduling/waves/@enabled]');
  }
  const remaining = remainingMessages(counters);
  if (!plan.enabled || remaining === 0) {
    return RULED_OUT;
  }
  const args = {
    ...(remaining === undefined ? {} : { remaining }),
    ...(plan.splitSize === undefined ? {} : { size: plan.splitSize }),
    ...(plan.splitDelaySeconds === undefined ? {} : { delayMs: plan.splitDelaySeconds * 1000 }),
  };
  const nextAt = nextWave(evidence);
  return found(
    finding({
      cause: 'waves',
      severity: 'info',
      certainty: remaining === undefined ? 'likely' : 'certain',
      holdsUp: true,
      args: { ...args, ...(nextAt === undefined ? {} : { nextAt }) },
      evidence: [fact(evidence.delivery, 'wavesOn', args)],
    }),
  );
}

/** When the next wave begins: the first was at the start of sending, each other a delay later. */
function nextWave({ delivery, instanceNow }: Evidence): number | undefined {
  const { broadStart, waves: plan } = delivery.value;
  const delayMs = (plan?.splitDelaySeconds ?? 0) * 1000;
  if (broadStart === undefined || delayMs <= 0 || broadStart > instanceNow) {
    return undefined;
  }
  return broadStart + (Math.floor((instanceNow - broadStart) / delayMs) + 1) * delayMs;
}
