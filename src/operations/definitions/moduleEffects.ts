import * as l10n from '@vscode/l10n';
import type { ModuleVerb } from '../../servers/sendingServer';

/** What happens to those who depend on it. */
export function moduleEffect(verb: ModuleVerb, module: string): string {
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
