import { setMaxListeners } from 'events';

/**
 * Hears when a signal aborts, once; answers how to stop listening. One signal stands for all that a person asked for
 * with one click, which may be dozens of calls: Node's warning of a leak beyond ten listeners is no use here.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  setMaxListeners(0, signal);
  signal.addEventListener('abort', listener, { once: true });
  return () => {
    signal.removeEventListener('abort', listener);
  };
}
