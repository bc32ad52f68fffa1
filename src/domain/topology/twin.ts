import type { DeliveryId, EpochMs } from '../delivery';
import type { DeliveryStateCode } from '../deliveryState';

/**
 * What a mid-sourcing server has of a delivery that was handed to it (docs/campaign/topology.md, "The twin"). A split
 * delivery has several.
 */
export interface Twin {
  readonly id: DeliveryId;
  readonly state: DeliveryStateCode;
  /** When it was handed over: `@created` over there. */
  readonly createdAt?: EpochMs;
  readonly contactDate?: EpochMs;
  readonly lastModified?: EpochMs;
}

/** The answer of a mid-sourcing server about one delivery of another instance. */
export interface TwinAnswer {
  /** Those that name the delivery; newest first. */
  readonly twins: readonly Twin[];
  /** The row with the id that the sender holds for its twin is another delivery: it names another one, or none. */
  readonly foreign?: DeliveryId;
}

/** What was seen of a delivery on the mid-sourcing server that it was handed to. */
export type TwinSeen =
  /** None of the person's instances is at the address of the account: `server` as the account has it. */
  | { readonly kind: 'notLinked'; readonly server?: string }
  | {
      readonly kind: 'seen';
      readonly connectionId: string;
      /** The person's name of that instance. */
      readonly instance: string;
      readonly twins: readonly TwinAtMid[];
      readonly foreign?: DeliveryId;
    };

export interface TwinAtMid extends Twin {
  /** What holds it up over there, in the reader's language; undefined where nothing was found. */
  readonly because?: string;
}

/**
 * Whether an account leads to an instance at an address: the same host, and the same port where the account names one.
 * An account may hold a bare host name.
 */
export function isSameHost(server: string, url: string): boolean {
  const wanted = addressOf(server);
  const there = addressOf(url);
  return (
    wanted !== undefined && wanted.hostname === there?.hostname && (wanted.port === '' || wanted.port === there.port)
  );
}

function addressOf(address: string): URL | undefined {
  const text = address.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return url.hostname === '' ? undefined : url;
  } catch {
    return undefined;
  }
}
