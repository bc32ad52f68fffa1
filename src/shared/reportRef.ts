/** What a report is about: why a delivery is as it is, or how an instance is. */
export type ReportRef = DeliveryReportRef | InstanceReportRef;

export interface DeliveryReportRef {
  readonly connectionId: string;
  readonly deliveryId: string;
}

/** A report about an instance: its health, or a guide for it. */
export interface InstanceReportRef {
  readonly connectionId: string;
  readonly about: string;
}

/** The report about the health of an instance, and the one about everything that waits on it. */
export const HEALTH = 'health';
export const PENDING = 'pending';
const GUIDE = 'guide:';

/** The guide that a report about an instance is; undefined for another one. */
export function guideIn(about: string): string | undefined {
  return about.startsWith(GUIDE) ? about.slice(GUIDE.length) : undefined;
}

/** What a report about an instance is about when it is this guide. */
export function aboutGuide(guide: string): string {
  return `${GUIDE}${guide}`;
}

/** The same for the same report. */
export function reportKey(ref: ReportRef): string {
  return JSON.stringify(isOfDelivery(ref) ? [ref.connectionId, ref.deliveryId] : [ref.connectionId, '', ref.about]);
}

/** Whether it is about everything that waits on an instance. */
export function isOfPending(ref: ReportRef): boolean {
  return !isOfDelivery(ref) && ref.about === PENDING;
}

export function isOfDelivery(ref: ReportRef): ref is DeliveryReportRef {
  return 'deliveryId' in ref;
}
