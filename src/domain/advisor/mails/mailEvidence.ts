import type { DeliveryId } from '../../delivery';
import type { DeliveryStateCode } from '../../deliveryState';
import type { Observed } from '../../judgement/observed';
import type { MailHtml } from './findImages';

/** A recent email. */
export interface MailSeen {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly state: DeliveryStateCode;
  readonly content: MailHtml;
}

/** What a web server said of an address. */
export interface ImageAnswer {
  readonly status: number;
  readonly bytes?: number;
  readonly contentType?: string;
}

export interface MailEvidence {
  /** The newest emails; undefined where the instance does not give contents. */
  readonly mails: Observed<readonly MailSeen[] | undefined>;
  /** The instance is on this machine: addresses of this machine are then no mistake. */
  readonly local: boolean;
  /** By address; a bounded number of them was asked. */
  readonly answers: ReadonlyMap<string, Observed<ImageAnswer>>;
  /** Whether anything answers at the address of public resources; undefined when it was not asked. */
  readonly publicUrl?: Observed<ImageAnswer>;
}
