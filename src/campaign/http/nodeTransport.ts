// No `node:` prefix here: VS Code hands its proxy-aware copy to `require('http')`.
import http from 'http';
import type https from 'https';
import { KeptAgent } from './keptAgent';
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
 * The sockets of one connection. Requests in clear text go through `http.request`, looked up at each call, so that
 * whatever VS Code (or a test) has put there is used. Those over TLS are made without it, because VS Code would put an
 * agent in place of ours that keeps nothing; `KeptAgent` opens their connections in VS Code's way all the same.
 */
export function openSockets(trust: Trust | undefined, maxSockets: number): Sockets {
  const agentOptions = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, scheduling: 'lifo' as const };
  const plain = new http.Agent(agentOptions);
  const ca = trust === undefined ? {} : { ca: [...trust.ca] };
  const secure = new KeptAgent({ ...agentOptions, ...ca });
  return {
    transportFor: (url, fresh) =>
      url.protocol === 'https:'
        ? {
            request: (options, onAnswer) =>
              new http.ClientRequest({ ...options, ...ca, agent: fresh ? new KeptAgent(ca) : secure }, onAnswer),
          }
        : { request: (options, onAnswer) => http.request({ ...options, agent: fresh ? false : plain }, onAnswer) },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
