import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import type { EvidenceItem, Finding } from '../finding';
import { RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { TwinAtMid, TwinSeen } from '../topology/twin';
import { stateText } from '../words/deliveryWords';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { dueFact, isHandedOver, isTwinSeen, overdueSince } from './midHandover';
import { stands } from './workflowStopped';

const WAITING: readonly number[] = [DELIVERY_STATES.startPending, DELIVERY_STATES.retryPending, DELIVERY_STATES.paused];
const SENDING: readonly number[] = [DELIVERY_STATES.started, DELIVERY_STATES.retryInProgress];

/** The technical workflow that brings states and counters back. */
const BRINGS_BACK = 'defaultMidSourcingDlv';

/** Marketing fetches states every ten minutes (docs/campaign/topology.md): a state that is older is late. */
const BROUGHT_BACK_MS = 10 * 60_000;

/**
 * What the mid-sourcing server itself shows of a delivery that was handed to it, where that server is one of the person's
 * instances (docs/campaign/topology.md, "The twin").
 */
export const twinOnMid = defineCause({
  id: 'twinOnMid',
  ruledOut: () => l10n.t('On the mid-sourcing server nothing of it is late yet.'),
  findings: {
    twinWaits: {
      title: (args) =>
        args.has('because')
          ? l10n.t(
              'It waits on {0}, as delivery {1}: {2}',
              args.text('instance'),
              args.text('id'),
              args.text('because'),
            )
          : l10n.t('It waits on {0}, as delivery {1}', args.text('instance'), args.text('id')),
      meaning: (args) =>
        l10n.t(
          'It was handed over, and {0} sends it. What mends it is offered in the report over there. This instance will show what became of it up to 10 minutes later.',
          args.text('instance'),
        ),
      page: 'midSourcing',
    },
    twinSends: {
      title: (args) => l10n.t('{0} is sending it, as delivery {1}', args.text('instance'), args.text('id')),
      meaning: () =>
        l10n.t(
          'Only the news of it is late: states come back every 10 minutes, messages every hour. Do not start it a second time.',
        ),
      page: 'midSourcing',
    },
    twinEnded: {
      title: (args) =>
        l10n.t(
          'On {0} it is “{1}” already, as delivery {2}',
          args.text('instance'),
          stateText(args.number('state')),
          args.text('id'),
        ),
      meaning: () =>
        l10n.t(
          'What became of it is not brought back: look at the technical workflow defaultMidSourcingDlv, and at the routing account. Do not start it a second time.',
        ),
      page: 'midSourcing',
    },
    twinNotStarted: {
      title: (args) =>
        l10n.t(
          'On {0} it is “{1}” only, as delivery {2}: its start did not arrive there',
          args.text('instance'),
          stateText(args.number('state')),
          args.text('id'),
        ),
      meaning: () =>
        l10n.t(
          'It was made over there while it was analysed, but that was not finished, or it was not started. Look at the journal for errors of the connection.',
        ),
      page: 'midSourcing',
    },
    twinForeign: {
      title: (args) => l10n.t('Delivery {0} on {1} is another one', args.text('foreign'), args.text('instance')),
      meaning: () =>
        l10n.t(
          'This instance holds an id for it that belongs to another delivery over there, as after a restored database or an upgrade that duplicated keys. Ask whoever runs that server before anything is sent again.',
        ),
      page: 'midSourcing',
    },
    twinMissing: {
      title: (args) => l10n.t('{0} does not have it', args.text('instance')),
      meaning: () =>
        l10n.t(
          'No delivery over there names this one. Look at the journal for errors of the connection, and whether the operator of the account is still allowed to submit.',
        ),
      page: 'midSourcing',
    },
  },
  facts: {
    twin: (args) =>
      [
        args.has('preparedAt') ? l10n.t('prepared at {0}', args.time('preparedAt')) : undefined,
        args.has('createdAt')
          ? l10n.t('handed over as {0} to {1} at {2}', args.text('id'), args.text('instance'), args.time('createdAt'))
          : l10n.t('handed over as {0} to {1}', args.text('id'), args.text('instance')),
        args.has('changedAt')
          ? l10n.t('there “{0}” since {1}', stateText(args.number('state')), args.time('changedAt'))
          : l10n.t('there “{0}”', stateText(args.number('state'))),
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
    foreignTwin: (args) => l10n.t('delivery {0} does not name this one', args.text('id')),
    noTwin: () => l10n.t('no delivery that names this one'),
  },
  concerns: (evidence) => isHandedOver(evidence) && isTwinSeen(evidence),
  judge,
});

type MidFinding =
  ReturnType<typeof waitsOnMid | typeof sentByMid> | ReturnType<typeof endedOnMid | typeof notStartedOnMid>[number];

function judge(evidence: Evidence) {
  const { twin } = evidence;
  return twin?.ok === true && twin.value.kind === 'seen' ? judgeTwins(evidence, twin, twin.value) : RULED_OUT;
}

type Seen = Extract<TwinSeen, { readonly kind: 'seen' }>;
type Source = Parameters<typeof fact>[0];

/** What the mid-sourcing server itself shows; the slowest of several twins holds the delivery up. */
function judgeTwins(evidence: Evidence, source: Source, seen: Seen) {
  const findings = seen.twins.flatMap((twin): readonly MidFinding[] => {
    if (WAITING.includes(twin.state)) {
      return [waitsOnMid(evidence, source, seen, twin)];
    }
    if (SENDING.includes(twin.state)) {
      return [sentByMid(evidence, source, seen, twin)];
    }
    return twin.state < DELIVERY_STATES.startPending
      ? notStartedOnMid(evidence, source, seen, twin)
      : endedOnMid(evidence, source, seen, twin);
  });
  if (findings.length > 0) {
    return found(...findings);
  }
  if (seen.foreign !== undefined) {
    return found(foreignOnMid(source, seen, seen.foreign));
  }
  const due = seen.twins.length > 0 ? undefined : overdueSince(evidence);
  return due === undefined ? RULED_OUT : found(missingOnMid(evidence, source, seen, due));
}

function waitsOnMid(evidence: Evidence, source: Source, { instance, connectionId }: Seen, twin: TwinAtMid) {
  return finding({
    cause: 'twinWaits',
    severity: 'warning',
    certainty: 'likely',
    holdsUp: true,
    args: { instance, id: twin.id, ...(twin.because === undefined ? {} : { because: twin.because }) },
    evidence: [twinFact(evidence, source, instance, twin)],
    remedies: [{ kind: 'explainTwin', connectionId, instance, deliveryId: twin.id }],
  });
}

function sentByMid(evidence: Evidence, source: Source, { instance }: Seen, twin: TwinAtMid) {
  return finding({
    cause: 'twinSends',
    severity: 'info',
    certainty: 'likely',
    holdsUp: true,
    args: { instance, id: twin.id },
    evidence: [twinFact(evidence, source, instance, twin)],
  });
}

/** The twin is made while the sender analyses, and started with it; it is late only once the delivery is overdue. */
function notStartedOnMid(
  evidence: Evidence,
  source: Source,
  { instance }: Seen,
  twin: TwinAtMid,
): readonly Finding<'twinNotStarted', 'twin' | 'dueSince'>[] {
  const due = overdueSince(evidence);
  return due === undefined
    ? []
    : [
        finding({
          cause: 'twinNotStarted',
          severity: 'warning',
          certainty: 'likely',
          holdsUp: true,
          args: { instance, id: twin.id, state: twin.state },
          evidence: [twinFact(evidence, source, instance, twin), dueFact(evidence, due)],
          remedies: [{ kind: 'openAuditLog', deliveryId: evidence.delivery.value.id }],
        }),
      ];
}

/** A twin that ended a moment ago is not late yet. */
function endedOnMid(
  evidence: Evidence,
  source: Source,
  { instance }: Seen,
  twin: TwinAtMid,
): readonly Finding<'twinEnded', 'twin'>[] {
  const { instanceNow, workflows } = evidence;
  const bringBack = workflows[BRINGS_BACK];
  const isEnded = twin.state > DELIVERY_STATES.paused;
  const isLate = twin.lastModified === undefined || instanceNow - twin.lastModified > BROUGHT_BACK_MS;
  return isEnded && isLate
    ? [
        finding({
          cause: 'twinEnded',
          severity: 'warning',
          certainty: 'likely',
          holdsUp: true,
          args: { instance, id: twin.id, state: twin.state },
          evidence: [twinFact(evidence, source, instance, twin)],
          remedies:
            bringBack?.ok === true && bringBack.value !== undefined && stands(bringBack.value)
              ? [{ kind: 'restartWorkflow', workflow: BRINGS_BACK }]
              : [],
        }),
      ]
    : [];
}

function foreignOnMid(source: Source, { instance }: Seen, id: string) {
  return finding({
    cause: 'twinForeign',
    severity: 'warning',
    certainty: 'likely',
    holdsUp: true,
    args: { instance, foreign: id },
    evidence: [fact(source, 'foreignTwin', { id })],
  });
}

function missingOnMid(evidence: Evidence, source: Source, { instance }: Seen, due: number) {
  return finding({
    cause: 'twinMissing',
    severity: 'warning',
    certainty: 'likely',
    holdsUp: true,
    args: { instance },
    evidence: [fact(source, 'noTwin'), dueFact(evidence, due)],
    remedies: [{ kind: 'openAuditLog', deliveryId: evidence.delivery.value.id }],
  });
}

/** The way of the delivery in one line: prepared here, handed over there, and since when it stands there as it does. */
function twinFact(
  { delivery }: Evidence,
  source: Source,
  instance: string,
  { id, state, createdAt, lastModified }: TwinAtMid,
): EvidenceItem<'twin'> {
  const { preparedAt } = delivery.value;
  return fact(source, 'twin', {
    id,
    state,
    instance,
    ...(preparedAt === undefined ? {} : { preparedAt }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(lastModified === undefined ? {} : { changedAt: lastModified }),
  });
}
