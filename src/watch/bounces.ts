import * as l10n from '@vscode/l10n';
import type { CampaignInstance } from '../campaign/instance';
import type { Delivery } from '../domain/delivery';
import { hardBounces, processedOf, reasonTotals, softBounces, type DomainResults } from '../domain/domainResults';
import type { Observed } from '../domain/judgement/observed';
import type { Observer } from './observing';
import type { Bounces, Sight } from './sight';

/** Below this share of errors neither ratio can reach its least threshold. */
const ERRORS_FROM = 0.01;

/** As many deliveries are asked for their results by domain in one look, the newest. */
const MOST_ASKED = 50;

/** The bounces of deliveries with errors, in one call; those whose number of errors is as it was are not asked for again. */
export async function readBounces(
  instance: CampaignInstance,
  deliveries: readonly Delivery[],
  observer: Observer,
  last: Sight | undefined,
): Promise<Sight['bounces']> {
  const known = last?.bounces.ok === true ? last.bounces.value : {};
  const wanted = deliveries.filter(hasErrors);
  const same = wanted.filter(({ id, counters: { error } }) => known[id]?.errors === error);
  const asked = wanted.filter((delivery) => !same.includes(delivery)).slice(0, MOST_ASKED);
  const read = await observer.read(l10n.t('results by domain'), async (limit) =>
    Promise.all(
      asked.map(async ({ id, counters }) => ({
        id,
        bounces: bouncesOf((await instance.statistics.byDomain(id, limit)) ?? [], counters.error ?? 0),
      })),
    ),
  );
  return withKnown(read, same, known);
}

function withKnown(
  read: Observed<readonly { readonly id: string; readonly bounces: Bounces | undefined }[]>,
  same: readonly Delivery[],
  known: Readonly<Record<string, Bounces>>,
): Sight['bounces'] {
  if (!read.ok) {
    return read;
  }
  const entries: (readonly [string, Bounces | undefined])[] = [
    ...same.map(({ id }) => [id, known[id]] as const),
    ...read.value.map(({ id, bounces }) => [id, bounces] as const),
  ];
  return {
    ...read,
    value: Object.fromEntries(entries.filter((entry): entry is readonly [string, Bounces] => entry[1] !== undefined)),
  };
}

function hasErrors({ counters: { error = 0, processed = 0 } }: Delivery): boolean {
  return processed > 0 && error / processed >= ERRORS_FROM;
}

/** Undefined where the instance keeps no results by domain. */
function bouncesOf(domains: readonly DomainResults[], errors: number): Bounces | undefined {
  const sum = (of: (results: DomainResults) => number | undefined): number =>
    domains.reduce((total, results) => total + (of(results) ?? 0), 0);
  if (domains.length === 0) {
    return undefined;
  }
  return {
    errors,
    processed: sum(processedOf),
    hard: sum(hardBounces),
    soft: sum(softBounces),
    reasons: Object.fromEntries(
      reasonTotals(domains)
        .filter(({ count }) => count > 0)
        .map(({ reason, count }) => [reason, count]),
    ),
  };
}
