/** What went wrong, as a caller can act on it. */
export type CampaignErrorCode =
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'tls'
  | 'proxy'
  | 'connectionLost'
  | 'http'
  | 'html'
  | 'notCampaign'
  | 'logonRefused'
  | 'banned'
  | 'securityZone'
  | 'missingRight'
  | 'sessionExpired'
  | 'unknownSchema'
  | 'unknownAttribute'
  | 'unknownMethod'
  | 'queryError'
  | 'serverError'
  | 'malformed'
  | 'truncated'
  | 'tooLarge'
  | 'cancelled';

export interface CampaignErrorInfo {
  readonly code: CampaignErrorCode;
  /** What was being done, e.g. `ExecuteQuery nms:delivery`. */
  readonly doing: string;
  /**
   * Facts for the sentence shown to the admin: host, status, faultCode, attribute, certificate problem … No secrets.
   */
  readonly facts: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

const BRAND = 'CampaignError';

/**
 * The one error type that leaves `campaign`. Recognise it with `isCampaignError`, not with `instanceof`:
 * the client is a bundle of its own, loaded when first used, so two copies of the class may exist.
 * The words for the admin (what happened, what to do next, translated) are made by `connections/errorText`.
 */
export class CampaignError extends Error {
  readonly code: CampaignErrorCode;
  readonly doing: string;
  readonly facts: Readonly<Record<string, string>>;

  constructor(info: CampaignErrorInfo) {
    const detail = Object.entries(info.facts)
      .map(([key, value]) => `${key}=${value}`)
      .join(', ');
    super(`${info.doing}: ${info.code}${detail === '' ? '' : ` (${detail})`}`, { cause: info.cause });
    this.name = BRAND;
    this.code = info.code;
    this.doing = info.doing;
    this.facts = info.facts;
  }
}

export function isCampaignError(error: unknown): error is CampaignError {
  return error instanceof Error && error.name === BRAND && 'code' in error && 'facts' in error;
}

/** Faults of the way to the instance, or of a gateway in front of it: they say nothing about who is asking. */
const TRANSPORT_FAULTS: ReadonlySet<CampaignErrorCode> = new Set([
  'dns',
  'refused',
  'timeout',
  'tls',
  'proxy',
  'connectionLost',
  'truncated',
  'cancelled',
]);

/** Fact `kind` of an `http` fault that says nothing but that a service is out of order. */
export const OUTAGE = 'outage';

/** HTTP statuses of an outage: too many requests, and what gateways answer for a server that does not. */
const OUTAGE_STATUSES: readonly string[] = ['429', '502', '503', '504'];

/**
 * True when nobody answered the question itself. A sign-in that ends in anything else was answered: trying it again by
 * oneself may lock the operator (docs/campaign/soap.md).
 */
export function isTransportFault({ code, facts }: CampaignError): boolean {
  return (
    TRANSPORT_FAULTS.has(code) ||
    // So answers an instance that is just starting.
    (code === 'malformed' && facts['reason'] === 'empty body') ||
    ((code === 'http' || code === 'html') &&
      (facts['kind'] === OUTAGE || OUTAGE_STATUSES.includes(facts['status'] ?? '')))
  );
}
