import { l10n, window } from 'vscode';
import type { CommandArguments } from '../../../platform/commandRunner';
import { withProgress } from '../../../platform/progress';
import type { Reloadable } from '../../../servers/managedServer';
import type { CommandContext } from '../../context';
import { NextStep } from '../../../platform/nextStep';
import { recordServer } from './activity';
import { errorWords } from './preCheck';
import { changeModule } from './controlModule';
import { chooseServer } from './servers';

/** `nlserver config -reload` or `nlserver stat -reload`: ask, send once, show what it said, look that all runs as before. */
export async function reload(context: CommandContext, args: CommandArguments, what: Reloadable): Promise<void> {
  const action = what === 'config' ? l10n.t('Reload the configuration') : l10n.t('Reload the MX rules');
  const { descriptor, server } = await chooseServer(context, args);
  const agreed = await context.ui.confirm({
    question:
      what === 'config'
        ? l10n.t('Reload the configuration on {0}?', server.name)
        : l10n.t('Reload the MX rules on {0}?', server.name),
    instance: descriptor.name,
    environment: descriptor.environment,
    effect:
      what === 'config'
        ? l10n.t(
            'nlserver config -reload: the web module reads serverConf.xml and the configuration of the instances again. Nothing stops for it. Some changes need a restart all the same.',
          )
        : l10n.t(
            'nlserver stat -reload: the statistics server reads the MX rules again and keeps its statistics. Nothing stops for it.',
          ),
    action,
    typeToConfirm: server.name,
  });
  if (!agreed) {
    return;
  }
  const transcript = await context.documents.openTranscript(`${what} -reload ${server.name}`);
  transcript.line(`${server.name} $ nlserver ${what} -reload`);
  const done = await withProgress(action, async (signal) => {
    try {
      const { exitCode, stdout, stderr } = await server.reload(what, signal);
      transcript.output(`${stdout}\n${stderr}`);
      transcript.line(l10n.t('nlserver ended with code {0}', exitCode));
      const { modules } = await server.pdump(signal);
      transcript.line(l10n.t('{0} modules run', modules.length));
      return exitCode === 0;
    } catch (error) {
      transcript.line(errorWords(error));
      return false;
    }
  });
  recordServer(context, descriptor, {
    what: `nlserver ${what} -reload (${server.name})`,
    outcome: done ? 'done' : 'failed',
  });
  context.serversView.refresh(descriptor.id);
  if (!done) {
    throw new NextStep({
      what: l10n.t('{0}: it was not seen to work on {1}', action, server.name),
      next: l10n.t('The transcript has what nlserver said.'),
      severity: 'error',
    });
  }
  void window.showInformationMessage(l10n.t('{0}: done on {1}.', action, server.name));
}

/** `nlserver restart web`. */
export async function restartWeb(context: CommandContext, args: CommandArguments): Promise<void> {
  const { descriptor, server } = await chooseServer(context, args);
  await changeModule(context, { descriptor, server, id: { name: 'web', instance: 'default' }, verb: 'restart' });
}

/** `nlserver pdump -who`, as it prints it, and what `nlserver monitor -missing` says. */
export async function showConnections(context: CommandContext, args: CommandArguments): Promise<void> {
  const { descriptor, server } = await chooseServer(context, args);
  const [who, missing] = await withProgress(l10n.t('Looking at what runs on {0}', server.name), (signal) =>
    Promise.all([
      server.pdumpWho(signal),
      server.monitorMissing(signal).catch((error: unknown) => [errorWords(error)]),
    ]),
  );
  const text = [
    `$ nlserver pdump -who`,
    who,
    `$ nlserver monitor -missing`,
    missing.length === 0 ? l10n.t('Nothing is missing.') : missing.join('\n'),
    '',
  ].join('\n');
  await context.documents.showText(`${descriptor.name} ${server.name} pdump -who`, text);
}
