import { PROTOCOL_VERSION } from '../../../src/shared/protocol/common';
import type { SavedState } from '../../../src/shared/protocol/savedState';
import { parseSavedState } from '../../../src/shared/protocol/savedState';
import type { ToHost } from '../../../src/shared/protocol/toHost';
import type { ToPanel } from '../../../src/shared/protocol/toPanel';
import { parseToPanel } from '../../../src/shared/protocol/toPanel';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's end of the wire, and what it remembers over hiding and reloading. */
export class Host {
  private readonly api = acquireVsCodeApi();
  private state: Partial<SavedState>;

  constructor(onMessage: (message: ToPanel) => void) {
    this.state = parseSavedState(this.api.getState()) ?? {};
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = parseToPanel(event.data);
      if (message !== undefined) {
        onMessage(message);
      }
    });
  }

  get saved(): Partial<SavedState> {
    return this.state;
  }

  /** Remembers; the host's serializer gets this to open the same panel after a restart. */
  save(change: Partial<SavedState>): void {
    this.state = { ...this.state, ...change, version: PROTOCOL_VERSION };
    this.api.setState(this.state);
  }

  post(message: ToHost): void {
    this.api.postMessage(message);
  }

  /** Says that the page listens now; the answer is `init`. */
  ready(): void {
    const { period, span, scope, paused, comparedWith, tab, filter } = this.state;
    this.post({ type: 'ready', version: PROTOCOL_VERSION, period, span, scope, paused, comparedWith, tab, filter });
  }
}
