import { isCampaignError, type CampaignError } from '../errors';
import { isTransient, pauseBeforeRetry, type RetryPolicy } from '../http/retry';
import type { AnswerPart } from '../soap/answerReader';
import type { SoapCall } from '../soap/envelope';
import { wasRefusedAtTheDoor } from '../soap/faultError';
import { sendOnce, type Wire } from '../soap/wire';
import type { XmlElement } from '../xml/element';
import type { Session } from './session';
import type { Ticket } from './signIn';

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
    const values: XmlElement[] = [];
    for await (const batch of this.#items(call, 'values', signal)) values.push(...batch);
    return values;
  }

  /** The rows of a collection, in batches as they arrive. Leaving the loop closes the connection. */
  batches(call: SoapCall, signal: AbortSignal): AsyncGenerator<XmlElement[], void> {
    return this.#items(call, 'rows', signal);
  }

  async *#items(call: SoapCall, part: AnswerPart, signal: AbortSignal): AsyncGenerator<XmlElement[], void> {
    let ticket = await this.#session.ticket(signal);
    let mayRenew = true;
    for (let attempt = 1; ; ) {
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
        if (part === 'values') yield values;
        return;
      } catch (error) {
        // Rows already handed out cannot be taken back; whoever pages goes on after the last of them.
        if (begun || !isCampaignError(error)) throw error;
        if (mayRenew && isOver(error, ticket) && (call.effect === 'read' || wasRefusedAtTheDoor(error))) {
          mayRenew = false;
          ticket = await this.#session.renew(ticket, error, signal);
          continue;
        }
        if (call.effect === 'write' || !isTransient(error) || attempt >= this.#retry.attempts) throw error;
        this.#wire.log.warn(`${call.doing}: ${error.code}, trying again`);
        await pauseBeforeRetry(this.#retry, attempt, call.doing, signal);
        attempt += 1;
      }
    }
  }
}

function isOver(error: CampaignError, ticket: Ticket): boolean {
  return error.code === 'sessionExpired' || (ticket.bearer && error.code === 'http' && error.facts['status'] === '401');
}
