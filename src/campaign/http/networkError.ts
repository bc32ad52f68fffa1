import { CampaignError, type CampaignErrorCode } from '../errors';

/** A proxy answered instead of the server that was asked for. */
export class ProxyRefusal extends Error {
  readonly code = 'ERR_PROXY_REFUSED';

  /** @param status HTTP status of the proxy's answer */
  constructor(readonly status: number | undefined) {
    super('the proxy did not let the request through');
    this.name = 'ProxyRefusal';
  }
}

/** Codes of Node's network, TLS and HTTP layers, and what they mean to an admin. */
const BY_CODE: Readonly<Record<string, CampaignErrorCode>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EHOSTDOWN: 'refused',
  EADDRNOTAVAIL: 'refused',
  EACCES: 'refused',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  ECONNRESET: 'connectionLost',
  EPIPE: 'connectionLost',
  ECONNABORTED: 'connectionLost',
  ERR_STREAM_PREMATURE_CLOSE: 'connectionLost',
  ERR_INVALID_URL: 'notCampaign',
  ERR_PROXY_REFUSED: 'proxy',
};

/**
 * OpenSSL's verification results and Node's TLS errors (Node's documentation of `tls`, "X509 certificate error codes").
 */
const CERTIFICATE_PROBLEM =
  /^(CERT_|CRL_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_)/;

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const own = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // axios wraps what Node threw; its own codes (ERR_NETWORK …) say less than the cause's.
  const inner = error.cause === undefined ? undefined : codeOf(error.cause);
  const known = (code: string | undefined): boolean => code !== undefined && codeFor(code) !== undefined;
  return known(own) || !known(inner) ? own : inner;
}

function codeFor(code: string): CampaignErrorCode | undefined {
  if (CERTIFICATE_PROBLEM.test(code)) {
    return 'tls';
  }
  // The other side does not speak HTTP.
  if (code.startsWith('HPE_')) {
    return 'notCampaign';
  }
  return BY_CODE[code];
}

/**
 * The typed error of a fault below HTTP. Only the code of the original is kept: its message, and above all axios's
 * error object, hold the request with its tokens.
 */
export function networkError(error: unknown, doing: string, url: URL): CampaignError {
  const nodeCode = codeOf(error);
  const code =
    (nodeCode === undefined ? undefined : codeFor(nodeCode)) ?? (mentionsProxy(error) ? 'proxy' : 'connectionLost');
  const facts: Record<string, string> = { host: url.host };
  if (nodeCode !== undefined) {
    facts['problem'] = nodeCode;
  }
  const status = statusOf(error);
  if (status !== undefined) {
    facts['status'] = String(status);
  }
  // OpenSSL's words for an answer that is no TLS at all: most often http at this port.
  if (nodeCode === 'EPROTO' && /wrong version number|unknown protocol|http request/i.test(messageOf(error))) {
    facts['problem'] = 'NO_TLS_AT_THIS_PORT';
  }
  return new CampaignError({ code, doing, facts });
}

/** VS Code's proxy agent has no code of its own for "the proxy did not let us through". */
function mentionsProxy(error: unknown): boolean {
  return error instanceof Error && /\bproxy\b|tunneling socket/i.test(error.message);
}

/** HTTP status of a proxy's refusal, which axios wraps. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  return error instanceof ProxyRefusal ? error.status : statusOf(error.cause);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${messageOf(error.cause)}` : '';
}
