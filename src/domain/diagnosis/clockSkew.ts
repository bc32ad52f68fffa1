import * as l10n from '@vscode/l10n';
import { isPendingLike } from '../deliveryState';
import type { EvidenceItem, Unchecked } from '../finding';
import { BECAUSE, fact, finding, verdictOf, unchecked } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence, ServerEvidence } from './evidence';
import { sendingServers, noServerToAsk } from './sendingServers';
import { sentHere } from './sentHere';

/** Clocks that differ by more make servers disagree on what is due, ms. A look at a server may take a third of it. */
const SKEW_MS = 60_000;

/** Time zones differ by whole quarters of an hour: so much of a difference between times of day says nothing, ms. */
const QUARTER_MS = 15 * 60_000;

/**
 * The clock of a sending server is not the instance's: one takes a delivery as due that is not for the other (Adobe,
 * "Email deliverability": the clocks of all servers must agree). A wrong clock of our own is told, too: it holds
 * nothing up, but what other programs here show does not fit together with the instance.
 */
export const clockSkew = defineCause({
  id: 'clockSkew',
  ruledOut: () => l10n.t('The clocks of the sending servers agree with the instance’s.'),
  findings: {
    clockSkew: {
      title: (args) =>
        l10n.t('The clock of {0} differs from the instance’s by {1}', args.text('servers'), args.duration('skewMs')),
      meaning: () =>
        l10n.t(
          'A delivery that is due for the one is not for the other: it starts too early or too late, and logs do ' +
            'not fit together. Have all servers and the database follow a time server (NTP), in the same time zone.',
        ),
      page: 'statisticsServer',
    },
    ownClockSkew: {
      title: (args) => l10n.t('The clock of this computer differs from the instance’s by {0}', args.duration('skewMs')),
      meaning: () =>
        l10n.t(
          'It holds nothing up: Delivery Doctor goes by the instance’s clock. But what other programs on this computer show does not fit together with the instance’s logs.',
        ),
      page: 'statisticsServer',
    },
  },
  facts: {
    clockOffset: (args) =>
      l10n.t('the clock of {0} is {1} s away from ours', args.text('server'), args.seconds('offsetMs')),
    clockPrinted: (args) =>
      l10n.t(
        'nlserver on {0} prints a time {1} s away from ours, or a quarter of an hour more',
        args.text('server'),
        args.seconds('offsetMs'),
      ),
    instanceClock: (args) => l10n.t('the instance’s clock is {0} s away from ours', args.seconds('offsetMs')),
  },
  concerns,
  judge,
});

/** How far a server's clock is ahead of ours, ms; negative when it is behind. */
interface Reading {
  readonly server: string;
  readonly aheadMs: number;
  /** By the machine, to the second; else by what nlserver prints, which leaves whole quarters of an hour open. */
  readonly exact: boolean;
  /** The same server's two clocks do not fit together. */
  readonly doubtful: boolean;
  readonly proof: EvidenceItem<'clockOffset' | 'clockPrinted'>;
}

function concerns({ delivery }: Evidence): boolean {
  return sentHere(delivery.value) !== 'no' && isPendingLike(delivery.value.state);
}

function judge(evidence: Evidence) {
  const sending = sendingServers(evidence);
  const readings = sending.flatMap(readingOf);
  const clock = instanceOffset(evidence);
  // Without the instance's clock the servers are held against the first of them.
  const reference = clock ?? readings[0]?.aheadMs;
  const wrong = reference === undefined ? [] : readings.filter((one) => Math.abs(apart(one, reference)) > SKEW_MS);
  const missing = notSeen(evidence, sending, readings);
  const findings = [...serversFinding(evidence, wrong, reference ?? 0), ...ownFinding(evidence, clock)];
  return findings.length === 0 && evidence.servers.length === 0
    ? noServerToAsk(evidence)
    : verdictOf(findings, missing);
}

function instanceOffset({ instanceClock }: Evidence): number | undefined {
  return instanceClock.ok ? instanceClock.value : undefined;
}

function readingOf({ name, host, printedClock }: ServerEvidence): readonly Reading[] {
  const byMachine = host?.ok === true ? host.value.clockOffsetMs : undefined;
  const byPrint = printedClock?.ok === true ? centred(printedClock.value - printedClock.at) : undefined;
  const doubtful = byMachine !== undefined && byPrint !== undefined && Math.abs(centred(byMachine - byPrint)) > SKEW_MS;
  if (host?.ok === true && byMachine !== undefined) {
    return [
      {
        server: name,
        aheadMs: byMachine,
        exact: true,
        doubtful,
        proof: fact(host, 'clockOffset', { server: name, offsetMs: byMachine }),
      },
    ];
  }
  if (printedClock?.ok !== true || byPrint === undefined) {
    return [];
  }
  return [
    {
      server: name,
      aheadMs: byPrint,
      exact: false,
      doubtful,
      proof: fact(printedClock, 'clockPrinted', { server: name, offsetMs: byPrint }),
    },
  ];
}

/** Without whole quarters of an hour: between minus and plus half a quarter. */
function centred(ms: number): number {
  return ms - Math.round(ms / QUARTER_MS) * QUARTER_MS;
}

function apart({ aheadMs, exact }: Reading, reference: number): number {
  return exact ? aheadMs - reference : centred(aheadMs - reference);
}

function serversFinding(evidence: Evidence, wrong: readonly Reading[], reference: number) {
  if (wrong.length === 0) {
    return [];
  }
  const { instanceClock } = evidence;
  const sure = instanceOffset(evidence) !== undefined && wrong.every(({ exact, doubtful }) => exact && !doubtful);
  return [
    finding({
      cause: 'clockSkew',
      severity: 'warning',
      certainty: sure ? 'likely' : 'possible',
      args: {
        servers: wrong.map(({ server }) => server).join(', '),
        skewMs: Math.max(...wrong.map((one) => Math.abs(apart(one, reference)))),
      },
      evidence: [
        ...wrong.map(({ proof }) => proof),
        ...(instanceClock.ok && instanceClock.value !== undefined
          ? [fact(instanceClock, 'instanceClock', { offsetMs: instanceClock.value })]
          : []),
      ],
    }),
  ];
}

function ownFinding({ instanceClock }: Evidence, offsetMs: number | undefined) {
  if (!instanceClock.ok || offsetMs === undefined || Math.abs(offsetMs) <= SKEW_MS) {
    return [];
  }
  return [
    finding({
      cause: 'ownClockSkew',
      severity: 'info',
      certainty: 'likely',
      args: { skewMs: Math.abs(offsetMs) },
      evidence: [fact(instanceClock, 'instanceClock', { offsetMs })],
    }),
  ];
}

function notSeen(
  { instanceClock }: Evidence,
  sending: readonly ServerEvidence[],
  readings: readonly Reading[],
): readonly Unchecked[] {
  const clock = instanceClock.ok
    ? instanceClock.value === undefined
      ? [{ what: instanceClock.source, because: BECAUSE.notGiven }]
      : []
    : [unchecked(instanceClock)];
  const hosts = sending.flatMap(({ name, host, modules }) => {
    if (readings.some(({ server }) => server === name)) {
      return [];
    }
    const failed = host?.ok === false ? host : modules;
    return [failed.ok ? { what: failed.source, because: BECAUSE.noClock } : unchecked(failed)];
  });
  return [...clock, ...hosts];
}
