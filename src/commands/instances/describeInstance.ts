import { l10n, window } from 'vscode';
import { credentialsOf } from '../../connections/credentials';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { runWizard } from '../../platform/wizard';
import type { CommandContext } from '../context';
import { askAfterTest } from './afterTest';
import { descriptorOf, secretOf, type InstanceDraft } from './instanceDraft';
import { instanceSteps } from './instanceSteps';
import { testInstance } from './testInstance';

/** A described instance, tested unless the person chose to save it untested. */
export interface DescribedInstance {
  readonly descriptor: ConnectionDescriptor;
  /** Undefined when the present secret stays. */
  readonly secret?: string;
  readonly tested: boolean;
}

/**
 * Asks for everything, tests, and goes back to a question when a test failed, until it works, is saved as it is or
 * given up (undefined).
 */
export async function describeInstance(
  context: CommandContext,
  title: string,
  id: string,
  draft: InstanceDraft,
  editing?: ConnectionDescriptor,
): Promise<DescribedInstance | undefined> {
  const steps = instanceSteps({ prompter: context.ui.prompter, title, others: context.store.all(), editing });
  let ask = await runWizard(steps, draft);
  for (;;) {
    if (!ask) {
      return undefined;
    }
    const descriptor = descriptorOf(id, draft);
    const secret = secretOf(draft);
    const known = secret ?? (editing === undefined ? undefined : await context.secrets.get(id));
    const credentials =
      descriptor === undefined || known === undefined ? undefined : credentialsOf(descriptor.signIn, known);
    if (descriptor === undefined || credentials === undefined) {
      ask = await runWizard(steps, draft);
      continue;
    }
    const outcome = await testInstance(context, { ...descriptor, credentials });
    if (outcome.kind === 'cancelled') {
      ask = await runWizard(steps, draft);
      continue;
    }
    if (outcome.kind === 'ok') {
      return { descriptor, secret, tested: true };
    }
    const next = await askAfterTest(context.ui.prompter, outcome);
    if (next.kind === 'backToQuestions') {
      // Escape: everything typed still stands in the questions, and Escape there gives up.
      ask = await runWizard(steps, draft);
    }
    if (next.kind === 'saveAnyway') {
      return { descriptor, secret, tested: false };
    }
    if (next.kind === 'chooseCaFile') {
      draft.caFile = (await chooseCaFile()) ?? draft.caFile;
    }
    if (next.kind === 'edit') {
      ask = await runWizard(steps, draft, next.from);
    }
  }
}

async function chooseCaFile(): Promise<string | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Certificate authority (PEM)'),
      filters: { PEM: ['pem', 'crt', 'cer'] },
      canSelectMany: false,
    })) ?? [];
  return file?.fsPath;
}
