import { isCampaignError, type CampaignError } from '../errors';
import type { HttpAnswer } from '../http/httpClient';
import { isTransient, pauseBeforeRetry, type RetryPolicy } from '../http/retry';
import type { AnswerPart } from '../soap/answerReader';
import type { SoapCall } from '../soap/envelope';
import { wasRefusedAtTheDoor } from '../soap/faultError';
import { pageOf, sendOnce, USER_AGENT, type Wire } from '../soap/wire';
import { BodyDecoder } from '../xml/decoder';
import type { XmlElement } from '../xml/element';
import type { Session } from './session';
import type { Ticket } from './signIn';

/**
 * Sends calls in the name of a session: renews it once when it has ended, and sends reads again after transport faults.
 */
export class Caller {
  readonly #wire: Wire;
  readonly #session: Session;
  readonly #retry: RetryPolicy;

  constructor(wire: Wire, session: Session, retry: RetryPolicy) {
    this.#wire = wire;
    this.#session = session;
    this.#retry = retry;
  }

  /** The values a method answers with. Rejects with a CampaignError. */
  async values(call: SoapCall, signal: AbortSignal): Promise<XmlElement[]> {
    const values: XmlElement[] = [];
    for await (const batch of this.#items(call, 'values', signal)) {
      values.push(...batch);
    }
    return values;
  }

  /** The rows of a collection, in batches as they arrive. Leaving the loop closes the connection. */
  batches(call: SoapCall, signal: AbortSignal): AsyncGenerator<XmlElement[], void> {
    return this.#items(call, 'rows', signal);
  }

  /**
   * A page of the instance as text, in the name of the session, at most `maxBytes` of it; nothing is tried again.
   * Undefined when it answers anything but 200. Rejects with a CampaignError.
   */
  async page(path: string, maxBytes: number, signal: AbortSignal): Promise<string | undefined> {
    const ticket = await this.#session.ticket(signal);
    const { http, base } = this.#wire;
    const headers = { Accept: 'text/html', 'User-Agent': USER_AGENT, ...ticket.headers };
    const request = { method: 'GET' as const, url: pageOf(base, path), headers, doing: path };
    for await (const text of http.exchange(request, signal, (answer) => textOf(answer, maxBytes))) {
      return text;
    }
    return undefined;
  }

  async *#items(call: SoapCall, part: AnswerPart, signal: AbortSignal): AsyncGenerator<XmlElement[], void> {
    let ticket = await this.#session.ticket(signal);
    let mayRenew = true;
    for (let attempt = 1; ;) {
      let begun = false;
      const values: XmlElement[] = [];
      try {
        for await (const batch of sendOnce(this.#wire, call, ticket, part, signal)) {
          if (part === 'values') {
            values.push(...batch);
            continue;
          }
          begun = true;
          yield batch;
        }
        if (part === 'values') {
          yield values;
        }
        return;
      } catch (error) {
        // Rows already handed out cannot be taken back; whoever pages goes on after the last of them.
        if (begun || !isCampaignError(error)) {
          throw error;
        }
        if (mayRenew && isOver(error, ticket) && (call.effect === 'read' || wasRefusedAtTheDoor(error))) {
          mayRenew = false;
          ticket = await this.#session.renew(ticket, error, signal);
          continue;
        }
        if (call.effect === 'write' || !isTransient(error) || attempt >= this.#retry.attempts) {
          throw error;
        }
        this.#wire.log.warn(`${call.doing}: ${error.code}, trying again`);
        await pauseBeforeRetry(this.#retry, attempt, call.doing, signal);
        attempt += 1;
      }
    }
  }
}

async function* textOf({ status, contentType, body }: HttpAnswer, maxBytes: number): AsyncGenerator<string> {
  if (status !== 200) {
    return;
  }
  const decoder = new BodyDecoder(contentType);
  let text = '';
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) {
      break;
    }
    text += decoder.write(piece);
  }
  yield text;
}

function isOver(error: CampaignError, ticket: Ticket): boolean {
  return error.code === 'sessionExpired' || (ticket.bearer && error.code === 'http' && error.facts['status'] === '401');
}
