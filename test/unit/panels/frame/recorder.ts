import assert from 'node:assert/strict';
import { testReachability } from '../../../../src/campaign';
import type { ConnectionDescriptor } from '../../../../src/connections/descriptor';
import type { PanelDeps } from '../../../../src/panels/contract';
import { PanelChanges } from '../../../../src/panels/frame/panelChanges';
import type { PanelFrame } from '../../../../src/panels/frame/panelContent';
import type { ToPanel } from '../../../../src/shared/protocol/toPanel';
import { parseToPanel } from '../../../../src/shared/protocol/toPanel';

export const descriptor: ConnectionDescriptor = {
  id: 'c1',
  name: 'Demo',
  url: '',
  environment: 'demo',
  signIn: { kind: 'password', operator: 'admin' },
  servers: [],
};

const unused = (): Promise<never> => Promise.reject(new Error('unused'));

/** For panels that change nothing. */
export const NO_OPERATIONS: PanelDeps['operations'] = {
  bind: unused,
  run: unused,
  runBatch: unused,
  history: { undoLabel: unused },
};

/** For panels that show no report. */
export const NO_REPORTS: PanelDeps['reports'] = {
  body: () => undefined,
  examine: unused,
  onDidChange: () => ({ dispose: () => undefined }),
  opened: () => ({ dispose: () => undefined }),
  fixes: () => [],
  showText: unused,
  copyText: unused,
  tickStep: unused,
};

/** What a panel posted to its page; each message is parsed as the page does. */
export class Recorder implements PanelFrame {
  readonly messages: ToPanel[] = [];
  readonly titles: string[] = [];
  readonly closed = AbortSignal.timeout(600_000);
  looks = 0;
  changes: PanelChanges;
  readonly deps;
  constructor(readonly ref: { connectionId: string; deliveryId: string }) {
    this.deps = {
      access: {
        descriptor: () => descriptor,
        instance: () => Promise.reject(new Error('unused')),
        servers: () => Promise.resolve([]),
      },
      instances: (): ReturnType<PanelDeps['instances']> => [],
      missingModules: (): number | undefined => undefined,
      extensionUri: undefined as never,
      log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
      now: () => 0,
      loadCampaign: () => Promise.resolve({ testReachability }),
      describeError: (error: unknown) => ({ what: String(error) }),
      operations: NO_OPERATIONS,
      reports: NO_REPORTS,
    };
    this.changes = new PanelChanges(NO_OPERATIONS, () => {
      this.looks += 1;
    });
  }
  post(message: ToPanel): void {
    const parsed = parseToPanel(structuredClone(message));
    assert.ok(parsed, 'the page would not understand this message');
    this.messages.push(parsed);
  }
  title(text: string): void {
    this.titles.push(text);
  }
  lookNow(): void {
    this.looks += 1;
  }
}

/** What a page had stored, besides what names its panel. */
export function stored(state: object): unknown {
  return { version: 1, connectionId: 'c1', deliveryId: '1', ...state };
}
