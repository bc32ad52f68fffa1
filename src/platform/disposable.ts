/** Anything that must be let go of; structurally the same as `vscode.Disposable`, without needing VS Code. */
export interface DisposableLike {
  dispose(): unknown;
}

/** Base of everything that owns something: what is registered is disposed with its owner, newest first. */
export class Disposable implements DisposableLike {
  private readonly owned: DisposableLike[] = [];
  private readonly ending = new AbortController();

  /** Aborts when this is disposed: for calls that nothing else would ever cancel. */
  protected get endSignal(): AbortSignal {
    return this.ending.signal;
  }

  protected get isDisposed(): boolean {
    return this.ending.signal.aborted;
  }

  /** Hands `item` over to this object. Registered after the end, it is disposed at once, so nothing leaks. */
  protected _register<T extends DisposableLike>(item: T): T {
    if (this.isDisposed) {
      item.dispose();
    } else {
      this.owned.push(item);
    }
    return item;
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this.ending.abort();
    for (const item of this.owned.splice(0).reverse()) {
      item.dispose();
    }
  }
}

/** Wraps a function as something to dispose; it runs once at most. */
export function onDispose(action: () => void): DisposableLike {
  let done = false;
  return {
    dispose: () => {
      if (done) {
        return;
      }
      done = true;
      action();
    },
  };
}
