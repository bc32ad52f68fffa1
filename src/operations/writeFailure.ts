import { isCampaignError, type CampaignErrorCode } from '../campaign/errors';
import { isServerError, type ServerErrorCode } from '../servers/errors';
import type { WriteFailure } from './ports';
import { isTargetChanged } from './target';

/** Errors after which nothing was carried out: it never got there, or the instance answered no. */
const CAMPAIGN_REFUSED: readonly CampaignErrorCode[] = [
  'dns',
  'refused',
  'tls',
  'proxy',
  'logonRefused',
  'banned',
  'securityZone',
  'missingRight',
  'sessionExpired',
  'unknownSchema',
  'unknownAttribute',
  'unknownMethod',
  'queryError',
  'serverError',
];

/** The same of servers: nothing was run there. */
const SERVER_REFUSED: readonly ServerErrorCode[] = [
  'badName',
  'commandNotFound',
  'hostKey',
  'authentication',
  'template',
  'otherMachine',
];

/** What is known of an order that failed. Whatever is not known to be a no may have arrived. */
export function writeFailureOf(error: unknown): WriteFailure {
  if (isCampaignError(error)) {
    return CAMPAIGN_REFUSED.includes(error.code) ? 'refused' : 'lost';
  }
  if (isServerError(error)) {
    const busy = error.facts['reason'] === 'busy';
    return busy || SERVER_REFUSED.includes(error.code) ? 'refused' : 'lost';
  }
  return isTargetChanged(error) || error instanceof RangeError ? 'refused' : 'lost';
}
