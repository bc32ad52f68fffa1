import { l10n } from 'vscode';
import { announce } from '../../../operations/activation/announce';
import type { CommandArguments } from '../../../platform/commandRunner';
import { withProgress } from '../../../platform/progress';
import type { Reloadable } from '../../../servers/sendingServer';
import type { CommandContext } from '../../context';
import { changeModule } from './controlModule';
import { errorSentence } from '../../../connections/errorText';
import { chooseServer } from './servers';

/** `nlserver config -reload` or `nlserver stat -reload`; what it said stands in a transcript. */
export async function reload(context: CommandContext, args: CommandArguments, what: Reloadable): Promise<void> {
  const { descriptor, server } = await chooseServer(context, args);
  const target = await context.operations.bind(descriptor.id);
  const printed: string[] = [];
  const outcome = await context.operations.run(
    { kind: 'reload', server: server.name, what },
    { target, via: 'tree', printed: (text) => printed.push(text) },
  );
  if (printed.length > 0) {
    const transcript = await context.documents.openTranscript(`${what} -reload ${server.name}`);
    transcript.line(`${server.name} $ nlserver ${what} -reload`);
    for (const text of printed) {
      transcript.output(text);
    }
  }
  context.serversView.refresh(descriptor.id);
  await announce(context.operations, outcome, () => Promise.resolve());
}

/** `nlserver restart web`. */
export async function restartWeb(context: CommandContext, args: CommandArguments): Promise<void> {
  const { descriptor, server } = await chooseServer(context, args);
  await changeModule(context, {
    descriptor,
    server,
    id: { name: 'web', instance: 'default' },
    verb: 'restart',
    signal: args.signal,
  });
}

/** `nlserver pdump -who`, as it prints it, and what `nlserver monitor -missing` says. */
export async function showConnections(context: CommandContext, args: CommandArguments): Promise<void> {
  const { descriptor, server } = await chooseServer(context, args);
  const [who, missing] = await withProgress(l10n.t('Looking at what runs on {0}', server.name), (signal) =>
    Promise.all([
      server.pdumpWho(signal),
      server.monitorMissing(signal).catch((error: unknown) => [errorSentence(error)]),
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
