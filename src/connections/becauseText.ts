import { l10n } from 'vscode';
import { isCampaignError, type CampaignErrorCode } from '../campaign/errors';
import { isServerError, type ServerErrorCode } from '../servers/errors';

const CAMPAIGN: Readonly<Record<CampaignErrorCode, () => string>> = {
  dns: () => l10n.t('the host name of the instance is not known'),
  refused: () => l10n.t('the instance refused the connection'),
  timeout: () => l10n.t('the instance did not answer in time'),
  tls: () => l10n.t('the certificate of the instance is not trusted'),
  proxy: () => l10n.t('the proxy refused'),
  connectionLost: () => l10n.t('the connection to the instance was lost'),
  http: () => l10n.t('the instance answered with an HTTP error'),
  html: () => l10n.t('the instance answered with a web page'),
  notCampaign: () => l10n.t('what answered is not a Campaign instance'),
  logonRefused: () => l10n.t('the sign-in was refused'),
  banned: () => l10n.t('the operator is locked out for now'),
  securityZone: () => l10n.t('the security zone of this address does not allow it'),
  missingRight: () => l10n.t('the operator lacks the right to read it'),
  sessionExpired: () => l10n.t('the session has ended'),
  unknownSchema: () => l10n.t('this instance does not have it'),
  unknownAttribute: () => l10n.t('this instance does not have it'),
  unknownMethod: () => l10n.t('this instance does not have it'),
  queryError: () => l10n.t('the instance refused the query'),
  serverError: () => l10n.t('the instance reported an error'),
  malformed: () => l10n.t('the answer could not be understood'),
  truncated: () => l10n.t('the answer was cut off'),
  tooLarge: () => l10n.t('the answer was too large'),
  cancelled: () => l10n.t('it was cancelled'),
};

const SERVER: Readonly<Record<ServerErrorCode, () => string>> = {
  notReachable: () => l10n.t('the server cannot be reached'),
  hostKey: () => l10n.t('the host key of the server is not known, or has changed'),
  authentication: () => l10n.t('the server refused the ssh sign-in'),
  timeout: () => l10n.t('the server did not answer in time'),
  commandNotFound: () => l10n.t('there is no nlserver where it was looked for'),
  commandFailed: () => l10n.t('nlserver reported an error'),
  badName: () => l10n.t('a name has characters that cannot be used'),
  unreadable: () => l10n.t('the server’s answer could not be read'),
  otherMachine: () => l10n.t('it was described as Campaign on another machine than this window runs on'),
  template: () =>
    l10n.t('the command that reaches it cannot be used: look at the setting deliveryDoctor.commandTemplates'),
  tooMuchOutput: () => l10n.t('the server answered more than can be read at once'),
  cancelled: () => l10n.t('it was cancelled'),
};

/** Why something could not be read, as the rest of a sentence: "could not be checked, because …". No secrets. */
export function becauseText(error: unknown): string {
  if (isCampaignError(error)) {
    return CAMPAIGN[error.code]();
  }
  if (isServerError(error)) {
    const detail = error.facts['stderr'] ?? error.facts['path'];
    const words = SERVER[error.code]();
    return detail === undefined || detail === '' ? words : `${words} (${detail.replace(/\s+/g, ' ')})`;
  }
  const dns = dnsText(error);
  if (dns !== undefined) {
    return dns;
  }
  return l10n.t('something unexpected happened: {0}', error instanceof Error ? error.message : String(error));
}

/** Errors of a name server; undefined for others. */
function dnsText(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error && 'hostname' in error ? error.code : undefined;
  switch (code) {
    case 'ETIMEOUT':
      return l10n.t('the name server did not answer in time');
    case 'ECONNREFUSED':
    case 'ESERVFAIL':
    case 'EREFUSED':
      return l10n.t('the name server refused');
    default:
      return undefined;
  }
}
