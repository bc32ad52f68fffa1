import { CampaignError, isCampaignError } from '../errors';
import type { HttpAnswer, HttpRequest } from '../http/httpClient';
import { isTransient, pauseBeforeRetry, type RetryPolicy } from '../http/retry';
import type { AnswerPart } from '../soap/answerReader';
import type { SoapCall } from '../soap/envelope';
import { wasRefusedAtTheDoor } from '../soap/faultError';
import { pageOf, refusalsTold, sendOnce, USER_AGENT, type Identity, type Wire } from '../soap/wire';
import { decodePage } from '../xml/decoder';
import type { XmlElement } from '../xml/element';
import type { Session } from './session';
import type { Ticket } from './signIn';

/** What is sent, as far as it matters for sending it again. */
type Attempted = Pick<SoapCall, 'doing' | 'effect'>;

/** Sends calls in the name of a session: renews it once when it has ended, and sends reads again after transport faults. */
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
    const whole = async function* (this: Caller, who: Identity): AsyncGenerator<XmlElement[], void> {
      const values: XmlElement[] = [];
      for await (const batch of sendOnce(this.#wire, call, who, 'values', signal)) {
        for (const value of batch) {
          values.push(value);
        }
      }
      yield values;
    };
    return this.#only(this.#tried(call, whole.bind(this), signal), call.doing);
  }

  /** The rows of a collection, in batches as they arrive. Leaving the loop closes the connection. */
  batches(call: SoapCall, signal: AbortSignal): AsyncGenerator<XmlElement[], void> {
    const part: AnswerPart = 'rows';
    return this.#tried(call, (who) => sendOnce(this.#wire, call, who, part, signal), signal);
  }

  /**
   * A page of the instance as text, in the name of the session. Undefined when it is not here, or not for this operator.
   * Rejects with a CampaignError; `tooLarge` for more than `maxBytes`.
   */
  async page(path: string, maxBytes: number, signal: AbortSignal): Promise<string | undefined> {
    const { http, base } = this.#wire;
    const asked = { doing: path, effect: 'read' as const };
    const send = (who: Identity): AsyncGenerator<string | undefined, void> => {
      const prepare = async (): Promise<HttpRequest> => {
        const { headers } = await who.authorization();
        const named = { Accept: 'text/html', 'User-Agent': USER_AGENT, ...headers };
        return { method: 'GET', url: pageOf(base, path), headers: named, doing: path };
      };
      return http.exchange({ doing: path, prepare }, signal, (answer) =>
        refusalsTold(who, textOf(answer, path, maxBytes)),
      );
    };
    return this.#only(this.#tried(asked, send, signal), path);
  }

  async #only<T>(answers: AsyncGenerator<T, void>, doing: string): Promise<T> {
    for await (const answer of answers) {
      return answer;
    }
    throw new CampaignError({ code: 'malformed', doing, facts: { reason: 'no answer' } });
  }

  /** Sends until there is an answer, or a fault that another try would not mend. */
  async *#tried<T>(
    asked: Attempted,
    send: (who: Identity) => AsyncGenerator<T, void>,
    signal: AbortSignal,
  ): AsyncGenerator<T, void> {
    let mayRenew = true;
    for (let attempt = 1; ;) {
      let begun = false;
      let used: Ticket | undefined;
      const who: Identity = {
        authorization: async () => (used = await this.#session.ticket(signal)),
        refused: (error) => {
          if (used !== undefined && isOver(error, used, asked)) {
            this.#session.ended(used, error);
          }
        },
      };
      try {
        for await (const answer of send(who)) {
          begun = true;
          yield answer;
        }
        return;
      } catch (error) {
        // Rows already handed out cannot be taken back; whoever pages goes on after the last of them.
        if (begun || !isCampaignError(error)) {
          throw error;
        }
        if (mayRenew && used !== undefined && isOver(error, used, asked)) {
          mayRenew = false;
          continue;
        }
        if (asked.effect === 'write' || !isTransient(error) || attempt >= this.#retry.attempts) {
          throw error;
        }
        this.#wire.log.warn(`${asked.doing}: ${error.code}, trying again`);
        await pauseBeforeRetry(this.#retry, attempt, asked.doing, signal);
        attempt += 1;
      }
    }
  }
}

/** True for what says that a page is not here or not for this operator, who may be sent to the sign-in instead. */
function isNotHere(status: number): boolean {
  return (status >= 300 && status < 400) || [403, 404, 405, 410, 501].includes(status);
}

/** Only a page that may be here yields a text; faults, and what asks for another sign-in or another try, reject. */
async function* textOf(
  { status, contentType, body }: HttpAnswer,
  doing: string,
  maxBytes: number,
): AsyncGenerator<string | undefined> {
  if (isNotHere(status)) {
    yield undefined;
    return;
  }
  if (status !== 200) {
    throw new CampaignError({ code: 'http', doing, facts: { status: String(status) } });
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) {
      throw new CampaignError({ code: 'tooLarge', doing, facts: { limit: 'body' } });
    }
    chunks.push(piece);
  }
  const text = decodePage(Buffer.concat(chunks), contentType);
  // Half a page would show half of what there is as all of it.
  if (/<html[\s>]/i.test(text) && !/<\/html\s*>/i.test(text)) {
    throw new CampaignError({ code: 'truncated', doing, facts: { reason: 'the page ends too early' } });
  }
  yield text;
}

/** True when a call failed because its ticket has ended, and so that it can be sent again with another. */
function isOver(error: CampaignError, ticket: Ticket, { effect }: Attempted): boolean {
  if (error.code === 'sessionExpired') {
    return effect === 'read' || wasRefusedAtTheDoor(error);
  }
  // A bare 401, with or without a page, comes from in front of the method: nothing was executed.
  return ticket.bearer && (error.code === 'http' || error.code === 'html') && error.facts['status'] === '401';
}
