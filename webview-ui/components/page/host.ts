import { PROTOCOL_VERSION } from '../../../src/shared/protocol/common';
import type { CommonState, StateSchema } from '../../../src/shared/protocol/savedState';
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
export class Host<State extends CommonState = CommonState> {
  private readonly api = acquireVsCodeApi();
  private state: Partial<State>;

  constructor(schema: StateSchema<State>, onMessage: (message: ToPanel) => void) {
    this.state = schema.safeParse(this.api.getState()).data ?? {};
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = parseToPanel(event.data);
      if (message !== undefined) {
        onMessage(message);
      }
    });
  }

  get saved(): Partial<State> {
    return this.state;
  }

  /** Remembers; the host's serializer gets this to open the same panel after a restart. */
  save(change: Partial<CommonState> | Partial<State>): void {
    this.state = Object.assign({}, this.state, change, { version: PROTOCOL_VERSION });
    this.api.setState(this.state);
  }

  post(message: ToHost): void {
    this.api.postMessage(message);
  }

  /** Says that the page listens now; the answer is `init`. */
  ready(): void {
    this.post({ type: 'ready', version: PROTOCOL_VERSION, state: this.state });
  }
}
