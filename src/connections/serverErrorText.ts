import { l10n } from 'vscode';
import type { ErrorWords } from '../platform/commandRunner';
import type { ServerError, ServerErrorCode } from '../servers/errors';

type Words = (server: string, fact: (name: string) => string | undefined) => ErrorWords;

/** One entry per code, so that the compiler misses none. */
const WORDS: Readonly<Record<ServerErrorCode, Words>> = {
  notReachable: (server, fact) => ({
    what: l10n.t('The server {0} cannot be reached', server),
    why: fact('detail') ?? fact('stderr'),
    next: l10n.t('Check its host name, and whether you need a VPN.'),
  }),
  hostKey: (server) => ({
    what: l10n.t('The host key of {0} is not known, or has changed', server),
    next: l10n.t('Connect once with ssh in a terminal and check the key with whoever runs the server.'),
  }),
  authentication: (server) => ({
    what: l10n.t('{0} refused the ssh sign-in', server),
    next: l10n.t('Delivery Doctor uses the keys of your ssh agent and ssh configuration: try ssh in a terminal first.'),
  }),
  timeout: (server) => ({
    what: l10n.t('The server {0} did not answer in time', server),
    next: l10n.t('Try again. If a module was to be started or stopped, look first whether it was.'),
  }),
  commandNotFound: (server, fact) =>
    fact('reason') === 'notExecutable'
      ? {
          what: l10n.t('The account may not run nlserver on {0}', server),
          why: fact('stderr'),
          next: l10n.t('Connect as Campaign’s own user, often neolane, or ask for the permission.'),
        }
      : {
          what: l10n.t('There is no nlserver on {0} where it was looked for', server),
          why: fact('stderr') ?? fact('path'),
          next: l10n.t('Correct the folder of Campaign in the description of the server.'),
        },
  commandFailed: (server, fact) => commandFailed(server, fact),
  badName: (server, fact) => ({
    what: l10n.t('{0} of the server {1} cannot be used: “{2}”', fieldText(fact('kind')), server, fact('name') ?? ''),
    next:
      fact('kind') === 'folder'
        ? l10n.t('The folder is a whole path on the server, such as {0}.', '/usr/local/neolane/nl6')
        : l10n.t('It has letters, digits, dots, dashes and underscores only.'),
  }),
  unreadable: (server, fact) => ({
    what: l10n.t('The answer of {0} cannot be read', server),
    why: [fact('path') ?? fact('detail'), fact('stderr') ?? fact('stdout')].filter(Boolean).join(' – ') || undefined,
    next: l10n.t('The log has the details.'),
  }),
  tooMuchOutput: (server) => ({
    what: l10n.t('{0} answered more than can be read at once', server),
    next: l10n.t('The log has the details.'),
  }),
  otherMachine: (server, fact) => ({
    what: l10n.t(
      '{0} is Campaign on the machine {1}, but this window runs on {2}',
      server,
      fact('meant') ?? '?',
      fact('here') ?? '?',
    ),
    why: l10n.t('The same folder may hold another Campaign here: nothing of it is read or changed.'),
    next: l10n.t('Open a window on that machine, or add the server again by ssh.'),
  }),
  template: (server, fact) => ({
    what: l10n.t('The command that reaches {0} cannot be used', server),
    why: templateReason(fact('reason')),
    next: l10n.t('Look at the setting {0}, in the user settings.', 'deliveryDoctor.commandTemplates'),
  }),
  cancelled: () => ({ what: l10n.t('Cancelled') }),
};

/** What a name stands for, to begin a sentence with. */
function fieldText(kind: string | undefined): string {
  switch (kind) {
    case 'host':
      return l10n.t('The host');
    case 'user':
      return l10n.t('The user');
    case 'port':
      return l10n.t('The port');
    case 'folder':
      return l10n.t('The folder');
    case 'file':
      return l10n.t('The file');
    default:
      return l10n.t('The name');
  }
}

function commandFailed(server: string, fact: (name: string) => string | undefined): ErrorWords {
  switch (fact('reason')) {
    case 'busy':
      return { what: l10n.t('A command on the same module is under way on {0} already', server) };
    case 'missingLibrary':
      return {
        what: l10n.t('nlserver cannot start on {0}: the system lacks the library {1}', server, fact('library') ?? '?'),
        why: fact('stderr'),
        next: l10n.t(
          'The installed package was made for another version of the system: install the Campaign package that fits it.',
        ),
      };
    default:
      return {
        what: l10n.t('A command failed on {0}', server),
        why: fact('stderr') ?? fact('stdout') ?? exitCodeText(fact('exitCode')),
        next: l10n.t('The log has what it printed.'),
      };
  }
}

function exitCodeText(code: string | undefined): string | undefined {
  return code === undefined ? undefined : l10n.t('It ended with exit code {0}', code);
}

function templateReason(reason: string | undefined): string | undefined {
  switch (reason) {
    case 'missing':
      return l10n.t('there is no template of its name in the settings');
    case 'untrusted':
      return l10n.t('this workspace is not trusted');
    case 'noCommand':
      return l10n.t('it must have {0} once', '{command}');
    case 'noInstance':
      return l10n.t('it needs {0}, which the description of the server does not have', '{instance}');
    case 'empty':
    case 'placeholder':
      return l10n.t('it begins with no program, or has a placeholder that there is not');
    default:
      return undefined;
  }
}

/** A ServerError in words. */
export function serverErrorText(error: ServerError): ErrorWords {
  return WORDS[error.code](error.server, (name) => (error.facts[name] === '' ? undefined : error.facts[name]));
}
