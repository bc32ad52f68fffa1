import { l10n } from 'vscode';
import type { Remedy } from '../../domain/finding';
import type { ModuleVerb } from '../../servers/sendingServer';
import type { RemedyConfirmation } from '../contract';

/** A remedy that starts, restarts or stops a module on a server. */
export type ControlRemedy = Extract<Remedy, { kind: 'startModule' | 'restartModule' | 'stopModule' }>;

/** What tells the three apart. Process ids are undefined where the module does not run. */
export interface Control {
  readonly verb: ModuleVerb;
  readonly ask: Pick<RemedyConfirmation, 'question' | 'action' | 'typeToConfirm'>;
  /** Why there is nothing to do; undefined when there is. */
  readonly needless: (pid: number | undefined) => string | undefined;
  readonly worked: (before: number | undefined, now: number | undefined) => boolean;
  readonly done: (pid: number | undefined) => string;
  /** Said when looking does not show it. */
  readonly notSeen: string;
  readonly undo?: Remedy;
}

export function controlOf(remedy: ControlRemedy): Control {
  switch (remedy.kind) {
    case 'startModule':
      return start(remedy);
    case 'restartModule':
      return restart(remedy);
    case 'stopModule':
      return stop(remedy);
  }
}

function start(remedy: ControlRemedy): Control {
  const { server } = remedy;
  const name = nameOf(remedy);
  return {
    verb: 'start',
    ask: { question: l10n.t('Start {0} on {1}?', name, server), action: l10n.t('Start {0}', name) },
    needless: (pid) => (pid === undefined ? undefined : l10n.t('{0} is already running on {1}.', name, server)),
    worked: (_before, now) => now !== undefined,
    done: (pid) => l10n.t('{0} runs on {1} (pid {2}).', name, server, pid ?? '?'),
    notSeen: l10n.t('{0} was told to start on {1}, but pdump does not list it.', name, server),
    undo: { ...remedy, kind: 'stopModule' },
  };
}

function restart(remedy: ControlRemedy): Control {
  const { server } = remedy;
  const name = nameOf(remedy);
  return {
    verb: 'restart',
    ask: {
      question: l10n.t('Restart {0} on {1}?', name, server),
      action: l10n.t('Restart {0}', name),
      typeToConfirm: name,
    },
    needless: (pid) => notRunning(remedy, pid),
    worked: (before, now) => now !== undefined && now !== before,
    done: (pid) => l10n.t('{0} runs on {1} (pid {2}).', name, server, pid ?? '?'),
    notSeen: l10n.t('{0} on {1} is as before.', name, server),
  };
}

function stop(remedy: ControlRemedy): Control {
  const { server } = remedy;
  const name = nameOf(remedy);
  return {
    verb: 'stop',
    ask: { question: l10n.t('Stop {0} on {1}?', name, server), action: l10n.t('Stop {0}', name), typeToConfirm: name },
    needless: (pid) => notRunning(remedy, pid),
    worked: (_before, now) => now === undefined,
    done: () => l10n.t('{0} does not run on {1} any more.', name, server),
    notSeen: l10n.t('{0} on {1} is as before.', name, server),
    undo: { ...remedy, kind: 'startModule' },
  };
}

function nameOf({ module, instance }: ControlRemedy): string {
  return `${module}@${instance}`;
}

function notRunning(remedy: ControlRemedy, pid: number | undefined): string | undefined {
  return pid === undefined
    ? l10n.t('{0} does not run on {1}; nothing was done.', nameOf(remedy), remedy.server)
    : undefined;
}
