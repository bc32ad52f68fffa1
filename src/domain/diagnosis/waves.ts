import * as l10n from '@vscode/l10n';
import { isAllowed } from '../actions';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { remainingMessages } from '../progress';
import { areTooClose, waveDelayMs } from '../waves';
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
    wavesAtOnce: {
      title: (args) => l10n.t('Its waves are only {0} apart', args.duration('delayMs')),
      meaning: () =>
        l10n.t(
          'They go out all at once. A delay that was pasted, such as “1h”, is kept as one second: pause the delivery, type the delay again, and look that the source holds it in seconds.',
        ),
      page: 'sending',
    },
  },
  facts: {
    wavesOn: (args) =>
      args.has('remaining')
        ? l10n.t('sent in waves; {0} messages left', args.count('remaining'))
        : l10n.t('sent in waves'),
  },
  concerns,
  judge,
});

/** Whether messages may wait for a wave: waves that are too close are one. */
export function sentInWaves({ delivery }: Evidence): boolean {
  const { waves: plan } = delivery.value;
  return plan?.enabled === true && !areTooClose(waveDelayMs(plan));
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
  if (areTooClose(waveDelayMs(plan))) {
    return found(allAtOnce(evidence, args));
  }
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

/** It does not keep the delivery from leaving: it lets it leave faster than meant. */
function allAtOnce({ delivery }: Evidence, args: Finding['args']) {
  const { id, state } = delivery.value;
  return finding({
    cause: 'wavesAtOnce' as const,
    severity: 'warning',
    certainty: 'likely',
    args,
    evidence: [fact(delivery, 'wavesOn', args)],
    remedies: isAllowed('pause', state) ? [{ kind: 'pause', deliveryId: id }] : [],
  });
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
