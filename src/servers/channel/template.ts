import { ServerError } from '../errors';
import type { Channel } from './channel';
import { shellLine } from './posixShell';
import { runProcess } from './runProcess';
import { shellChannel } from './shellChannel';
import { isHost } from './sshArguments';
import { streamProcess } from './streamProcess';

interface TemplateParts {
  /** Stands for `{host}`: a pod, a container, an account. */
  readonly host: string;
  /** Stands for `{instance}`. */
  readonly instance?: string;
}

export type TemplateProblem = 'missing' | 'untrusted' | 'empty' | 'noCommand' | 'placeholder' | 'noInstance';

/** Where the command goes; alone in an argument it is spliced in, within a longer one it is one quoted line. */
const COMMAND = '{command}';
const INSTANCE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,127}$/;

/** What is wrong with a template; undefined when nothing is. */
export function templateProblem(template: readonly string[], parts: TemplateParts): TemplateProblem | undefined {
  const [program] = template;
  if (program === undefined || program.trim() === '') {
    return 'empty';
  }
  if (program.includes('{')) {
    return 'placeholder';
  }
  if (template.filter((part) => part.includes(COMMAND)).length !== 1) {
    return 'noCommand';
  }
  const unknown = template.some((part) => /\{[a-z]+\}/i.test(part.replaceAll(/\{(?:host|instance|command)\}/g, '')));
  if (unknown) {
    return 'placeholder';
  }
  return template.some((part) => part.includes('{instance}')) && parts.instance === undefined
    ? 'noInstance'
    : undefined;
}

/** The argument array that a template makes of a command. */
export function expandTemplate(
  template: readonly string[],
  { host, instance = '' }: TemplateParts,
  command: readonly string[],
): readonly string[] {
  return template.flatMap((part) => {
    if (part === COMMAND) {
      return command;
    }
    const values: Readonly<Record<string, () => string>> = {
      host: () => host,
      instance: () => instance,
      command: () => shellLine(command),
    };
    return [part.replaceAll(/\{(host|instance|command)\}/g, (_whole, name: string) => values[name]?.() ?? '')];
  });
}

interface TemplateChannelOptions extends TemplateParts {
  readonly installDir: string;
  readonly template: readonly string[];
}

/** Campaign behind a command of the admin's own, such as `kubectl exec` or `docker exec`: a setting of the user's, never a workspace's. */
export function templateChannel(server: string, options: TemplateChannelOptions): Channel {
  const program = (argv: readonly string[], doing: string) => {
    const { host, instance, template } = options;
    const badName = !isHost(host)
      ? ['host', host]
      : instance !== undefined && !INSTANCE_NAME.test(instance)
        ? ['instance', instance]
        : undefined;
    if (badName !== undefined) {
      const [kind = '', name = ''] = badName;
      throw new ServerError({ code: 'badName', server, doing, facts: { kind, name: name.slice(0, 80) } });
    }
    const problem = templateProblem(template, options);
    if (problem !== undefined) {
      throw new ServerError({ code: 'template', server, doing, facts: { reason: problem } });
    }
    const [file = '', ...args] = expandTemplate(template, options, argv);
    return { file, args };
  };
  return shellChannel(server, options.installDir, {
    run: async (argv, doing, call) => runProcess({ ...program(argv, doing), server, doing, ...call }),
    async *stream(argv, doing, signal) {
      return yield* streamProcess({ ...program(argv, doing), server, doing, signal });
    },
  });
}
