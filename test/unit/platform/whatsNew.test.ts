import '../vscodeStandIn';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { StateStore } from '../../../src/platform/stateStore';
import { isNews, tellWhatIsNew } from '../../../src/platform/whatsNew';

describe('what is new', () => {
  const quiet = (): void => undefined;
  const nowhere = {} as vscode.Uri;
  let said: string[];
  let kept: Map<string, unknown>;

  beforeEach(() => {
    said = [];
    kept = new Map();
    Object.assign(vscode.window, {
      showInformationMessage: (text: string) => {
        said.push(text);
        return Promise.resolve(undefined);
      },
    });
  });

  const start = (version: string): Promise<void> =>
    tellWhatIsNew({
      extension: { id: 'x', uri: nowhere, storage: nowhere, commands: [], tools: [], version },
      state: new StateStore({ get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) }),
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet } as never,
    });

  it('is told once after an update, and not after the first installation', async () => {
    await start('0.1.0');
    assert.deepEqual(said, []);
    await start('0.2.0');
    await start('0.2.0');
    assert.deepEqual(said, ['Delivery Doctor was updated to 0.2.0.']);
  });

  it('is not told after a correction', async () => {
    await start('0.2.0');
    await start('0.2.1');
    assert.deepEqual(said, []);
    assert.deepEqual([isNews('0.2.9', '0.10.0'), isNews('1.0.0', '1.0.1')], [true, false]);
  });
});
