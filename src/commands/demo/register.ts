import { l10n, Uri } from 'vscode';
import type { Connections } from '../../connections/register';
import type { Platform } from '../../platform/platform';
import { DEMO_ID, prepareDemo } from './demoConnection';
import { DemoProcess } from './demoProcess';

/** Prepares the demo instance, which starts when it is first signed in to; returns what makes it run. */
export function registerDemo(
  { extension, log, secrets, own }: Platform,
  { manager, store }: Pick<Connections, 'manager' | 'store'>,
): (signal: AbortSignal) => Promise<void> {
  const demo = own(
    new DemoProcess({
      script: Uri.joinPath(extension.uri, 'dist', 'demo.js').fsPath,
      home: Uri.joinPath(extension.storage, 'demo').fsPath,
      handleFile: process.env.DELIVERY_DOCTOR_DEMO_HANDLE,
      onEnd: () => void manager.disconnect(DEMO_ID),
      log,
    }),
  );
  const prepare = (signal: AbortSignal): Promise<void> =>
    prepareDemo({ ensure: (stop) => demo.ensure(stop), store, secrets, name: () => l10n.t('Demo instance') }, signal);
  manager.prepare(DEMO_ID, prepare);
  return prepare;
}
