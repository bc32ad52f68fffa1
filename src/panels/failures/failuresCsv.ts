import { COUNTED_REASONS } from '../../domain/domainResults';
import { csvLine } from '../../shared/format/csv';
import type { FailuresSnapshot } from '../../shared/protocol/failures';
import type { FailuresString } from '../../shared/strings/failures';

/** The table as CSV, one line per domain; numbers in plain form, the share as 0 to 1. An empty cell is not counted there. */
export function failuresCsv({ domains }: FailuresSnapshot, words: Record<FailuresString, string>): string[] {
  return [
    csvLine([
      words.domain,
      words.failed,
      words.ofProcessed,
      ...COUNTED_REASONS.map((reason) => words[`reason.${reason}`]),
      words.deliveries,
    ]),
    ...(domains.ok ? domains.value : []).map(({ domain, failed, processed, reasons, deliveryCount }) =>
      csvLine([
        domain,
        failed,
        processed === undefined || processed === 0 ? undefined : failed / processed,
        ...COUNTED_REASONS.map((reason) => reasons[reason]),
        deliveryCount,
      ]),
    ),
  ];
}
