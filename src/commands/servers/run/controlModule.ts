import { l10n, window } from 'vscode';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import type { CommandArguments } from '../../../platform/commandRunner';
import { environmentText } from '../../../platform/confirm';
import { withProgress } from '../../../platform/progress';
import type { ManagedServer } from '../../../servers/managedServer';
import { taskOf, type ModuleId } from '../../../domain/expectedModules';
import type { ModuleVerb } from '../../../servers/sendingServer';
import type { CommandContext } from '../../context';
import { NextStep } from '../../../platform/nextStep';
import { recordServer } from './activity';
import { carryOut, type Outcome } from './carryOut';
import { effectOf, failedWords, questionOf, verbText } from './controlWords';
import { preCheck, type PreCheck } from './preCheck';
import { chooseModule } from './servers';

/** Modules that somebody is about to change, from the first look to the last. */
const underWay = new Set<string>();

/** Start, stop or restart one module: look, ask, send once, look until it shows. */
export async function controlModule(context: CommandContext, args: CommandArguments, verb: ModuleVerb): Promise<void> {
  const { descriptor, server, target } = await chooseModule(
    context,
    args,
    ({ running }) => (running === undefined) === (verb === 'start'),
  );
  await changeModule(context, { descriptor, server, id: { name: target.module, instance: target.instance }, verb });
}

export interface ModuleChange {
  readonly descriptor: ConnectionDescriptor;
  readonly server: ManagedServer;
  readonly id: ModuleId;
  readonly verb: ModuleVerb;
}

export async function changeModule(context: CommandContext, change: ModuleChange): Promise<void> {
  await onlyOnce([change], async () => {
    const check = await withProgress(l10n.t('Looking at what runs on {0}', change.server.name), (signal) =>
      preCheck(context, change.descriptor.id, change.server, change.id, signal),
    );
    refuseNeedless(change, check);
    if (!(await agreed(context, change, check))) {
      return;
    }
    await send(context, change, check);
  });
}

/** Never twice at once for the same module: from the question to the last look. */
export async function onlyOnce(changes: readonly ModuleChange[], work: () => Promise<void>): Promise<void> {
  const keys = changes.map(({ server, id }) => `${server.identity}\n${taskOf(id)}`);
  const busy = changes.find((_change, index) => underWay.has(keys[index] ?? ''));
  if (busy !== undefined) {
    throw new NextStep({
      what: l10n.t('{0} on {1} is being changed already', taskOf(busy.id), busy.server.name),
      next: l10n.t('Wait until that is over; its transcript is in an editor.'),
    });
  }
  for (const key of keys) {
    underWay.add(key);
  }
  try {
    await work();
  } finally {
    for (const key of keys) {
      underWay.delete(key);
    }
  }
}

function refuseNeedless({ verb, id, server }: ModuleChange, { running }: PreCheck): void {
  if (verb === 'start' && running !== undefined) {
    throw new NextStep({
      what: l10n.t('{0} is already running on {1} (pid {2})', taskOf(id), server.name, String(running.pid)),
    });
  }
  if (verb === 'stop' && running === undefined) {
    throw new NextStep({ what: l10n.t('{0} is not running on {1}', taskOf(id), server.name) });
  }
}

function agreed(
  { ui }: CommandContext,
  { descriptor, server, id, verb }: ModuleChange,
  check: PreCheck,
): Promise<boolean> {
  return ui.confirm({
    question: questionOf(verb, id, server.name),
    instance: descriptor.name,
    environment: descriptor.environment,
    effect: [effectOf(verb, id.name), ...(check.deliveries.length === 0 ? [] : [check.deliveries.join('\n')])].join(
      '\n\n',
    ),
    action: verbText(verb),
    typeToConfirm: taskOf(id),
  });
}

async function send(context: CommandContext, change: ModuleChange, check: PreCheck): Promise<void> {
  const { descriptor, server, id, verb } = change;
  const transcript = await context.documents.openTranscript(`${verb} ${taskOf(id)} ${server.name}`);
  transcript.line(
    [descriptor.name, environmentText(descriptor.environment), server.name, verbText(verb), taskOf(id)].join(' · '),
  );
  transcript.line(
    check.running === undefined
      ? l10n.t('Before: {0} does not run', taskOf(id))
      : l10n.t('Before: {0} runs, pid {1}', taskOf(id), String(check.running.pid)),
  );
  for (const line of check.deliveries) {
    transcript.output(line);
  }
  const outcome = await withProgress(questionOf(verb, id, server.name), (signal) =>
    carryOut(
      server,
      { verb, id, ...(check.running === undefined ? {} : { before: check.running }) },
      transcript,
      signal,
    ),
  );
  recordServer(context, descriptor, {
    what: `nlserver ${verb} ${taskOf(id)} (${server.name})`,
    before: check.running === undefined ? l10n.t('missing') : l10n.t('pid {0}', String(check.running.pid)),
    ...after(outcome),
  });
  context.serversView.refresh(descriptor.id);
  context.view.expectChange(descriptor.id);
  if (outcome.kind !== 'done') {
    throw new NextStep({ ...failedWords(verb, id, server.name, outcome), severity: 'error' });
  }
  void window.showInformationMessage(
    outcome.pid === undefined
      ? l10n.t('{0} on {1} is stopped.', taskOf(id), server.name)
      : l10n.t('{0} runs on {1}, pid {2}.', taskOf(id), server.name, String(outcome.pid)),
  );
}

function after(outcome: Outcome): { readonly after?: string; readonly outcome: Outcome['kind'] } {
  if (outcome.kind !== 'done') {
    return { outcome: outcome.kind };
  }
  return {
    outcome: 'done',
    after: outcome.pid === undefined ? l10n.t('stopped') : l10n.t('pid {0}', String(outcome.pid)),
  };
}
