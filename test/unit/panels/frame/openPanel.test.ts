import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { OpenPanel } from '../../../../src/panels/frame/openPanel';
import type { PanelDefinition } from '../../../../src/panels/frame/panelDefinition';
import type { ToPanel } from '../../../../src/shared/protocol/toPanel';
import { NO_OPERATIONS, Recorder } from './recorder';

const SHOWN: ToPanel = { type: 'notice', text: 'what the content shows' };
const ref = { connectionId: 'c1', deliveryId: '1' };

/** A panel of VS Code, as far as a panel of ours uses one. */
function webviewPanel() {
  const posted: { type: string }[] = [];
  let receive: (message: unknown) => unknown = () => undefined;
  const nothing = { dispose: () => undefined };
  return {
    posted,
    say: async (message: unknown) => {
      await receive(message);
    },
    panel: {
      title: '',
      visible: true,
      onDidChangeViewState: () => nothing,
      webview: {
        html: '',
        cspSource: '',
        asWebviewUri: () => '',
        onDidReceiveMessage: (listener: typeof receive) => {
          receive = listener;
          return nothing;
        },
        postMessage: (message: { type: string }) => posted.push(message),
      },
    } as unknown as vscode.WebviewPanel,
  };
}

describe('an open panel', () => {
  let connected: (connectionId: string) => void = () => undefined;
  let refused = true;
  let looks = 0;
  let open: OpenPanel;
  let page: ReturnType<typeof webviewPanel>;

  beforeEach(() => {
    Object.assign(vscode.Uri, { joinPath: () => '' });
    refused = true;
    looks = 0;
    page = webviewPanel();
    const deps = {
      ...new Recorder(ref).deps,
      access: {
        descriptor: () => ({ id: 'c1' }),
        instance: () =>
          refused
            ? Promise.reject(new Error('The instance refused the sign-in'))
            : Promise.resolve({
                info: { clockOffsetMs: 0 },
                inBackground: <T>(work: () => Promise<T>) => work(),
              }),
        servers: () => Promise.resolve([]),
      },
      operations: { ...NO_OPERATIONS, bind: () => Promise.resolve({}) },
      onDidConnect: (listener: typeof connected) => {
        connected = listener;
        return { dispose: () => undefined };
      },
    };
    const definition: PanelDefinition = {
      kind: 'messages',
      title: () => 'Messages',
      strings: () => ({}),
      subject: () => undefined,
      show: () => [],
    };
    const content = {
      replay: () => [SHOWN],
      look: () => {
        looks += 1;
        return Promise.resolve(60_000);
      },
      handle: () => undefined,
    };
    open = new OpenPanel(deps as never, definition, { ref, content: () => content }, page.panel);
  });
  afterEach(() => {
    open.dispose();
  });

  const types = (): string[] => page.posted.map(({ type }) => type);
  async function until(type: string): Promise<void> {
    for (let tries = 0; !types().includes(type) && tries < 1000; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.ok(types().includes(type), `no ${type} among ${types().join()}`);
  }

  it('shows again what it had once the instance is signed in to, without waiting for its next turn', async () => {
    await page.say({ type: 'ready', version: 1 });
    await until('failed');
    page.posted.length = 0;
    refused = false;
    connected('another');
    connected('c1');
    await until('notice');
    assert.deepEqual(page.posted, [SHOWN]);
  });

  it('does not ask an instance once more that it has no quarrel with', async () => {
    refused = false;
    await page.say({ type: 'ready', version: 1 });
    for (let tries = 0; looks === 0 && tries < 1000; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal(looks, 1);
    connected('c1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(looks, 1);
  });
});
