import { randomUUID } from 'node:crypto';
import { l10n, Uri, window, workspace } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { describeChannel } from '../../servers/descriptor';
import { parseDescriptor } from '../../connections/parseDescriptor';
import { Cancelled } from '../../platform/abort';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { DEMO_ID } from '../demo/demoConnection';
import { NextStep } from '../../platform/nextStep';
import { HAS_INSTANCE, viewTitle } from '../menuPlaces';
import { instancesToAdd } from './mergeInstances';

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
    for (const descriptor of added) {
      await context.store.save(descriptor);
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
  const inClear = read.find(({ signIn }) => signIn.kind === 'imsServiceAccount' && !isHttps(signIn.tokenEndpoint));
  if (inClear !== undefined) {
    throw new NextStep({
      what: l10n.t('The client secret of {0} would be sent in clear text', inClear.name),
      why: l10n.t('Its token endpoint does not begin with https://'),
      next: l10n.t('Ask whoever made the file for the right address.'),
    });
  }
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

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

/** Everything of an instance that decides where secrets go, whom one trusts, and how much is asked before a change. */
function describeImported({ name, url, environment, signIn, caFile, servers }: ConnectionDescriptor): string {
  const reached = servers.map(({ name: server, channel }) =>
    channel.kind === 'none' ? server : `${server} (${describeChannel(channel)})`,
  );
  const more = [
    l10n.t('environment: {0}', environment),
    ...(signIn.kind === 'imsServiceAccount' ? [l10n.t('client secret to: {0}', signIn.tokenEndpoint)] : []),
    ...(caFile === undefined ? [] : [l10n.t('certificates trusted by: {0}', caFile)]),
    ...reached,
  ];
  return `• ${name}: ${url} — ${more.join(', ')}`;
}
