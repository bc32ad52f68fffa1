import type { CampaignErrorCode } from './errors';

/** Whether an instance has something; `unknown`: it does not say. */
export type Presence = 'yes' | 'no' | 'unknown';

/** An attribute or element that a query uses. */
export interface AskedAttribute {
  readonly path: string;
  /** A row without it is worth nothing. */
  readonly needed: boolean;
  readonly has: Presence;
}

/** A schema that queries use, as far as they do. */
export interface AskedSchema {
  readonly name: string;
  /** The instance describes it to this operator. */
  readonly shown: boolean;
  /** Why its rows were not given. */
  readonly refused?: CampaignErrorCode;
  readonly attributes: readonly AskedAttribute[];
}

/** A SOAP method that the product may call. */
export interface AskedMethod {
  readonly service: string;
  readonly method: string;
  readonly has: Presence;
}

/** What some reads came to, and what of the instance they rely on. */
export interface Inspection<T> {
  readonly outcome: PromiseSettledResult<T>;
  readonly schemas: readonly AskedSchema[];
}

/** Holds what the product assumes of an instance against what the instance has. Reads only. */
export interface ProfileRepository {
  /** Makes reads and tells which schemas and attributes they asked for; a read that fails is an outcome. */
  inspect<T>(work: () => Promise<T>, signal: AbortSignal): Promise<Inspection<T>>;
  /** Every method that operations may call; none of them is called. */
  methods(signal: AbortSignal): Promise<readonly AskedMethod[]>;
}
