import { l10n, window } from 'vscode';
import type { CommandContext } from '../context';
import type { DescribedInstance } from './describeInstance';

/** Saves the secret first, so that nothing that hears of the instance has to ask for it. */
export async function saveDescribed(
  { secrets, store }: CommandContext,
  { descriptor, secret }: DescribedInstance,
): Promise<void> {
  const kept = secret === undefined || (await secrets.set(descriptor.id, secret));
  await store.save(descriptor);
  if (!kept) {
    void window.showWarningMessage(
      l10n.t(
        'The secret storage of this machine cannot be used, so you will be asked again after this window was closed.',
      ),
    );
  }
}
