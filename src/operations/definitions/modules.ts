import * as l10n from '@vscode/l10n';
import { isModule, taskOf } from '../../domain/expectedModules';
import type { CommandOutcome } from '../../servers/channel/call';
import type { ModuleVerb, RunningModule } from '../../servers/sendingServer';
import { serverWritesOf } from '../../servers/writes';
import { defineOperation } from '../defineOperation';
import { shownIf, TAKEN, type Answer, type Needless, type Operation, type Watching } from '../operation';
import type { Place } from '../place';
import type { RequestOf } from '../request';
import { deliveriesInHand } from './deliveriesInHand';
import { moduleEffect } from './moduleEffects';

type Kind = 'startModule' | 'restartModule' | 'stopModule';

interface Looked {
  readonly running: RunningModule | undefined;
  /** What an MTA has in hand, line by line. */
  readonly inHand: readonly string[];
}

/** A module is there, or gone, in seconds; an MTA that has to wait for its statistics server takes longer. */
const MODULE_WATCHING: Watching = { everyMs: 1000, limitMs: 60_000 };

export const startModule = defineOperation<'startModule'>({
  kind: 'startModule',
  expert: false,
  title: ({ module, instance, server }) => l10n.t('Start {0}@{1} on {2}', module, instance, server),
  effect: ({ module }) => moduleEffect('start', module),
  undoing: ({ module }) =>
    module === 'mta'
      ? l10n.t('To undo, stop the module again; what was sent cannot be called back.')
      : l10n.t('To undo, stop it again.'),
  operation: (request, language): Operation<Place, Looked> => ({
    ...control('start', request, {
      title: startModule.title(request, language),
      undoing: startModule.undoing(request),
      language,
    }),
    undo: () => ({ ...request, kind: 'stopModule' }),
  }),
});

export const restartModule = defineOperation<'restartModule'>({
  kind: 'restartModule',
  expert: true,
  title: ({ module, instance, server }) => l10n.t('Restart {0}@{1} on {2}', module, instance, server),
  effect: ({ module }) => moduleEffect('restart', module),
  undoing: () => l10n.t('There is nothing to undo: what it was doing is broken off, and taken up again.'),
  operation: (request, language): Operation<Place, Looked> =>
    control('restart', request, {
      title: restartModule.title(request, language),
      undoing: restartModule.undoing(request),
      language,
    }),
});

export const stopModule = defineOperation<'stopModule'>({
  kind: 'stopModule',
  expert: true,
  title: ({ module, instance, server }) => l10n.t('Stop {0}@{1} on {2}', module, instance, server),
  effect: ({ module }) => moduleEffect('stop', module),
  undoing: () => l10n.t('To undo, start it again.'),
  operation: (request, language): Operation<Place, Looked> => ({
    ...control('stop', request, {
      title: stopModule.title(request, language),
      undoing: stopModule.undoing(request),
      language,
    }),
    undo: () => ({ ...request, kind: 'startModule' }),
  }),
});

interface Words {
  readonly title: string;
  readonly undoing: string;
  /** For numbers. */
  readonly language: string;
}

function control(
  verb: ModuleVerb,
  { kind, server, module, instance }: RequestOf<Kind>,
  { title, undoing, language }: Words,
): Operation<Place, Looked> {
  const id = { name: module, instance };
  const task = taskOf(id);
  return {
    id: kind,
    request: { kind, server, module, instance },
    title,
    subject: task,
    server,
    read: async (place, signal) => {
      const [{ modules }, inHand] = await Promise.all([
        (await place.server(server)).pdump(signal),
        module === 'mta' ? deliveriesInHand(place, language, signal) : Promise.resolve([]),
      ]);
      return { running: modules.find((one) => isModule(one, id)), inHand };
    },
    needless: ({ running }) => needless(verb, running, task, server),
    ask: ({ running, inHand }) => ({
      question: question(verb, task, server),
      now: runningText(running),
      effect: [moduleEffect(verb, module), ...(inHand.length === 0 ? [] : [inHand.join('\n')])].join('\n\n'),
      undo: undoing,
      action: verbText(verb),
      typed: task,
    }),
    // What it has in hand changes all the time; the process is what was agreed about.
    agreed: ({ running }) => ({ pid: running?.pid }),
    write: async (place, _before, signal): Promise<Answer> => {
      const writes = serverWritesOf(await place.server(server));
      return answerOf(await writes.control(verb, module, instance, signal));
    },
    sight: (before, now) =>
      shownIf(
        now !== undefined &&
          (verb === 'stop'
            ? now.running === undefined
            : now.running !== undefined && now.running.pid !== before.running?.pid),
      ),
    done: (_before, now) =>
      now?.running === undefined
        ? l10n.t('{0} no longer runs on {1}.', task, server)
        : l10n.t('{0} runs on {1} (pid {2}).', task, server, now.running.pid),
    values: (before, now) => ({
      before: pidText(before.running),
      after: now === undefined ? '?' : pidText(now.running),
    }),
    undo: () => undefined,
    watching: MODULE_WATCHING,
  };
}

function needless(
  verb: ModuleVerb,
  running: RunningModule | undefined,
  task: string,
  server: string,
): Needless | undefined {
  if (verb === 'start') {
    return running === undefined
      ? undefined
      : { kind: 'alreadySo', text: l10n.t('{0} is already running on {1}.', task, server) };
  }
  // A restart starts what does not run: the question says that it does not.
  return verb === 'restart' || running !== undefined
    ? undefined
    : { kind: 'alreadySo', text: l10n.t('{0} does not run on {1}; nothing was done.', task, server) };
}

function question(verb: ModuleVerb, task: string, server: string): string {
  switch (verb) {
    case 'start':
      return l10n.t('Start {0} on {1}?', task, server);
    case 'stop':
      return l10n.t('Stop {0} on {1}?', task, server);
    case 'restart':
      return l10n.t('Restart {0} on {1}?', task, server);
  }
}

function verbText(verb: ModuleVerb): string {
  switch (verb) {
    case 'start':
      return l10n.t('Start the Module');
    case 'stop':
      return l10n.t('Stop the Module');
    case 'restart':
      return l10n.t('Restart the Module');
  }
}

function runningText(running: RunningModule | undefined): string {
  return running === undefined ? l10n.t('It does not run now.') : l10n.t('It runs now, pid {0}.', running.pid);
}

function pidText(running: RunningModule | undefined): string {
  return running === undefined ? l10n.t('not running') : l10n.t('pid {0}', running.pid);
}

/** What nlserver answered: an exit code other than 0 is a no. */
export function answerOf({ exitCode, stdout, stderr }: CommandOutcome): Answer {
  const printed = [stdout, stderr, l10n.t('nlserver ended with code {0}', exitCode)]
    .filter((text) => text !== '')
    .join('\n');
  return exitCode === 0
    ? { ...TAKEN, printed }
    : { taken: false, because: refusalText(exitCode, stderr, stdout), printed };
}

/** The exit code, and the last line of what was printed: of its errors, where there are any. */
function refusalText(exitCode: number, stderr: string, stdout: string): string {
  const text = (stderr.trim() === '' ? stdout : stderr).trim();
  const line = text.split(/\r?\n/).at(-1)?.slice(0, 300) ?? '';
  const ended = l10n.t('nlserver ended with code {0}', exitCode);
  return line === '' ? ended : `${ended} (${line})`;
}
