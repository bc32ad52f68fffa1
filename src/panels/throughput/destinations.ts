import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { DomainResults } from '../../domain/domainResults';
import { messagesOf } from '../../domain/domainResults';
import type { Part } from '../../shared/protocol/common';
import type { Destinations } from '../../shared/protocol/throughput';
import type { PanelFrame } from '../frame/panelContent';
import { partOf } from '../frame/optionalReading';

/** Domains in the table at most: a long tail of single addresses helps nobody. */
const MOST_DOMAINS = 200;

/** The instance counts these totals now and then only: asking more often than this shows nothing new. */
const READ_AGAIN_MS = 60_000;

/** A delivery's messages by destination domain, the largest first. */
export function destinationsOf(domains: readonly DomainResults[]): Destinations {
  const all = domains.reduce((sum, domain) => sum + (messagesOf(domain) ?? 0), 0);
  const rows = domains
    .map((results) => ({ results, messages: messagesOf(results) }))
    .sort((a, b) => (b.messages ?? 0) - (a.messages ?? 0))
    .slice(0, MOST_DOMAINS)
    .map(({ results: { domain, success, prepared, error }, messages }) => ({
      domain,
      delivered: success,
      waiting: prepared,
      errors: error,
      share: messages === undefined || all === 0 ? undefined : messages / all,
    }));
  return { rows, domains: domains.length };
}

/** Reads the destinations of the panel's delivery, at most once a minute unless the person asks. */
export class DestinationReader {
  private last: { readonly at: EpochMs; readonly part: Part<Destinations> } | undefined;

  constructor(
    private readonly frame: Pick<PanelFrame, 'deps'>,
    private readonly deliveryId: DeliveryId,
  ) {}

  async read(
    instance: CampaignInstance,
    { now, asked, signal }: { readonly now: EpochMs; readonly asked: boolean; readonly signal: AbortSignal },
  ): Promise<Part<Destinations>> {
    const { last } = this;
    if (last !== undefined && !asked && now - last.at < READ_AGAIN_MS) {
      return last.part;
    }
    const read = await partOf(instance.statistics.byDomain(this.deliveryId, signal), this.frame);
    const part: Part<Destinations> = read.ok ? { ok: true, value: destinationsOf(read.value) } : read;
    this.last = { at: now, part };
    return part;
  }
}
