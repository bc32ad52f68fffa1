import { l10n, window } from 'vscode';
import { describeError } from '../../connections/errorText';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { Cancelled, isCancelled } from '../../platform/abort';
import { sentence } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { Choice } from '../../platform/prompter';
import { runWizard } from '../../platform/wizard';
import type { ServerDescriptor } from '../../servers/descriptor';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceOfServersRow, instanceRow, viewTitle } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { serverOf, serverSteps, STEP, type ServerDraft } from './serverSteps';
import { readSshHosts } from './sshHosts';

/** Describes how a machine of an instance is reached, tests that, and saves it. */
export const addServer = defineCommand({
  id: 'deliveryDoctor.addServer',
  title: l10n.t('Add a Server…'),
  icon: 'server',
  palette: HAS_INSTANCE,
  menus: [
    viewTitle('servers', 'navigation@2', HAS_INSTANCE),
    instanceRow('2_servers@1'),
    instanceOfServersRow('3_servers@1'),
  ],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const server = await describeServer(context, descriptor, call.title);
    // Read again: while the questions were open, the instance may have been changed.
    const now = context.manager.mustHave(descriptor.id);
    await context.store.save({ ...now, servers: [...now.servers, server] });
    window.setStatusBarMessage(l10n.t('Server {0} added to {1}', server.name, now.name), 5000);
  },
});

/** Asks, tests, and goes back to a question when the test failed, until it works or is saved as it is. */
async function describeServer(
  context: CommandContext,
  descriptor: ConnectionDescriptor,
  title: string,
): Promise<ServerDescriptor> {
  const { prompter } = context.ui;
  const templates = context.settings().commandTemplates;
  const steps = serverSteps({ prompter, title, descriptor, templates, sshHosts: await readSshHosts() });
  const draft: ServerDraft = {};
  let asked = await runWizard(steps, draft);
  for (;;) {
    if (!asked) {
      throw new Cancelled();
    }
    const server = serverOf(draft);
    if (server === undefined) {
      asked = await runWizard(steps, draft);
      continue;
    }
    const trouble = await test(context, server);
    if (trouble === undefined) {
      return server;
    }
    const answer = await prompter.pick<string>({
      title: l10n.t('{0} could not be reached', server.name),
      remark: trouble,
      choices: waysOn(draft),
    });
    if (answer === SAVE) {
      return server;
    }
    if (answer !== AGAIN) {
      // Escape leads to the last question, where everything typed still stands; Escape there gives up.
      asked = await runWizard(steps, draft, typeof answer === 'string' ? answer : STEP.name);
    }
  }
}

/** What kept nlserver from answering, in words; undefined when it did, or where there is nothing to ask. */
async function test({ servers }: CommandContext, server: ServerDescriptor): Promise<string | undefined> {
  try {
    await withProgress(l10n.t('Testing {0}', server.name), async (signal) => {
      const opened = await servers.open(server);
      await opened?.pdump(signal);
    });
    return undefined;
  } catch (error) {
    return isCancelled(error) ? l10n.t('The test was cancelled.') : sentence(describeError(error));
  }
}

const SAVE = 'save';
const AGAIN = 'again';

function waysOn({ kind, knownHost }: ServerDraft): readonly Choice<string>[] {
  const typed = l10n.t('What was typed is still there');
  return [
    { label: l10n.t('Try again'), icon: 'refresh', value: AGAIN },
    ...(kind === 'ssh'
      ? [
          {
            label: l10n.t('Change the host'),
            icon: 'remote',
            detail: typed,
            value: knownHost === undefined ? STEP.host : STEP.knownHost,
          },
        ]
      : []),
    ...(kind === 'template'
      ? [{ label: l10n.t('Change the command'), icon: 'terminal', detail: typed, value: STEP.template }]
      : []),
    { label: l10n.t('Change the folder'), icon: 'folder', detail: typed, value: STEP.folder },
    { label: l10n.t('Change the way it is reached'), icon: 'server', detail: typed, value: STEP.kind },
    { label: l10n.t('Save It Anyway'), detail: l10n.t('Connect later'), icon: 'save', value: SAVE },
  ];
}
