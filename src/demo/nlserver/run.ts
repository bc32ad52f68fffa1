import { banner, line, type Console } from './console';
import { reloadConfiguration, restartModule, startAll, startModule, stopAll, stopModule } from './control';
import { monitor, pdump, status } from './report';
import { clockOf } from './skew';

const INSTANCE = 'demo';

interface CommandLine {
  readonly root: string;
  readonly command: string;
  readonly target: string;
  readonly options: ReadonlySet<string>;
}

function parse(args: readonly string[]): CommandLine {
  let root = '.';
  const words: string[] = [];
  const options = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--root') {
      root = args[++at] ?? '.';
    } else if (arg.startsWith('-')) {
      options.add(arg);
    } else {
      words.push(arg);
    }
  }
  return { root, command: words[0] ?? '', target: words[1] ?? '', options };
}

const USAGE = `Usage: nlserver <command> [<module>[@<instance>]] [options]
  pdump [-who]                 lists the running modules
  monitor [-missing]           indicators, or modules that should run and do not
  start|stop|restart <module>  acts on one module (stop: -immediate; all: -noconsole, start and restart: -verbose)
  config -reload, stat -reload reads configuration or MX rules again
  watchdog -noconsole          starts all modules
  shutdown                     stops all modules`;

/** The demo's `nlserver`: prints what the real one prints, acts on the files of one server's folder. Answers the exit code. */
export function runNlserver(args: readonly string[], console: Console): number {
  try {
    return dispatch(args, console);
  } catch (error) {
    console.out(line(console.now(), `${error instanceof Error ? error.message : String(error)} (iRc=-53)`));
    return 1;
  }
}

function dispatch(args: readonly string[], console: Console): number {
  const { root, command, target, options } = parse(args);
  const context = { root, instance: INSTANCE, console: { ...console, now: () => clockOf(root, console.now()) } };
  switch (command) {
    case 'pdump':
      return pdump(context, options.has('-who'));
    case 'monitor':
      return monitor(context, options.has('-missing'));
    case 'status':
      return status(context);
    case 'start':
      return startModule(context, target, options.has('-verbose'));
    case 'stop':
      return stopModule(context, target, options.has('-immediate'));
    case 'restart':
      return restartModule(context, target, options.has('-verbose'));
    case 'config':
    case 'stat':
      if (options.has('-reload')) {
        return reloadConfiguration(context, command);
      }
      break;
    case 'watchdog':
      return startAll(context);
    case 'shutdown':
      return stopAll(context);
    default:
      break;
  }
  console.out(banner(console.now()));
  console.out(USAGE);
  return command === '' || options.has('-?') ? 0 : 1;
}
