import { CampaignError, isCampaignError } from '../errors';
import type { HttpAnswer, HttpClient, HttpRequest } from '../http/httpClient';
import { SMALL_ANSWER_BYTES, type ReadLimits } from '../limits';
import type { CampaignLog } from '../open';
import type { Secrets } from '../secrets';
import { BodyDecoder } from '../xml/decoder';
import type { XmlElement } from '../xml/element';
import { isReadProblem } from '../xml/problem';
import { AnswerReader, type AnswerPart } from './answerReader';
import { soapEnvelope, type SoapCall } from './envelope';
import { faultFrom } from './fault';
import { faultError } from './faultError';
import { looksLikeXml, nonSoapError } from './nonSoap';

/** Everything needed to send a SOAP call to one instance, save who is calling. */
export interface Wire {
  readonly http: Pick<HttpClient, 'exchange'>;
  /** Base URL of the instance. */
  readonly base: URL;
  readonly limits: ReadLimits;
  readonly secrets: Secrets;
  readonly log: CampaignLog;
}

/** How a call says who is calling. */
export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  /** First argument of every call; '' where the headers say it all. */
  readonly sessionToken: string;
}

/** Who calls: asked when the turn of a call has come, and told when the server refuses it. */
export interface Identity {
  /** Rejects with a CampaignError when there is none. */
  authorization(): Promise<Authorization>;
  /** What the server answered to a call in this name instead of what was asked for. */
  refused?(error: CampaignError): void;
}

/** An authorization that is there already. */
export function identityOf(authorization: Authorization): Identity {
  return { authorization: () => Promise.resolve(authorization) };
}

export const ANONYMOUS = identityOf({ headers: {}, sessionToken: '' });

/** Product token of the header `User-Agent`. */
export const USER_AGENT = 'delivery-doctor';

/** URL of a page of the instance, e.g. `nl/jsp/soaprouter.jsp`, below the path that the base URL may have. */
export function pageOf(base: URL, page: string): URL {
  return new URL(`${base.pathname.replace(/\/+$/, '')}/${page}`, base.origin);
}

/**
 * Sends one call once, and yields what its answer holds as it arrives: values, or rows in batches. Rejects with a
 * CampaignError; a fault is one at any HTTP status. Retries and renewals are the session's business, not this one's.
 */
export async function* sendOnce(
  wire: Wire,
  call: SoapCall,
  who: Identity,
  part: AnswerPart,
  signal: AbortSignal,
): AsyncGenerator<XmlElement[], void> {
  const began = performance.now();
  const outcome = { status: 0, bytes: 0, items: 0 };
  try {
    const prepare = async (): Promise<HttpRequest> => requestOf(wire, call, await who.authorization());
    yield* wire.http.exchange({ doing: call.doing, prepare }, signal, (answer) => {
      outcome.status = answer.status;
      return refusalsTold(who, readAnswer(wire, call, answer, part, outcome));
    });
    wire.log.debug(`${call.doing}: ${describe(outcome, began)}`);
  } catch (error) {
    const code = error instanceof CampaignError ? error.code : 'failed';
    wire.log.debug(`${call.doing}: ${code} (${describe(outcome, began)})`);
    throw error;
  }
}

function requestOf(wire: Wire, call: SoapCall, authorization: Authorization): HttpRequest {
  return {
    method: 'POST',
    url: pageOf(wire.base, 'nl/jsp/soaprouter.jsp'),
    doing: call.doing,
    headers: {
      'Content-Type': 'application/soap+xml;charset=UTF-8',
      SoapAction: `${call.urn}#${call.method}`,
      Accept: 'application/soap+xml, text/xml, application/xml',
      'User-Agent': USER_AGENT,
      ...authorization.headers,
    },
    body: envelopeOf(call, authorization),
    freshConnection: call.effect === 'write',
  };
}

/** Tells whoever calls of a refusal while the call still has its turn, so that the next one does not go the same way. */
export async function* refusalsTold<T>(who: Identity, answer: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* answer;
  } catch (error) {
    if (isCampaignError(error)) {
      who.refused?.(error);
    }
    throw error;
  }
}

function envelopeOf(call: SoapCall, authorization: Authorization): string {
  try {
    return soapEnvelope(call, authorization.sessionToken);
  } catch {
    throw new CampaignError({
      code: 'queryError',
      doing: call.doing,
      facts: { reason: 'a value holds a character that XML cannot carry' },
    });
  }
}

function describe(outcome: { status: number; bytes: number; items: number }, began: number): string {
  const took = Math.round(performance.now() - began);
  return `HTTP ${outcome.status || 'none'}, ${outcome.items} items, ${outcome.bytes} bytes, ${took} ms`;
}

function mostBytes(call: SoapCall, part: AnswerPart, limits: ReadLimits): number {
  if (part === 'rows') {
    return limits.maxBodyBytes;
  }
  return Math.min(
    call.maxAnswerBytes ?? (call.effect === 'write' ? SMALL_ANSWER_BYTES : limits.maxDocumentBytes),
    limits.maxBodyBytes,
  );
}

/** Enough of a page to see what it is. */
const SNIFFED_LENGTH = 64 * 1024;

async function* readAnswer(
  wire: Wire,
  call: SoapCall,
  answer: HttpAnswer,
  part: AnswerPart,
  outcome: { bytes: number; items: number },
): AsyncGenerator<XmlElement[], void> {
  const { doing } = call;
  const most = mostBytes(call, part, wire.limits);
  if (Number(answer.contentLength ?? 0) > most) {
    throw new CampaignError({ code: 'tooLarge', doing, facts: { limit: 'body' } });
  }
  const decoder = new BodyDecoder(answer.contentType);
  const reader = new AnswerReader(part, call.method, wire.limits);
  let start = '';
  let isXml: boolean | undefined;
  let fault: XmlElement | undefined;
  try {
    for await (const bytes of answer.body) {
      outcome.bytes += bytes.byteLength;
      if (outcome.bytes > most) {
        throw new CampaignError({ code: 'tooLarge', doing, facts: { limit: 'body' } });
      }
      let piece = decoder.write(bytes);
      if (isXml === undefined) {
        start = (start + piece).trimStart();
        isXml = start.length < 16 ? undefined : looksLikeXml(start);
        piece = start;
      } else if (!isXml && start.length < SNIFFED_LENGTH) {
        start += piece;
      }
      if (isXml !== true) {
        continue;
      }
      reader.write(piece);
      const items = reader.take();
      if (items.length === 0) {
        continue;
      }
      if (reader.isFault) {
        fault = items[0];
        continue;
      }
      outcome.items += items.length;
      yield items;
    }
    const rest = decoder.end();
    if (isXml !== true) {
      throw nonSoapError({ ...answer, start: start.slice(0, SNIFFED_LENGTH) }, call, wire.secrets);
    }
    reader.write(rest);
    reader.end();
  } catch (error) {
    throw isReadProblem(error) ? problemError(error.problem, error.message, answer, call, wire) : error;
  }
  if (fault !== undefined) {
    throw faultError(faultFrom(fault), call, wire.secrets, answer.status);
  }
  if (answer.status < 200 || answer.status > 299) {
    throw new CampaignError({ code: 'http', doing, facts: { status: String(answer.status) } });
  }
}

/** An unreadable body under a status that already says that something failed is that failure, not a reading problem. */
function problemError(
  problem: 'malformed' | 'truncated' | 'tooLarge',
  reason: string,
  answer: HttpAnswer,
  call: SoapCall,
  wire: Wire,
): CampaignError {
  const { doing } = call;
  const status = String(answer.status);
  if (problem === 'tooLarge') {
    return new CampaignError({ code: 'tooLarge', doing, facts: { limit: reason, status } });
  }
  const failed = answer.status < 200 || answer.status > 299;
  const facts = { reason: wire.secrets.redact(reason), status };
  if (failed) {
    return new CampaignError({ code: 'http', doing, facts });
  }
  if (reason === 'not a SOAP envelope') {
    return new CampaignError({ code: 'notCampaign', doing, facts });
  }
  return new CampaignError({ code: problem, doing, facts });
}
