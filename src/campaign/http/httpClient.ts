import axios from 'axios';
import type { Readable } from 'stream';
import { CampaignError } from '../errors';
import { isInBackground } from './background';
import { Deadline } from './deadline';
import { networkError } from './networkError';
import type { Sockets } from './nodeTransport';
import { WaitedTooLong, type Place, type Semaphore } from './semaphore';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What is being done, for errors. */
  readonly doing: string;
  /** Over a connection of its own, for what must not be sent twice. */
  readonly freshConnection?: boolean;
}

/** A request that is made when its turn has come: with the tokens that are good then. */
export interface PendingRequest {
  readonly doing: string;
  readonly prepare: () => Promise<HttpRequest>;
}

/**
 * An answer whose body has yet to be read: iterate over `body` to its end, or leave the loop, which closes the socket.
 */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly location: string | undefined;
  /** As announced, in bytes; undefined when it is not. */
  readonly contentLength?: string | undefined;
  /** Bytes as they arrive, decompressed. The next piece is asked for when the consumer wants it. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface HttpClientOptions {
  readonly sockets: Sockets;
  /** Shared by all calls to one instance. */
  readonly gate: Semaphore;
  /** Waiting time allowed per call, ms. */
  readonly timeoutMs: number;
}

/** HTTP with a time limit, a limit of parallel calls, cancellation and typed errors, on axios. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  /** When the other side last sent anything, by `performance.now()`. */
  #lastSign = 0;

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /**
   * Sends once and hands the answer to `read`, whatever its status. The call counts against the limit of parallel calls
   * until the generator is finished or left, save while its consumer makes it wait. Redirects are not followed. Rejects
   * with a CampaignError: `cancelled`, `timeout` (also when nothing came from the other side for that long while the call
   * waited for its turn), `truncated` (the connection broke inside the body) or what
   * `networkError` says.
   */
  async *exchange<T>(
    request: HttpRequest | PendingRequest,
    signal: AbortSignal,
    read: (answer: HttpAnswer) => AsyncIterable<T>,
  ): AsyncGenerator<T, void> {
    const place = await this.#place(request.doing, signal);
    let deadline: Deadline | undefined;
    let stream: Readable | undefined;
    try {
      const ready = 'prepare' in request ? await request.prepare() : request;
      deadline = new Deadline(this.#options.timeoutMs, signal);
      const answer = await this.#send(ready, deadline);
      stream = answer.stream;
      for await (const item of read({ ...answer, body: this.#body(stream, deadline, ready) })) {
        place.rest();
        yield item;
        place.resume();
      }
    } finally {
      stream?.destroy();
      deadline?.dispose();
      place.release();
    }
  }

  /** Waits for a turn, as long as the other side shows signs of life. */
  async #place(doing: string, signal: AbortSignal): Promise<Place> {
    const { gate, timeoutMs } = this.#options;
    const asked = performance.now();
    const leftMs = (): number => Math.max(asked, this.#lastSign) + timeoutMs - performance.now();
    try {
      return await gate.acquire(signal, { background: isInBackground(), leftMs });
    } catch (error) {
      const code = error instanceof WaitedTooLong ? 'timeout' : 'cancelled';
      throw new CampaignError({ code, doing, facts: code === 'timeout' ? { problem: 'WAITED_FOR_TURN' } : {} });
    }
  }

  async *#body(stream: Readable, deadline: Deadline, { doing, url }: HttpRequest): AsyncGenerator<Uint8Array, void> {
    for await (const piece of pieces(stream, deadline, doing, url)) {
      this.#lastSign = performance.now();
      yield piece;
    }
  }

  async #send(request: HttpRequest, deadline: Deadline): Promise<Omit<HttpAnswer, 'body'> & { stream: Readable }> {
    const { doing, url } = request;
    const sending = axios.request<Readable>({
      url: url.href,
      method: request.method,
      headers: { ...request.headers },
      data: request.body,
      responseType: 'stream',
      signal: deadline.signal,
      transport: this.#options.sockets.transportFor(url, request.freshConnection === true),
      // VS Code's patched http knows the proxy; axios's own reading of the environment would go past it.
      proxy: false,
      maxRedirects: 0,
      // -1: with any limit axios wraps the answer in a stream of its own, and ending that leaves the answer itself open.
      // What may come is counted by who reads it.
      maxContentLength: -1,
      maxBodyLength: Infinity,
      // A fault may come with any status, so every status is an answer.
      validateStatus: () => true,
      transformRequest: (data: unknown) => data,
    });
    // When the race below is lost, nobody else will look at this promise or at the answer that may still come.
    sending.then(
      (late) => {
        if (deadline.signal.aborted) {
          late.data.destroy();
        }
      },
      () => undefined,
    );
    try {
      const { status, headers, data } = await deadline.waitFor(sending);
      this.#lastSign = performance.now();
      // A stream may fail before its first reader is there.
      data.on('error', () => undefined);
      const header = (name: string): string | undefined => {
        const value: unknown = headers[name];
        return typeof value === 'string' ? value : undefined;
      };
      return {
        status,
        contentType: header('content-type'),
        location: header('location'),
        contentLength: header('content-length'),
        stream: data,
      };
    } catch (error) {
      throw interrupted(deadline, doing, url) ?? networkError(error, doing, url);
    }
  }
}

/** The error of a call that was stopped from this side, undefined when it was not. */
function interrupted(deadline: Deadline, doing: string, url: URL): CampaignError | undefined {
  if (deadline.expired) {
    return new CampaignError({ code: 'timeout', doing, facts: { host: url.host } });
  }
  if (deadline.signal.aborted) {
    return new CampaignError({ code: 'cancelled', doing, facts: {} });
  }
  return undefined;
}

async function* pieces(
  stream: Readable,
  deadline: Deadline,
  doing: string,
  url: URL,
): AsyncGenerator<Uint8Array, void> {
  const iterator: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await deadline.waitFor(iterator.next());
      if (next.done === true) {
        return;
      }
      if (next.value instanceof Uint8Array) {
        yield next.value;
      }
    }
  } catch (error) {
    throw interrupted(deadline, doing, url) ?? brokenOff(error, doing, url);
  } finally {
    stream.destroy();
  }
}

/** The body stopped before its end: closed connection, or compressed data cut off or damaged. */
function brokenOff(error: unknown, doing: string, url: URL): CampaignError {
  const code = networkError(error, doing, url);
  const compressed =
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
  if (compressed || code.code === 'connectionLost') {
    return new CampaignError({ code: 'truncated', doing, facts: code.facts });
  }
  return code;
}
