import type { DeliveryId, EpochMs } from '../domain/delivery';
import type { Remedy } from '../domain/finding';

/** Remedies that only show something. */
type Showing = 'openServerLog' | 'openAuditLog' | 'explainTwin' | 'askAdobe' | 'saveSupportReport';

/** Remedies whose arguments a person completes first, see `choices.ts`. */
type Incomplete = 'changeAffinity' | 'reschedule' | 'extendValidity' | 'purgeTemporary';

/** Names one occurrence of a URL in the content of a delivery, and the mode that it is to have. */
export interface UrlMode {
  readonly format: string;
  readonly tagId?: string | undefined;
  readonly source: string;
  readonly occurrence?: number | undefined;
  /** domain/urlTracking, TRACKING_TYPES. */
  readonly mode: number;
}

/** An operation with its arguments, as data: what a remedy, a menu, a panel, a record or a model asks for. */
export type OperationRequest =
  | Exclude<Remedy, { readonly kind: Showing | Incomplete }>
  | { readonly kind: 'prepare'; readonly deliveryId: DeliveryId }
  /**
   * Moves the contact date. `from`: only while it is that one. `validity` moves the end of the validity along, in the
   * same write.
   */
  | {
      readonly kind: 'reschedule';
      readonly deliveryId: DeliveryId;
      readonly to: EpochMs;
      readonly from?: EpochMs;
      readonly validity?: EpochMs;
    }
  | { readonly kind: 'extendValidity'; readonly deliveryId: DeliveryId; readonly to: EpochMs }
  /** Deletes temporary files that nobody wrote to for so many days. */
  | { readonly kind: 'purgeTemporary'; readonly server: string; readonly days: number }
  /** Tracking of the whole delivery. */
  | { readonly kind: 'switchTracking'; readonly deliveryId: DeliveryId; readonly on: boolean }
  /** Tracking of single URLs, each with the mode that it gets. */
  | {
      readonly kind: 'setUrlModes';
      readonly deliveryId: DeliveryId;
      readonly url: string;
      readonly modes: readonly UrlMode[];
    }
  /** `nlserver config -reload` or `nlserver stat -reload`. */
  | { readonly kind: 'reload'; readonly server: string; readonly what: 'config' | 'stat' };

export type OperationKind = OperationRequest['kind'];

export type RequestOf<Kind extends OperationKind> = Extract<OperationRequest, { readonly kind: Kind }>;
