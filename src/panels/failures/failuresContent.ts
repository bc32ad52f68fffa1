import { setMaxListeners } from 'node:events';
import { commands, l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { Delivery } from '../../domain/delivery';
import { failuresByDomain, type DomainFailures } from '../../domain/instanceFailures';
import type { InstanceRef } from '../../shared/protocol/common';
import {
  failuresState,
  type DomainFailuresRow,
  type FailureDays,
  type FailuresSnapshot,
} from '../../shared/protocol/failures';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import { failuresStrings } from '../../shared/strings/failures';
import { partOf } from '../frame/optionalReading';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { csvBytes, jsonBytes, saveFile } from '../frame/saveFile';
import { instanceSubject, instanceTitleOf } from '../frame/subject';
import { failedMessages } from '../tracking/failures';
import { failuresCsv } from './failuresCsv';

const LOOK_AGAIN_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Deliveries at most: their results are read in one call. */
const MOST_DELIVERIES = 100;
/** Domains in the table at most: those with most failures. */
const MOST_DOMAINS = 200;
/** Deliveries that a row names. */
const NAMED_DELIVERIES = 3;

/** Failures of an instance by destination domain and reason, over the deliveries of a period. */
export class FailuresContent implements PanelContent {
  private days: FailureDays = 7;
  private snapshot: FailuresSnapshot | undefined;

  constructor(private readonly frame: PanelFrame<InstanceRef>) {}

  replay(): readonly ToPanel[] {
    return this.snapshot === undefined ? [] : [{ type: 'failures', snapshot: this.snapshot }];
  }

  async look({ instance, descriptor, now, signal }: Look): Promise<number> {
    const { days } = this;
    const { rows, next } = await instance.deliveries.list(
      {
        now,
        pageSize: MOST_DELIVERIES,
        filter: { since: now - days * DAY_MS, until: now },
        sort: { by: 'contactDate', descending: true },
        namesOnly: true,
      },
      signal,
    );
    const domains = await partOf(domainsOf(instance, rows, signal), this.frame);
    // The person may have chosen another period meanwhile.
    if (days !== this.days) {
      return 0;
    }
    const subject = instanceSubject(descriptor, instance.info);
    this.snapshot = { subject, days, deliveries: rows.length, more: next !== undefined, domains, readAt: now };
    this.frame.title(l10n.t('Failures: {0}', instanceTitleOf(subject)));
    this.frame.post({ type: 'failures', snapshot: this.snapshot });
    return LOOK_AGAIN_MS;
  }

  async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.days = failuresState.safeParse(message.state).data?.days ?? this.days;
        return;
      case 'failureDays':
        this.days = message.days;
        this.frame.lookNow();
        return;
      case 'failedOf':
        await commands.executeCommand('deliveryDoctor.openMessages', {
          connectionId: this.frame.ref.connectionId,
          deliveryId: message.deliveryId,
          filter: failedMessages({ domain: message.domain }),
        });
        return;
      case 'export':
        await this.save(message.format);
        return;
      default:
        return;
    }
  }

  private async save(format: 'csv' | 'json'): Promise<void> {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    const bytes = format === 'json' ? jsonBytes(snapshot) : csvBytes(failuresCsv(snapshot, failuresStrings()));
    await saveFile(`failures ${snapshot.subject.instance}`, format, bytes);
  }
}

/** Undefined where the instance gives the results of no delivery. */
async function domainsOf(
  { statistics }: CampaignInstance,
  deliveries: readonly Delivery[],
  signal: AbortSignal,
): Promise<DomainFailuresRow[] | undefined> {
  // All of them ask at once, and become one call: more than Node expects to listen to one signal.
  const together = AbortSignal.any([signal]);
  setMaxListeners(0, together);
  const results = await Promise.all(
    deliveries.map(async (delivery) => ({ delivery, domains: await statistics.byDomain(delivery.id, together) })),
  );
  const known = results.flatMap(({ delivery, domains }) => (domains === undefined ? [] : [{ delivery, domains }]));
  return deliveries.length > 0 && known.length === 0
    ? undefined
    : failuresByDomain(known).slice(0, MOST_DOMAINS).map(rowOf);
}

function rowOf({ domain, failed, processed, reasons, deliveries }: DomainFailures): DomainFailuresRow {
  return {
    domain,
    failed,
    processed,
    reasons: { ...reasons },
    deliveries: deliveries.slice(0, NAMED_DELIVERIES).map((delivery) => ({ ...delivery })),
    deliveryCount: deliveries.length,
  };
}
