import { randomUUID } from 'node:crypto';
import { l10n, Uri, window, workspace } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { parseDescriptor } from '../../connections/parseDescriptor';
import { Cancelled } from '../../platform/abort';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { DEMO_ID } from '../demo/demoConnection';
import { NextStep } from '../../platform/nextStep';
import { HAS_INSTANCE, viewTitle } from '../menuPlaces';
import { instancesToAdd } from './mergeInstances';
import { describeImported, environmentQuestion, refuseClearText } from './reviewImport';

const FILTERS = { JSON: ['json'] };
/** A file of descriptions is small; a larger one is something else. */
const MAX_BYTES = 1024 * 1024;

/** Saves the descriptions of all instances, without secrets, for colleagues or another machine. */
export const exportInstances = defineCommand({
  id: 'deliveryDoctor.exportInstances',
  title: l10n.t('Export Instances…'),
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', '1_instances@3', HAS_INSTANCE)],
  run: async ({ store }, { title }) => {
    const instances = store.all().filter(({ id }) => id !== DEMO_ID);
    const file = await window.showSaveDialog({
      title,
      defaultUri: Uri.file('campaign-instances.json'),
      filters: FILTERS,
    });
    if (file === undefined) {
      throw new Cancelled();
    }
    await workspace.fs.writeFile(
      file,
      new TextEncoder().encode(`${JSON.stringify({ version: 1, instances }, undefined, 2)}\n`),
    );
    window.setStatusBarMessage(l10n.t('{0} instances exported, without secrets', instances.length), 5000);
  },
});

/**
 * Adds the instances of such a file that are not there yet. Servers that would make this machine run something are
 * named before, because the file may come from anybody.
 */
export const importInstances = defineCommand({
  id: 'deliveryDoctor.importInstances',
  title: l10n.t('Import Instances…'),
  menus: [viewTitle('deliveries', '1_instances@2')],
  run: async (context, { title }) => {
    const [file] = (await window.showOpenDialog({ title, filters: FILTERS, canSelectMany: false })) ?? [];
    if (file === undefined) {
      throw new Cancelled();
    }
    const added = instancesToAdd(await readInstances(file), context.store.all(), randomUUID);
    if (added.length === 0) {
      void window.showInformationMessage(l10n.t('All instances of this file are in the list already.'));
      return;
    }
    if (!(await agreed(context, added))) {
      return;
    }
    const environments = environmentQuestion(title, added);
    const chosen = environments === undefined ? 'asTheFileSays' : await context.ui.prompter.pick(environments);
    if (chosen === undefined || typeof chosen === 'symbol') {
      throw new Cancelled();
    }
    for (const descriptor of added) {
      await context.store.save(chosen === 'production' ? { ...descriptor, environment: 'production' } : descriptor);
    }
    window.setStatusBarMessage(
      l10n.t('{0} instances added; each asks for its secret when you connect', added.length),
      5000,
    );
  },
});

async function readInstances(file: Uri): Promise<readonly ConnectionDescriptor[]> {
  const unusable = new NextStep({
    what: l10n.t('This file holds no instances'),
    next: l10n.t('Choose a file that was made by “Export Instances…”.'),
  });
  const { size } = await workspace.fs.stat(file);
  if (size > MAX_BYTES) {
    throw unusable;
  }
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)));
  } catch {
    throw unusable;
  }
  const list: unknown =
    typeof content === 'object' && content !== null && 'instances' in content ? content.instances : undefined;
  if (!Array.isArray(list)) {
    throw unusable;
  }
  const read = list.map(parseDescriptor).filter((descriptor) => descriptor !== undefined);
  if (read.length === 0) {
    throw unusable;
  }
  refuseClearText(read);
  return read;
}

async function agreed({ ui }: CommandContext, added: readonly ConnectionDescriptor[]): Promise<boolean> {
  const lines = added.map(describeImported);
  return ui.confirm({
    question: l10n.t('Add {0} instances?', added.length),
    instance: added.map(({ name }) => name).join(', '),
    environment: added.some(({ environment }) => environment === 'production') ? 'production' : 'stage',
    effect: `${l10n.t('Secrets are sent to these addresses when you connect, and programs run on these servers when you look at them.')}\n\n${lines.join('\n')}`,
    action: l10n.t('Add'),
  });
}
