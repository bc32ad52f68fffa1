import { randomUUID } from 'node:crypto';
import { commands, l10n, window } from 'vscode';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow, viewTitle } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { describeInstance, type DescribedInstance } from './describeInstance';
import { draftOf, nameRemark } from './instanceDraft';

/** Describes, tests and saves a new instance, then opens it in the view. */
export const addInstance = defineCommand({
  id: 'deliveryDoctor.addInstance',
  title: l10n.t('Add an Instance…'),
  icon: 'add',
  menus: [viewTitle('deliveries', 'navigation@1')],
  run: async (context, { title }) => {
    const described = await describeInstance(context, title, randomUUID(), {});
    if (described === undefined) {
      return;
    }
    await save(context, described);
    if (described.tested) {
      void offerServer(described.descriptor.id, described.descriptor.name);
    }
  },
});

/** Changes a saved instance; what was there before is proposed, and the secret may stay. */
export const editInstance = defineCommand({
  id: 'deliveryDoctor.editInstance',
  title: l10n.t('Edit Instance…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('3_edit@1')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const draft = draftOf(descriptor);
    const described = await describeInstance(context, call.title, descriptor.id, draft, descriptor);
    if (described !== undefined) {
      await save(context, described);
    }
  },
});

/** Describes a further instance beginning with what another one has; the secret is asked for anew. */
export const duplicateInstance = defineCommand({
  id: 'deliveryDoctor.duplicateInstance',
  title: l10n.t('Duplicate Instance…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('3_edit@4')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const draft = { ...draftOf(descriptor), name: freeName(context, descriptor.name) };
    const described = await describeInstance(context, call.title, randomUUID(), draft);
    if (described !== undefined) {
      await save(context, described);
    }
  },
});

/** Gives an instance another name; the connection goes on. */
export const renameInstance = defineCommand({
  id: 'deliveryDoctor.renameInstance',
  title: l10n.t('Rename Instance…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('3_edit@2')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const name = await context.ui.prompter.input({
      title: call.title,
      prompt: l10n.t('The name under which you know this instance'),
      value: descriptor.name,
      check: (value) => nameRemark(value, context.store.all(), descriptor.id),
    });
    if (typeof name === 'string') {
      await context.store.save({ ...descriptor, name: name.trim() });
    }
  },
});

/** Takes an instance out of the list, with its secret. Nothing changes on the instance. */
export const removeInstance = defineCommand({
  id: 'deliveryDoctor.removeInstance',
  title: l10n.t('Remove Instance…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_remove@1')],
  run: async (context, call) => {
    const { id, name, environment } = await pickConnection(context, call);
    const agreed = await context.ui.confirm({
      question: l10n.t('Remove {0} from the list?', name),
      instance: name,
      environment,
      effect: l10n.t('Its address and its saved secret are forgotten here. Nothing changes on the instance.'),
      action: l10n.t('Remove'),
    });
    if (!agreed) {
      return;
    }
    await context.store.remove(id);
    await context.secrets.delete(id);
  },
});

/**
 * Saves the secret first, so that nothing that hears of the instance has to ask for it, and shows the instance when it
 * was seen to work.
 */
async function save({ secrets, store, view }: CommandContext, described: DescribedInstance): Promise<void> {
  const { descriptor, secret, tested } = described;
  const kept = secret === undefined || (await secrets.set(descriptor.id, secret));
  await store.save(descriptor);
  if (!kept) {
    void window.showWarningMessage(
      l10n.t(
        'The secret storage of this machine cannot be used, so you will be asked again after this window was closed.',
      ),
    );
  }
  if (tested) {
    await view.reveal(descriptor.id);
  }
}

/** Not awaited by the command: it is over, however long the notification stays. */
async function offerServer(connectionId: string, name: string): Promise<void> {
  const add = l10n.t('Add a Server…');
  const chosen = await window.showInformationMessage(
    l10n.t('{0} is added. To look at its MTA, Delivery Doctor also has to know its sending servers.', name),
    add,
  );
  if (chosen === add) {
    await commands.executeCommand('deliveryDoctor.addServer', { connectionId });
  }
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
