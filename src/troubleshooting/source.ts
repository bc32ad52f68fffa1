import type { EpochMs } from '../domain/delivery';
import type { Observed } from '../domain/judgement/observed';
import { becauseText } from '../connections/becauseText';
import { l10n } from 'vscode';

export interface SourceOptions {
  /** In the reader's language, e.g. "nlserver pdump on sending-1". */
  readonly source: string;
  readonly timeoutMs: number;
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
}

/** `observe` with everything settled but the source and the work. */
export type ObserveSource = <T>(source: string, work: (signal: AbortSignal) => Promise<T>) => Promise<Observed<T>>;

/**
 * Reads one source within its own time limit. A failure is an answer ("could not check, because …"); only the
 * caller's own cancellation rejects. The limit holds even when the work does not listen to its signal.
 */
export async function observe<T>(
  options: SourceOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Observed<T>> {
  const { source, timeoutMs, now, signal } = options;
  signal.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, limit]);
  let stop: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new Error('ended'));
    };
    either.addEventListener('abort', stop, { once: true });
  });
  try {
    const value = await Promise.race([work(either), ended]);
    return { ok: true, value, at: now(), source };
  } catch (error) {
    signal.throwIfAborted();
    return {
      ok: false,
      source,
      because: limit.aborted ? l10n.t('it took longer than {0} s', Math.round(timeoutMs / 1000)) : becauseText(error),
    };
  } finally {
    if (stop !== undefined) {
      either.removeEventListener('abort', stop);
    }
  }
}
