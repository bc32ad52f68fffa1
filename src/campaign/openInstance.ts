import { connect, type Connection } from './connection';
import { isCampaignError } from './errors';
import { runInBackground } from './http/background';
import { HttpClient } from './http/httpClient';
import { DEFAULT_RETRY } from './http/retry';
import { Semaphore } from './http/semaphore';
import type { CampaignInstance } from './instance';
import { readInstanceInfo } from './instanceInfo';
import type { CampaignLog, OpenOptions, Reachability } from './open';
import { askReachability } from './reachability';
import { createRepositories } from './repositories/createRepositories';
import { schemaShelf } from './schema/schemaShelf';
import { Caller } from './session/caller';
import { signInFor } from './session/credentials';
import { Session } from './session/session';
import { Secrets } from './secrets';
import { identityOf, sendOnce, type Wire } from './soap/wire';

/**
 * Web servers other than the instance's: an image that takes longer does not show either, ms; and how many are asked at
 * a time.
 */
const WEB_LIMIT_MS = 5000;
const WEB_PARALLEL = 4;

const SILENT: CampaignLog = { debug: () => undefined, warn: () => undefined };

/** Rejects with a CampaignError, see `CampaignModule`. */
export async function testReachability(
  options: Pick<OpenOptions, 'url' | 'caFile' | 'timeoutMs'>,
  signal: AbortSignal,
): Promise<Reachability> {
  const connection = await connect(options, '/r/test');
  try {
    return await askReachability(connection.http, connection.base, connection.limits, new Secrets(), signal);
  } finally {
    connection.sockets.close();
  }
}

/** Signs in and answers the instance. Rejects with a CampaignError, see `CampaignModule`. */
export async function openInstance(options: OpenOptions, signal: AbortSignal): Promise<CampaignInstance> {
  const connection = await connect(options, 'connect');
  const secrets = new Secrets();
  const wire: Wire = { ...connection, secrets, log: redacted(options.log ?? SILENT, secrets) };
  const now = options.now ?? Date.now;
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  const life = new AbortController();
  // Calls that wait for a renewal hold the places of the others: it has one of its own.
  const signInHttp = new HttpClient({
    sockets: connection.sockets,
    gate: new Semaphore(1),
    timeoutMs: connection.timeoutMs,
  });
  const signIn = signInFor(options.credentials, { ...wire, http: signInHttp }, signInHttp, now);
  const session = new Session(signIn, now, options.signInGuard);
  const caller = new Caller(wire, session, retry);
  const web = new HttpClient({
    sockets: connection.sockets,
    gate: new Semaphore(WEB_PARALLEL),
    timeoutMs: WEB_LIMIT_MS,
  });
  const end = ending(wire, connection, session, life);
  try {
    const [ticket, reachability] = await Promise.all([
      session.ticket(signal),
      reachabilityIfAny(connection, secrets, signal),
    ]);
    const operator = options.credentials.kind === 'password' ? options.credentials.operator : undefined;
    const info = await readInstanceInfo({ caller, ticket, reachability, operator, now }, signal);
    const shelf =
      options.cacheFolder === undefined
        ? undefined
        : schemaShelf(options.cacheFolder, [connection.base.href, info.instanceName ?? '', info.build ?? ''], wire.log);
    const repositories = createRepositories({ info, caller, log: wire.log, shelf, retry, web, life: life.signal, now });
    return { info, ...repositories, inBackground: runInBackground, logoff: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The version stands there; that the page is missing or blocked is no reason not to connect. */
async function reachabilityIfAny(
  connection: Connection,
  secrets: Secrets,
  signal: AbortSignal,
): Promise<Reachability | undefined> {
  try {
    return await askReachability(connection.http, connection.base, connection.limits, secrets, signal);
  } catch (error) {
    if (isCampaignError(error) && error.code === 'cancelled') {
      throw error;
    }
    return undefined;
  }
}

/** Whatever is logged goes through the redactor, so that no caller can forget it. */
function redacted(log: CampaignLog, secrets: Secrets): CampaignLog {
  return {
    debug: (message) => {
      log.debug(secrets.redact(message));
    },
    warn: (message) => {
      log.warn(secrets.redact(message));
    },
  };
}

/** A logoff that does not answer must not keep anybody waiting, ms. */
const LOGOFF_LIMIT_MS = 5000;

/** Ends session and sockets, once. Never rejects: there is nothing that anybody could do about it. */
function ending(wire: Wire, connection: Connection, session: Session, life: AbortController): () => Promise<void> {
  let ended: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const ticket = session.close();
    life.abort();
    try {
      if (ticket?.logoff === true) {
        const call = { urn: 'xtk:session', method: 'Logoff', arguments: [], doing: 'Logoff', effect: 'write' as const };
        const answer = sendOnce(wire, call, identityOf(ticket), 'values', AbortSignal.timeout(LOGOFF_LIMIT_MS));
        for (let done = false; !done;) {
          done = (await answer.next()).done === true;
        }
      }
    } catch (error) {
      wire.log.debug(`Logoff: ${isCampaignError(error) ? error.code : 'failed'}`);
    } finally {
      connection.sockets.close();
    }
  };
  return () => (ended ??= end());
}
