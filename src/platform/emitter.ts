import type { DisposableLike } from './disposable';

export type Event<T> = (listener: (value: T) => void) => DisposableLike;

/**
 * A small event source for models, so that they run (and are tested) without VS Code.
 * One listener that throws does not keep the others from hearing: its error goes to `onError`.
 */
export class Emitter<T> implements DisposableLike {
  private readonly listeners = new Set<(value: T) => void>();

  constructor(private readonly onError: (error: unknown) => void = () => undefined) {}

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that the same function may listen twice.
    const entry = (value: T): void => {
      listener(value);
    };
    this.listeners.add(entry);
    return { dispose: () => this.listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.onError(error);
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}
