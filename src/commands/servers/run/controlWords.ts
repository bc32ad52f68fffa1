import { l10n } from 'vscode';
import type { ErrorWords } from '../../../platform/commandRunner';
import { taskOf, type ModuleId } from '../../../domain/expectedModules';
import type { ModuleVerb } from '../../../servers/sendingServer';
import type { Outcome } from './carryOut';

export function verbText(verb: ModuleVerb): string {
  switch (verb) {
    case 'start':
      return l10n.t('Start the module');
    case 'stop':
      return l10n.t('Stop the module');
    case 'restart':
      return l10n.t('Restart the module');
  }
}

/** Names module and server; the dialog itself adds instance and environment. */
export function questionOf(verb: ModuleVerb, id: ModuleId, server: string): string {
  switch (verb) {
    case 'start':
      return l10n.t('Start {0} on {1}?', taskOf(id), server);
    case 'stop':
      return l10n.t('Stop {0} on {1}?', taskOf(id), server);
    case 'restart':
      return l10n.t('Restart {0} on {1}?', taskOf(id), server);
  }
}

/** What happens to those who depend on it. */
export function effectOf(verb: ModuleVerb, module: string): string {
  const words = MODULES[module] ?? OTHER;
  return words[verb]();
}

type Effects = Readonly<Record<ModuleVerb, () => string>>;

const OTHER: Effects = {
  start: () => l10n.t('nlserver starts the module. Stop it to undo that.'),
  stop: () =>
    l10n.t('What the module does is not done until it is started again. The watchdog may start it by itself.'),
  restart: () => l10n.t('The module ends and starts again; what it does is interrupted for some seconds.'),
};

const MODULES: Readonly<Record<string, Effects>> = {
  mta: {
    start: () => l10n.t('Deliveries that wait are sent from this server from now on.'),
    stop: () =>
      l10n.t(
        'This server sends nothing until the MTA is started again: its deliveries wait, and go on where they were.',
      ),
    restart: () =>
      l10n.t(
        'Sending from this server is interrupted for some seconds to minutes, then goes on where it was. A new configuration is read.',
      ),
  },
  web: {
    start: () => l10n.t('Consoles, web pages and calls of the API are answered from now on.'),
    stop: () =>
      l10n.t(
        'Consoles, web pages, mirror pages and calls of the API are not answered by this server, Delivery Doctor’s own included.',
      ),
    restart: () =>
      l10n.t(
        'Consoles, web pages and calls of the API fail for some seconds to minutes, Delivery Doctor’s own included.',
      ),
  },
  stat: {
    start: () => l10n.t('The MTA can ask again how much it may send to which domain.'),
    stop: () => l10n.t('The MTA sends nothing without its statistics server.'),
    restart: () => l10n.t('The statistics it has collected are lost. For new MX rules, reloading them is enough.'),
  },
  wfserver: {
    start: () => l10n.t('Workflows that are due run from now on.'),
    stop: () =>
      l10n.t('Workflows of this instance do not run, the technical ones included, until it is started again.'),
    restart: () => l10n.t('Workflows that are running are interrupted and go on after the restart.'),
  },
};

/** What did not work, and what to do now. It is never sent again by itself. */
export function failedWords(
  verb: ModuleVerb,
  id: ModuleId,
  server: string,
  outcome: Exclude<Outcome, { kind: 'done' }>,
): ErrorWords {
  if (outcome.kind === 'failed') {
    return {
      what: l10n.t('Nothing was done on {0}', server),
      why: outcome.why,
      next: l10n.t('Mend that, then try again.'),
    };
  }
  return {
    what:
      verb === 'stop'
        ? l10n.t('{0} was not seen to stop on {1}', taskOf(id), server)
        : l10n.t('{0} was not seen to start on {1}', taskOf(id), server),
    next: l10n.t('The transcript has the end of its log. It is not tried again by itself.'),
  };
}
