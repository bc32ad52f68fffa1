import type { CampaignInstance } from '../../campaign/instance';
import type { EpochMs } from '../../domain/delivery';
import type { DomainResults } from '../../domain/domainResults';
import { processedOf } from '../../domain/domainResults';
import type { Part } from '../../shared/protocol/common';
import type { Destinations } from '../../shared/protocol/destinations';
import type { PanelFrame } from '../frame/panelContent';
import { partOf } from '../frame/optionalReading';

/** Domains in the table at most: a long tail of single addresses helps nobody. */
const MOST_DOMAINS = 200;

/** The instance counts these totals now and then only: asking more often than this shows nothing new. */
const READ_AGAIN_MS = 60_000;

/** A delivery's messages by destination domain, the largest first. */
export function destinationsOf(domains: readonly DomainResults[]): Destinations {
  const all = domains.reduce((sum, domain) => sum + (processedOf(domain) ?? 0), 0);
  const rows = domains
    .map((results) => ({ results, processed: processedOf(results) }))
    .sort((a, b) => (b.processed ?? 0) - (a.processed ?? 0))
    .slice(0, MOST_DOMAINS)
    .map(({ results: { domain, success, prepared, error }, processed }) => ({
      domain,
      delivered: success,
      waiting: prepared,
      errors: error,
      share: processed === undefined || all === 0 ? undefined : processed / all,
    }));
  return { rows, domains: domains.length };
}

/** Reads the destinations of the panel's delivery, at most once a minute unless the person asks. */
export class DestinationReader {
  private last: { readonly at: EpochMs; readonly part: Part<Destinations> } | undefined;

  constructor(private readonly frame: PanelFrame) {}

  async read(
    instance: CampaignInstance,
    { now, asked, signal }: { readonly now: EpochMs; readonly asked: boolean; readonly signal: AbortSignal },
  ): Promise<Part<Destinations>> {
    const { last } = this;
    if (last !== undefined && !asked && now - last.at < READ_AGAIN_MS) {
      return last.part;
    }
    const read = await partOf(instance.statistics.byDomain(this.frame.ref.deliveryId, signal), this.frame);
    const part: Part<Destinations> = read.ok ? { ok: true, value: destinationsOf(read.value) } : read;
    this.last = { at: now, part };
    return part;
  }
}
