import { l10n } from 'vscode';
import { taskOf, type ModuleId } from '../../../domain/expectedModules';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import { announce } from '../../../operations/activation/announce';
import type { Outcome } from '../../../operations/outcome';
import type { CommandArguments } from '../../../platform/commandRunner';
import { environmentText } from '../../../platform/confirm';
import type { ManagedServer } from '../../../servers/managedServer';
import type { ModuleVerb } from '../../../servers/sendingServer';
import type { CommandContext } from '../../context';
import { showEndOfLog } from './endOfLog';
import { chooseModule } from './servers';

const OPERATION = { start: 'startModule', stop: 'stopModule', restart: 'restartModule' } as const;

/** Start, stop or restart one module. */
export async function controlModule(context: CommandContext, args: CommandArguments, verb: ModuleVerb): Promise<void> {
  const { descriptor, server, target } = await chooseModule(
    context,
    args,
    ({ running }) => (running === undefined) === (verb === 'start'),
  );
  await changeModule(context, {
    descriptor,
    server,
    id: { name: target.module, instance: target.instance },
    verb,
    signal: args.signal,
  });
}

export interface ModuleChange {
  readonly descriptor: ConnectionDescriptor;
  readonly server: ManagedServer;
  readonly id: ModuleId;
  readonly verb: ModuleVerb;
  readonly signal: AbortSignal;
}

/** Has one module changed; what nlserver printed stands in a transcript. */
export async function changeModule(context: CommandContext, change: ModuleChange): Promise<void> {
  const { descriptor, server, id, verb } = change;
  const target = await context.operations.bind(descriptor.id);
  const printed: string[] = [];
  const outcome = await context.operations.run(
    { kind: OPERATION[verb], server: server.name, module: id.name, instance: id.instance },
    { target, via: 'tree', printed: (text) => printed.push(text) },
  );
  if (outcome.kind !== 'declined' && printed.length > 0) {
    await transcribe(context, change, outcome, printed);
  }
  context.serversView.refresh(descriptor.id);
  context.view.expectChange(descriptor.id);
  await announce(context.operations, outcome, () => Promise.resolve());
}

async function transcribe(
  context: CommandContext,
  { descriptor, server, id, verb, signal }: ModuleChange,
  outcome: Outcome,
  printed: readonly string[],
): Promise<void> {
  const task = taskOf(id);
  const transcript = await context.documents.openTranscript(`${verb} ${task} ${server.name}`);
  transcript.line([descriptor.name, environmentText(descriptor.environment), server.name, task].join(' · '));
  transcript.line(`${server.name} $ nlserver ${verb} ${task} -noconsole`);
  for (const text of printed) {
    transcript.output(text);
  }
  transcript.line('text' in outcome ? outcome.text : l10n.t('You stopped waiting.'));
  if (outcome.kind !== 'done') {
    await showEndOfLog(server, id, transcript, signal);
  }
}
