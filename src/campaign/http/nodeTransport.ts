// No `node:` prefix here: VS Code hands its proxy- and certificate-aware copies to `require('http')` and
// `require('https')`.
import http from 'http';
import https from 'https';
import type { Trust } from './trust';

/** What axios asks of a transport: Node's `http` module or something like it. */
export interface NodeTransport {
  request(options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void): http.ClientRequest;
}

/** Keep-alive sockets of one connection; `close` ends the idle ones. */
export interface Sockets {
  /**
   * @param fresh a connection of its own: one that was kept open may be closed by the other side at the very moment of
   * sending, and then nobody knows whether the request arrived
   */
  transportFor(url: URL, fresh: boolean): NodeTransport;
  close(): void;
}

/**
 * The sockets of one connection. `http.request` is looked up at each call, so that whatever VS Code (or a test) has put
 * there is used, and the private certificate authority goes into the request's options, not only into the agent,
 * because VS Code may put its own agent in place of ours.
 */
export function openSockets(trust: Trust | undefined, maxSockets: number): Sockets {
  const agentOptions = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, scheduling: 'lifo' as const };
  const plain = new http.Agent(agentOptions);
  const ca = trust === undefined ? {} : { ca: [...trust.ca] };
  const secure = new https.Agent({ ...agentOptions, ...ca });
  return {
    transportFor: (url, fresh) =>
      url.protocol === 'https:'
        ? {
            request: (options, onAnswer) => {
              const request = https.request({ ...options, ...ca, agent: fresh ? false : secure }, (answer) => {
                if (isEncrypted(answer)) {
                  onAnswer(answer);
                } else {
                  request.destroy(new ProxyRefusal(answer.statusCode));
                }
              });
              return request;
            },
          }
        : { request: (options, onAnswer) => http.request({ ...options, agent: fresh ? false : plain }, onAnswer) },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/**
 * False for an answer in clear text where TLS was asked for: a proxy's own, which refused to let us through (`CONNECT`)
 * and whose refusal VS Code's agent hands on as if the instance had said it.
 */
function isEncrypted({ socket }: http.IncomingMessage): boolean {
  return 'encrypted' in socket && socket.encrypted === true;
}

/** A proxy answered instead of the server that was asked for. */
export class ProxyRefusal extends Error {
  readonly code = 'ERR_PROXY_REFUSED';

  /** @param status HTTP status of the proxy's answer */
  constructor(readonly status: number | undefined) {
    super('the proxy did not let the request through');
    this.name = 'ProxyRefusal';
  }
}
