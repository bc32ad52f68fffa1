import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** One request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** `Logon` of `xtk:session#Logon`; '' for pages. */
  readonly call: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What the script does with a request: an answer, or whatever it likes with the raw response. */
export type Script = (
  request: Received,
  response: ServerResponse,
  incoming: IncomingMessage,
) => Answer | undefined | Promise<Answer | undefined>;

export interface ScriptedServer {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** Names of the SOAP calls so far, pages as their path. */
  calls(): string[];
  openSockets(): Promise<number>;
  close(): Promise<void>;
}

/** A real HTTP server on the loopback interface that answers as a test says. */
export async function scriptedServer(script: Script, tls?: ServerOptions): Promise<ScriptedServer> {
  const received: Received[] = [];
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
    }
    const action = String(incoming.headers['soapaction'] ?? '');
    const request: Received = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      call: action.slice(action.indexOf('#') + 1),
    };
    received.push(request);
    const answer = await script(request, response, incoming);
    if (answer === undefined) {
      return;
    }
    response.writeHead(answer.status ?? 200, {
      'Content-Type': 'application/soap+xml; charset=utf-8',
      ...answer.headers,
    });
    response.end(answer.body);
  };
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    handle(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    received,
    calls: () => received.map((request) => (request.call === '' ? request.path : request.call)),
    openSockets: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => {
          if (error === null) {
            resolve(count);
          } else {
            reject(error);
          }
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
