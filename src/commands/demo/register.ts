import { l10n, Uri } from 'vscode';
import type { Connections } from '../../connections/register';
import type { Platform } from '../../platform/platform';
import type { Topology } from '../../demo/handle';
import { DEMO_ID, isDemo, prepareDemo } from './demoConnection';
import { DemoProcess } from './demoProcess';

/** Prepares the demo instance, which starts when it is first signed in to; returns what makes it run. */
export function registerDemo(
  { extension, log, secrets, own }: Platform,
  { manager, store }: Pick<Connections, 'manager' | 'store'>,
): (signal: AbortSignal, topology?: Topology) => Promise<readonly string[]> {
  const demo = own(
    new DemoProcess({
      script: Uri.joinPath(extension.uri, 'dist', 'demo.js').fsPath,
      home: Uri.joinPath(extension.storage, 'demo').fsPath,
      handleFile: process.env.DELIVERY_DOCTOR_DEMO_HANDLE,
      onEnd: () => {
        for (const { id } of store.all().filter((one) => isDemo(one.id))) {
          void manager.disconnect(id);
        }
      },
      log,
    }),
  );
  const prepare = async (signal: AbortSignal, topology?: Topology): Promise<readonly string[]> => {
    const ids = await prepareDemo(
      { ensure: (stop) => demo.ensure(stop, topology), store, secrets, name: () => l10n.t('Demo instance') },
      signal,
    );
    beforeSignIn(ids);
    return ids;
  };
  const beforeSignIn = (ids: readonly string[]): void => {
    for (const id of ids) {
      manager.prepare(id, async (signal) => {
        await prepare(signal);
      });
    }
  };
  beforeSignIn([DEMO_ID, ...store.all().flatMap(({ id }) => (isDemo(id) ? [id] : []))]);
  return prepare;
}
