import type { EpochMs } from '../delivery';

/** Something that was read, with where from and when (our clock). */
export interface Read<T> {
  readonly ok: true;
  readonly value: T;
  readonly at: EpochMs;
  /** In the reader's language, e.g. "nlserver pdump on sending-1". */
  readonly source: string;
}

/** Something that could not be read. Says nothing about what is the case. */
export interface NotRead {
  readonly ok: false;
  readonly because: string;
  readonly source: string;
}

export type Observed<T> = Read<T> | NotRead;
