import { l10n } from 'vscode';
import type { CampaignError, CampaignErrorCode } from '../campaign/errors';
import type { ErrorWords } from '../platform/commandRunner';
import { certificateProblem, proxyProblem, unsentSignIn, unusableAuthority } from './connectionErrorText';
import { knownFault } from './knownFault';

type Fact = (name: string, otherwise?: string) => string;
type Words = (fact: Fact) => ErrorWords;

/** One entry per code, so that the compiler misses none. */
const WORDS: Readonly<Record<CampaignErrorCode, Words>> = {
  dns: (fact) => ({
    what: l10n.t('The name {0} is not known', fact('host')),
    why: l10n.t('No address was found for it'),
    next: l10n.t('Check the spelling of the address, and whether you need a VPN.'),
  }),
  refused: (fact) => ({
    what: l10n.t('{0} refuses the connection', fact('host')),
    why: l10n.t('Nothing listens there, or a firewall is in between'),
    next: l10n.t('Check the port in the address, and whether the instance is up.'),
  }),
  timeout: (fact) => ({
    what: l10n.t('{0} did not answer in time', fact('host', l10n.t('The instance'))),
    why:
      fact('problem', '') === 'WAITED_FOR_TURN'
        ? l10n.t('Other calls wait for it, too, and this one was not sent')
        : '',
    next: l10n.t('Try again; if it is always slow, raise the setting deliveryDoctor.requestTimeoutSeconds.'),
    action: {
      label: l10n.t('Open Setting'),
      command: 'workbench.action.openSettings',
      arguments: ['deliveryDoctor.requestTimeoutSeconds'],
    },
  }),
  tls: (fact) => {
    if (fact('caFile', '') !== '') {
      return unusableAuthority(fact('caFile'), fact('problem', ''));
    }
    return fact('problem', '') === 'NO_TLS_AT_THIS_PORT'
      ? {
          what: l10n.t('{0} does not answer in https', fact('host')),
          why: l10n.t('Most often http is spoken at this port'),
          next: l10n.t('Check the port, or whether the address begins with http://.'),
        }
      : {
          what: l10n.t('The certificate of {0} is not trusted', fact('host')),
          why: certificateProblem(fact('problem', '')),
          next: l10n.t(
            'If your company has its own certificate authority, give its file when you edit the instance; otherwise ask who runs the server.',
          ),
        };
  },
  proxy: (fact) => ({
    what: l10n.t('The proxy did not let the request through'),
    why: proxyProblem(fact('status', '')),
    next: l10n.t('Check the setting http.proxy and its credentials.'),
    action: { label: l10n.t('Open Setting'), command: 'workbench.action.openSettings', arguments: ['http.proxy'] },
  }),
  connectionLost: (fact) => ({
    what: l10n.t('The connection to {0} was interrupted', fact('host', l10n.t('the instance'))),
    next: l10n.t('Try again. If it was a change, look first whether it was done.'),
  }),
  http: (fact) =>
    isGateway(fact('status', ''))
      ? gateway(fact('status'), '')
      : {
          what: l10n.t('The server answered with HTTP status {0}', fact('status')),
          why: fact('location', '') === '' ? '' : l10n.t('It points to {0}', fact('location')),
          next: l10n.t('Check the address; if it is right, look at the web server of the instance.'),
        },
  html: (fact) => webPage(fact('kind', ''), fact('status', ''), fact('title', '')),
  notCampaign: () => ({
    what: l10n.t('There is something at this address, but it is not Adobe Campaign'),
    next: l10n.t('Use the address of the Campaign application server, as in the client console.'),
  }),
  logonRefused: (fact) =>
    unsentSignIn(fact('problem', '')) ?? {
      what: l10n.t('The instance refused the sign-in'),
      why: fact('message', l10n.t('Operator or password is wrong, or the operator is disabled')),
      next: l10n.t(
        'Nothing was tried again, because three refused sign-ins lock the operator. Check both and sign in again.',
      ),
    },
  banned: () => ({
    what: l10n.t('The operator is locked for a few minutes'),
    why: l10n.t('There were too many refused sign-ins'),
    next: l10n.t('Wait at least five minutes before the next try: each earlier one makes it longer.'),
  }),
  securityZone: () => ({
    what: l10n.t('The instance does not allow this operator to sign in from here'),
    why: l10n.t('Your address is in no security zone that allows it'),
    next: l10n.t('Ask the administrator to add your IP address to a security zone, or use a VPN.'),
  }),
  missingRight: (fact) => ({
    what: l10n.t('The operator may not do this'),
    why: fact('right', '') === '' ? said(fact) : l10n.t('The right {0} is missing', fact('right')),
    next: l10n.t('Ask an administrator of the instance for the right, or sign in as another operator.'),
  }),
  sessionExpired: () => ({
    what: l10n.t('The session has ended'),
    next: l10n.t('Connect again.'),
  }),
  unknownSchema: (fact) => ({
    what: l10n.t('This instance has no schema {0}', fact('schema')),
    next: l10n.t('The package that brings it is probably not installed.'),
  }),
  unknownAttribute: (fact) => ({
    what: l10n.t('This instance has no attribute {0}', fact('attribute', fact('expression'))),
    next: l10n.t('Its version is probably older than the attribute.'),
  }),
  unknownMethod: (fact) => ({
    what: l10n.t('This instance does not know the method {0}', fact('method')),
    next: l10n.t('Its version is probably older than the method.'),
  }),
  queryError: (fact) =>
    fact('reason', '') === 'noSuchDelivery'
      ? noSuchDelivery(fact('deliveryId'))
      : {
          what: l10n.t('The instance could not run the query'),
          why: said(fact),
          next: l10n.t('The log has the details.'),
        },
  serverError: (fact) => ({
    what: l10n.t('The instance reported an error'),
    why: said(fact),
    next: l10n.t('The log has the details; the log of the web module on the server has more.'),
  }),
  malformed: (fact) => ({
    what: l10n.t('The instance’s answer cannot be read'),
    why: fact('reason', ''),
    next: l10n.t(
      'Something between here and the instance may change it, such as a proxy. Try again, then look at the log.',
    ),
  }),
  truncated: () => ({
    what: l10n.t('The instance’s answer was cut off in the middle'),
    next: l10n.t('Try again.'),
  }),
  tooLarge: () => ({
    what: l10n.t('The instance’s answer is too large'),
    next: l10n.t('Ask for less: a smaller page, or a shorter period.'),
  }),
  cancelled: () => ({ what: l10n.t('Cancelled') }),
};

/** Longest part of a server's own words in a notification. */
const MOST_SAID = 300;

/** What the instance said; the detail names the reason that the fault's first text only wraps. */
function said(fact: Fact): string {
  const message = fact('message', fact('reason', ''));
  const detail = fact('detail', '');
  return [message, detail]
    .filter((text, at) => text !== '' && (at === 0 || !message.includes(text)))
    .map((text) => (text.length > MOST_SAID ? `${text.slice(0, MOST_SAID)}…` : text))
    .join(' – ');
}

const GATEWAY_STATUSES = ['502', '503', '504'];

function isGateway(status: string): boolean {
  return GATEWAY_STATUSES.includes(status);
}

/** Who sent the page decides where to look. */
function webPage(kind: string, status: string, title: string): ErrorWords {
  const why = title === '' ? '' : l10n.t('Its title is “{0}”', title);
  switch (kind) {
    case 'gateway':
      return gateway(status, why);
    case 'proxy':
      return {
        what: l10n.t('A proxy answered instead of Campaign'),
        why,
        next: l10n.t('Check the setting http.proxy, or ask who runs the proxy to let this address through.'),
        action: { label: l10n.t('Open Setting'), command: 'workbench.action.openSettings', arguments: ['http.proxy'] },
      };
    default:
      return {
        what: l10n.t('A web page came instead of an answer of Campaign'),
        why,
        next: l10n.t(
          'The address may be that of a portal or a sign-in page: use the address of the Campaign application server.',
        ),
      };
  }
}

/** A load balancer or web server before Campaign: it is no sign-in page, and the address is right. */
function gateway(status: string, why: string): ErrorWords {
  return status === '504'
    ? {
        what: l10n.t('A gateway before the instance gave up waiting for its answer (HTTP 504)'),
        why,
        next: l10n.t(
          'The instance may still be working on it: look before a change is sent again. Ask for less at once, or have the limit of the gateway raised.',
        ),
      }
    : {
        what: l10n.t('A gateway before the instance got no answer from it (HTTP {0})', status),
        why,
        next: l10n.t('Try again in a few minutes; if it persists, check whether the web module of the instance runs.'),
      };
}

/** Signing in was answered, but with nothing. */
function emptyLogon(): ErrorWords {
  return {
    what: l10n.t('The instance answered the sign-in with nothing'),
    why: l10n.t(
      'That is normal while it restarts, which it does by itself every day, usually at 06:00 by its own clock',
    ),
    next: l10n.t('Try again in a few minutes.'),
  };
}

/** Nothing is wrong with the instance then: the delivery was deleted, or the link is old. */
function noSuchDelivery(id: string): ErrorWords {
  return {
    what: l10n.t('There is no delivery {0} on this instance any more', id),
    why: l10n.t('It was deleted, or the operator may not see its folder'),
    next: l10n.t('Refresh the view; the instance’s clean-up workflow removes what is in the recycle bin.'),
  };
}

/** Faults in which the instance speaks of its own trouble: there the catalogue may know what to do. */
const EXPLAINED: readonly CampaignErrorCode[] = ['serverError', 'queryError', 'missingRight', 'securityZone', 'html'];

/** A CampaignError in words, with what is known of the texts in it. */
export function campaignErrorText(error: CampaignError): ErrorWords {
  const isEmptyLogon =
    error.code === 'malformed' && /logon/i.test(error.doing) && EMPTY.test(error.facts['reason'] ?? '');
  const words = isEmptyLogon
    ? emptyLogon()
    : WORDS[error.code]((name, otherwise = '?') => error.facts[name] ?? otherwise);
  const why = words.why === '' ? undefined : words.why;
  const known = EXPLAINED.includes(error.code) ? knownFault(error) : undefined;
  if (known === undefined || words.action !== undefined || error.facts['kind'] === 'gateway') {
    return { ...words, why };
  }
  return { ...words, why, next: [known.meaning, known.cure].filter((part) => part !== undefined).join(' ') };
}

/** Reasons of `malformed` that say that there was no answer, not that it could not be read. */
const EMPTY = /^(?:empty body|the logon answer lacks a token|no answer)/;
