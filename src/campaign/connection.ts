import { CampaignError } from './errors';
import { HttpClient } from './http/httpClient';
import { openSockets, type Sockets } from './http/nodeTransport';
import { Semaphore } from './http/semaphore';
import { readTrust } from './http/trust';
import { DEFAULT_LIMITS, type ReadLimits } from './limits';
import type { OpenOptions } from './open';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_PARALLEL = 4;

/** The way to one instance: where it is, and the sockets there. */
export interface Connection {
  readonly base: URL;
  readonly http: HttpClient;
  readonly sockets: Sockets;
  /** Waiting time allowed per call, ms. */
  readonly timeoutMs: number;
  readonly limits: ReadLimits;
}

/** Rejects with a CampaignError: `notCampaign` for a URL that is none, `tls` for an unreadable CA file. */
export async function connect(
  options: Pick<OpenOptions, 'url' | 'caFile' | 'timeoutMs' | 'parallel' | 'limits'>,
  doing: string,
): Promise<Connection> {
  const base = parseBase(options.url, doing);
  const parallel = options.parallel ?? DEFAULT_PARALLEL;
  const sockets = openSockets(await readTrust(options.caFile, doing), parallel);
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const http = new HttpClient({ sockets, gate: new Semaphore(parallel), timeoutMs });
  return { base, http, sockets, timeoutMs, limits: { ...DEFAULT_LIMITS, ...options.limits } };
}

function parseBase(url: string, doing: string): URL {
  const base = URL.canParse(url.trim()) ? new URL(url.trim()) : undefined;
  if (base === undefined || !['http:', 'https:'].includes(base.protocol)) {
    throw new CampaignError({ code: 'notCampaign', doing, facts: { problem: 'INVALID_URL' } });
  }
  // A password in the URL would end up in every place where a URL is shown.
  if (base.username !== '' || base.password !== '') {
    throw new CampaignError({ code: 'notCampaign', doing, facts: { problem: 'CREDENTIALS_IN_URL', host: base.host } });
  }
  // People paste what their browser shows.
  base.pathname = base.pathname.replace(/\/(?:nl|view|xtk|r)(?:\/.*)?$/, '/');
  base.search = '';
  base.hash = '';
  return base;
}
