import { window, type UriHandler } from 'vscode';
import { describeError } from '../connections/errorText';
import type { Connections } from '../connections/register';
import { CommandRunner, type CommandDefinition } from '../platform/commandRunner';
import type { Platform } from '../platform/platform';
import type { CommandContext, CommandServices } from './context';
import { linkHandler } from './deliveries/linkHandler';

/** Registers the commands that package.json declares, without loading them: their bundle comes with the first call. */
export function registerCommands(
  platform: Platform,
  connections: Connections,
  services: CommandServices,
): { readonly links: UriHandler; readonly loadCommands: () => Promise<readonly CommandDefinition[]> } {
  const { ui, activity, log, clock, secrets, settings } = platform;
  const context: CommandContext = {
    ...connections,
    ...services,
    secrets,
    ui,
    activity,
    log,
    clock,
    settings: () => settings.current,
  };
  const load = async (): Promise<readonly CommandDefinition[]> =>
    (await import('./index')).COMMANDS.map(({ id, title, run }) => ({ id, title, run: (call) => run(context, call) }));
  const runner = platform.own(new CommandRunner(log, describeError));
  runner.register(platform.extension.commands, load);
  const links = linkHandler(context, (error) => {
    runner.fail('link', error);
  });
  platform.own(window.registerUriHandler(links));
  return { links, loadCommands: load };
}
