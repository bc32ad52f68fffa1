import { randomUUID } from 'node:crypto';
import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';
import { describeInstance } from './describeInstance';
import { draftOf } from './instanceDraft';
import { saveDescribed } from './saveDescribed';

/** Describes a further instance beginning with what another one has; the secret is asked for anew. */
export function duplicateInstance(context: CommandContext): CommandDefinition {
  const title = l10n.t('Duplicate instance');
  return {
    id: 'deliveryDoctor.duplicateInstance',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
      const draft = { ...draftOf(descriptor), name: freeName(context, descriptor.name) };
      const described = await describeInstance(context, title, randomUUID(), draft);
      if (described === undefined) {
        return;
      }
      await saveDescribed(context, described);
      if (described.tested) {
        await context.view.reveal(described.descriptor.id);
      }
    },
  };
}

/** `Shop FR 2`, or the next number that is free. */
function freeName({ store }: CommandContext, name: string): string {
  const taken = new Set(store.all().map((other) => other.name));
  for (let number = 2; ; number += 1) {
    const candidate = `${name} ${number}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
