/** One change that was made, or tried, from here. */
export interface ActivityRecord {
  /** UTC epoch ms. */
  readonly at: number;
  /** Operator, as the instance names it. */
  readonly who: string;
  /** Name of the instance, as the person named it. */
  readonly where: string;
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  /** `done` only when it was seen, and caused by us: see operations/outcome. */
  readonly outcome:
    'done' | 'alreadySo' | 'changedMeanwhile' | 'refused' | 'notVerifiedYet' | 'unknown' | 'declined' | 'leftAlone';
}

/** One line per change, fields in a fixed order, so that it can be searched and kept as a record. */
export function formatActivity(record: ActivityRecord): string {
  return `${new Date(record.at).toISOString()} ${activityText(record)}`;
}

/** The same without its time. */
export function activityText(record: ActivityRecord): string {
  const change =
    record.before === undefined && record.after === undefined
      ? ''
      : ` | ${oneLine(record.before ?? '?')} → ${oneLine(record.after ?? '?')}`;
  return `[${record.outcome}] ${oneLine(record.who)} @ ${oneLine(record.where)} | ${oneLine(record.what)}${change}`;
}

/** A label from the instance must not be able to fake another line of the record. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
