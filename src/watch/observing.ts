import { isCampaignError, isTransportFault, type CampaignError } from '../campaign/errors';
import type { EpochMs } from '../domain/delivery';
import type { Observed } from '../domain/judgement/observed';

/** Time limit of each source of a look, ms: a quiet look hurries nobody, and must not pile up. */
const SOURCE_LIMIT_MS = 30_000;

export interface ObserverOptions {
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
  /** Why something failed, as the rest of a sentence after “because”. */
  readonly because: (error: unknown) => string;
}

/** Reads sources one by one; what fails is an answer, too. Remembers the first fault of the way to the instance. */
export class Observer {
  private first: CampaignError | undefined;

  constructor(private readonly options: ObserverOptions) {}

  /** The first fault that says that the instance cannot be reached, or asks for fewer calls. */
  get fault(): CampaignError | undefined {
    return this.first;
  }

  /** Rejects only when the whole look is cancelled. */
  async read<T>(source: string, work: (signal: AbortSignal) => Promise<T>): Promise<Observed<T>> {
    const { now, signal, because } = this.options;
    signal.throwIfAborted();
    try {
      const value = await work(AbortSignal.any([signal, AbortSignal.timeout(SOURCE_LIMIT_MS)]));
      return { ok: true, value, at: now(), source };
    } catch (error) {
      signal.throwIfAborted();
      if (isCampaignError(error) && isTransportFault(error)) {
        this.first ??= error;
      }
      return { ok: false, source, because: because(error) };
    }
  }
}
