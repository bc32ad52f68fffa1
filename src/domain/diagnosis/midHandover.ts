import * as l10n from '@vscode/l10n';
import { OVERDUE_AFTER_MS, dueSince } from '../attention';
import { DELIVERY_MODE } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { EvidenceItem, Finding } from '../finding';
import { RULED_OUT, fact, finding, found, notGiven, unchecked } from '../judgement/verdict';
import type { TwinAtMid, TwinSeen } from '../topology/twin';
import { stateText } from '../words/deliveryWords';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { stands } from './workflowStopped';

const WAITING: readonly number[] = [DELIVERY_STATES.startPending, DELIVERY_STATES.retryPending];
const SENDING: readonly number[] = [DELIVERY_STATES.started, DELIVERY_STATES.retryInProgress];

/** The technical workflow that brings states and counters back. */
const BRINGS_BACK = 'defaultMidSourcingDlv';

/** Marketing fetches states every ten minutes (docs/campaign/topology.md): a state that is older is late. */
const BROUGHT_BACK_MS = 10 * 60_000;

/**
 * Where a delivery stands that is sent through mid-sourcing: the mid-sourcing server makes a twin of it, with an id of
 * its own (docs/campaign/topology.md). Where that server is one of the person's instances it is asked; else only the id
 * can be told, and a missing one is no proof, since it is not documented when exactly it is written.
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
    midRemoteId: (args) => l10n.t('id {0} on the mid-sourcing server', args.text('remoteId')),
    noMidRemoteId: () => l10n.t('no id on the mid-sourcing server'),
    twin: (args) =>
      args.has('changedAt')
        ? l10n.t(
            'delivery {0}: “{1}” since {2}',
            args.text('id'),
            stateText(args.number('state')),
            args.time('changedAt'),
          )
        : l10n.t('delivery {0}: “{1}”', args.text('id'), stateText(args.number('state'))),
    foreignTwin: (args) => l10n.t('delivery {0} does not name this one', args.text('id')),
    noTwin: () => l10n.t('no delivery that names this one'),
  },
  concerns,
  judge,
});

type MidFinding = ReturnType<typeof waitsOnMid | typeof sentByMid> | ReturnType<typeof endedOnMid>[number];

/** Nothing is handed over by an account that is switched off: see routingInactive. */
function concerns({
  delivery: {
    value: { state, deliveryMode, routing },
  },
}: Evidence): boolean {
  return deliveryMode === DELIVERY_MODE.midSourcing && WAITING.includes(state) && routing?.active !== false;
}

function judge(evidence: Evidence) {
  const { twin } = evidence;
  if (twin?.ok === true && twin.value.kind === 'seen') {
    return judgeTwins(evidence, twin, twin.value);
  }
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

type Seen = Extract<TwinSeen, { readonly kind: 'seen' }>;
type Source = Parameters<typeof fact>[0];

/** What the mid-sourcing server itself shows; the slowest of several twins holds the delivery up. */
function judgeTwins(evidence: Evidence, source: Source, seen: Seen) {
  const findings = seen.twins.flatMap((twin): readonly MidFinding[] => {
    if (WAITING.includes(twin.state) || twin.state === DELIVERY_STATES.paused) {
      return [waitsOnMid(source, seen, twin)];
    }
    return SENDING.includes(twin.state) ? [sentByMid(source, seen, twin)] : endedOnMid(evidence, source, seen, twin);
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

function waitsOnMid(source: Source, { instance, connectionId }: Seen, twin: TwinAtMid) {
  return finding({
    cause: 'twinWaits',
    severity: 'warning',
    certainty: 'likely',
    holdsUp: true,
    args: { instance, id: twin.id, ...(twin.because === undefined ? {} : { because: twin.because }) },
    evidence: [twinFact(source, twin)],
    remedies: [{ kind: 'explainTwin', connectionId, instance, deliveryId: twin.id }],
  });
}

function sentByMid(source: Source, { instance }: Seen, twin: TwinAtMid) {
  return finding({
    cause: 'twinSends',
    severity: 'info',
    certainty: 'likely',
    holdsUp: true,
    args: { instance, id: twin.id },
    evidence: [twinFact(source, twin)],
  });
}

/** A twin that ended a moment ago is not late yet; one that is still being prepared is the sender's own business. */
function endedOnMid(
  { instanceNow, workflows }: Evidence,
  source: Source,
  { instance }: Seen,
  twin: TwinAtMid,
): readonly Finding<'twinEnded', 'twin'>[] {
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
          evidence: [twinFact(source, twin)],
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

function overdueSince({ delivery, instanceNow }: Evidence): number | undefined {
  const due = dueSince(delivery.value, instanceNow);
  return due === undefined || instanceNow - due <= OVERDUE_AFTER_MS ? undefined : due;
}

function dueFact({ delivery, instanceNow }: Evidence, due: number): EvidenceItem<'dueSince'> {
  return fact(delivery, 'dueSince', { dueAt: due, nowAt: instanceNow });
}

function twinFact(source: Source, { id, state, lastModified }: TwinAtMid): EvidenceItem<'twin'> {
  return fact(source, 'twin', { id, state, ...(lastModified === undefined ? {} : { changedAt: lastModified }) });
}
