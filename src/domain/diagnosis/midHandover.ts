import * as l10n from '@vscode/l10n';
import { OVERDUE_AFTER_MS, dueSince } from '../attention';
import { DELIVERY_MODE } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { EvidenceItem } from '../finding';
import { RULED_OUT, fact, finding, found, notGiven, unchecked } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

const WAITING: readonly number[] = [DELIVERY_STATES.startPending, DELIVERY_STATES.retryPending];

/**
 * Where a delivery stands that is sent through mid-sourcing: the mid-sourcing server makes a twin of it, with an id of
 * its own (docs/campaign/topology.md). Where that server is one of the person's instances it is asked (twinOnMid);
 * else only the id can be told, and a missing one is no proof, since it is not documented when exactly it is written.
 */
export const midHandover = defineCause({
  id: 'midHandover',
  ruledOut: () => l10n.t('It is too early to tell whether the mid-sourcing server has it.'),
  findings: {
    onMidSourcing: {
      title: (args) => l10n.t('The mid-sourcing server has it, as delivery {0}', args.text('remoteId')),
      meaning: (args) =>
        args.has('server')
          ? l10n.t(
              'What holds it up lies over there: its MTA sends it. If you may sign in to {0}, add it as an instance, and Delivery Doctor looks there by itself; else ask whoever runs it, with this number.',
              args.text('server'),
            )
          : l10n.t(
              'What holds it up lies over there: its MTA sends it. If you may sign in to that server, add it as an instance and ask there; else ask whoever runs it, with this number.',
            ),
      page: 'midSourcing',
    },
    notOnMidSourcing: {
      title: () => l10n.t('The mid-sourcing server does not seem to have got it'),
      meaning: () =>
        l10n.t(
          'It has no id over there yet. Look at the journal for errors of the connection, and test the external account in Campaign (“Test the connection”).',
        ),
      page: 'midSourcing',
    },
  },
  facts: {
    midRemoteId: (args) => l10n.t('id {0} on the mid-sourcing server', args.text('remoteId')),
    noMidRemoteId: () => l10n.t('no id on the mid-sourcing server'),
  },
  concerns: (evidence) => isHandedOver(evidence) && !isTwinSeen(evidence),
  judge,
});

/** Nothing is handed over by an account that is switched off: see routingInactive. */
export function isHandedOver({
  delivery: {
    value: { state, deliveryMode, routing },
  },
}: Evidence): boolean {
  return deliveryMode === DELIVERY_MODE.midSourcing && WAITING.includes(state) && routing?.active !== false;
}

/** The mid-sourcing server could be asked: see twinOnMid. */
export function isTwinSeen({ twin }: Evidence): boolean {
  return twin?.ok === true && twin.value.kind === 'seen';
}

function judge(evidence: Evidence) {
  const { twin } = evidence;
  const unseen = twin?.ok === false ? [unchecked(twin)] : [];
  const byId = judgeById(evidence);
  return byId.kind === 'found' ? { ...byId, unchecked: unseen } : byId;
}

/** What can be told from this instance alone. */
function judgeById(evidence: Evidence) {
  const { id, midRemoteId } = evidence.delivery.value;
  if (midRemoteId === undefined) {
    return notGiven('[properties/@midRemoteId]');
  }
  if (midRemoteId !== '' && midRemoteId !== '0') {
    return found(
      finding({
        cause: 'onMidSourcing',
        severity: 'info',
        certainty: 'likely',
        holdsUp: true,
        args: { remoteId: midRemoteId, ...serverArg(evidence) },
        evidence: [fact(evidence.delivery, 'midRemoteId', { remoteId: midRemoteId })],
      }),
    );
  }
  const due = overdueSince(evidence);
  if (due === undefined) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'notOnMidSourcing',
      severity: 'warning',
      certainty: 'possible',
      holdsUp: true,
      evidence: [fact(evidence.delivery, 'noMidRemoteId'), dueFact(evidence, due)],
      remedies: [{ kind: 'openAuditLog', deliveryId: id }],
    }),
  );
}

function serverArg({ twin }: Evidence): Readonly<Record<string, string>> {
  return twin?.ok === true && twin.value.kind === 'notLinked' && twin.value.server !== undefined
    ? { server: twin.value.server }
    : {};
}

/** When it was due, for a delivery that is long overdue; epoch ms of the instance. */
export function overdueSince({ delivery, instanceNow }: Evidence): number | undefined {
  const due = dueSince(delivery.value, instanceNow);
  return due === undefined || instanceNow - due <= OVERDUE_AFTER_MS ? undefined : due;
}

/** That it is due, as proof. */
export function dueFact({ delivery, instanceNow }: Evidence, due: number): EvidenceItem<'dueSince'> {
  return fact(delivery, 'dueSince', { dueAt: due, nowAt: instanceNow });
}
