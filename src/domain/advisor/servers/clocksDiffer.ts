import * as l10n from '@vscode/l10n';
import type { Unchecked } from '../../finding';
import type { Read } from '../../judgement/observed';
import { BECAUSE, NOT_APPLICABLE, fact, finding, found, ruledOutUnless, unchecked } from '../../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import type { ExaminedServer } from '../instanceEvidence';
import { defineRule } from '../rule';

/** Time zones differ by whole quarters of an hour: so much of a difference between times of day says nothing, ms. */
const QUARTER_MS = 15 * 60_000;

/**
 * Servers whose clocks differ disagree on what is due, and their logs do not fit together (Adobe, "Email deliverability":
 * the clocks of all servers must agree).
 */
export const clocksDiffer = defineRule({
  id: 'clocksDiffer',
  scope: WHERE_SERVERS_ARE_OURS,
  title: (args) => l10n.t('The clocks of {0} differ by {1}', args.text('servers'), args.duration('differenceMs')),
  meaning: () =>
    l10n.t(
      'Deliveries start too early or too late there, and logs do not fit together. Have all follow a time server.',
    ),
  ruledOut: () => l10n.t('The clocks of the servers agree.'),
  page: 'statisticsServer',
  thresholds: {
    /** A look at a server may take a third of it. */
    clockDifference: {
      name: 'advisor.maxClockDifferenceSeconds',
      description: () => l10n.t('How many seconds the clocks of two servers may differ.'),
      fallback: 60,
      min: 5,
      max: 400,
      unit: 'seconds',
    },
  },
  facts: {
    timeOfDay: (args) =>
      l10n.t(
        'nlserver on {0} prints a time {1} s away from ours, give or take quarters of an hour',
        args.text('server'),
        args.seconds('aheadMs'),
      ),
  },
  judge: ({ servers }, { clockDifference }) => {
    if (servers.length < 2) {
      return NOT_APPLICABLE;
    }
    const clocks = servers.flatMap(clockOf);
    const farthest = pairsOf(clocks)
      .map(([one, other]) => ({ pair: [one, other], differenceMs: Math.abs(centred(one.aheadMs - other.aheadMs)) }))
      .reduce((most, pair) => (pair.differenceMs > most.differenceMs ? pair : most), { pair: [], differenceMs: 0 });
    if (farthest.differenceMs <= clockDifference) {
      return ruledOutUnless(notSeen(servers));
    }
    return found(
      finding({
        cause: 'clocksDiffer',
        severity: 'warning',
        certainty: 'likely',
        args: { servers: farthest.pair.map(({ name }) => name).join(', '), differenceMs: farthest.differenceMs },
        evidence: farthest.pair.map(({ name, aheadMs, source }) =>
          fact(source, 'timeOfDay', { server: name, aheadMs }),
        ),
      }),
    );
  },
});

interface Clock {
  readonly name: string;
  /** How far it is ahead of ours, less whole quarters of an hour. */
  readonly aheadMs: number;
  readonly source: Read<unknown>;
}

function clockOf({ name, modules, timeOfDayMs }: ExaminedServer): readonly Clock[] {
  return modules.ok && timeOfDayMs !== undefined
    ? [{ name, aheadMs: centred(timeOfDayMs - modules.at), source: modules }]
    : [];
}

function notSeen(servers: readonly ExaminedServer[]): readonly Unchecked[] {
  return servers.flatMap(({ modules, timeOfDayMs }) => {
    if (!modules.ok) {
      return [unchecked(modules)];
    }
    return timeOfDayMs === undefined ? [{ what: modules.source, because: BECAUSE.noClock }] : [];
  });
}

function pairsOf<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));
}

/** Less whole quarters of an hour: between minus and plus half a quarter. */
function centred(ms: number): number {
  return ms - Math.round(ms / QUARTER_MS) * QUARTER_MS;
}
