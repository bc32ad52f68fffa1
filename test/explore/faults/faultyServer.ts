import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Fault, Outcome, Request } from './faults';

/** Methods that change nothing; all others are not handed on, so that every case begins with the same instance. */
const READS = [
  'ExecuteQuery',
  'GetEntityIfMoreRecent',
  'GetOption',
  'GetServerTime',
  'GetUserInfo',
  'GetMirrorURL',
  'DumpInstanceState',
  'DumpInstanceStateEx',
  'Logon',
  'Logoff',
];

export interface FaultyServer {
  readonly url: string;
  /** From now on each call meets the fault, or only the first one; those to sign in only when `atTheDoor`. */
  spoil(fault: Fault, how: { readonly times: number; readonly atTheDoor: boolean }): void;
  mend(): void;
  /**
   * Since `mend` or `spoil`: how often something was to be written, how often that was refused before anything was
   * executed, and how often somebody signed in.
   */
  readonly counted: { writes: number; refused: number; logons: number };
  /** Resolves when no call has been on its way for a moment: longer than clients here pause before another try. */
  isIdle(): Promise<void>;
  /** Tokens that were handed out. */
  readonly secrets: readonly string[];
  /** Connections that are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** A way to an instance on which everything may go wrong. */
export async function faultyServer(target: string): Promise<FaultyServer> {
  const to = new URL(target);
  let spoiling: { readonly fault: Fault; left: number; readonly atTheDoor: boolean } | undefined;
  const counted = { writes: 0, refused: 0, logons: 0 };
  let open = 0;
  const secrets: string[] = [];
  const pass = (incoming: IncomingMessage, body: Buffer, action: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const [urn = '', method = ''] = action.split('#');
      if (action !== '' && !READS.includes(method)) {
        resolve(written(urn, method));
        return;
      }
      const onward = send(
        { host: to.hostname, port: to.port, path: incoming.url, method: incoming.method, headers: incoming.headers },
        (reply) => {
          const pieces: Buffer[] = [];
          reply.on('data', (piece: Buffer) => pieces.push(piece));
          reply.on('end', () => {
            const whole = Buffer.concat(pieces);
            for (const [, secret = ''] of whole
              .toString('utf8')
              .matchAll(/pstr(?:Session|Security)Token[^>]*>([^<]+)/gi)) {
              secrets.push(secret);
            }
            resolve({
              status: reply.statusCode ?? 502,
              headers: { 'content-type': String(reply.headers['content-type']) },
              body: whole,
            });
          });
        },
      );
      onward.on('error', reject);
      onward.end(body);
    });
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) {
      pieces.push(piece as Buffer);
    }
    const body = Buffer.concat(pieces);
    const action = String(incoming.headers['soapaction'] ?? '');
    const method = action.slice(action.indexOf('#') + 1);
    const isDoor = ['Logon', 'Logoff'].includes(method) || incoming.url === '/r/test';
    counted.logons += method === 'Logon' ? 1 : 0;
    const isWrite = action !== '' && !READS.includes(method);
    counted.writes += isWrite ? 1 : 0;
    const asked: Request = {
      method: incoming.method ?? '',
      headers: incoming.headers,
      body: body.toString('utf8'),
    };
    const meets = spoiling !== undefined && spoiling.left > 0 && isDoor === spoiling.atTheDoor && method !== 'Logoff';
    if (meets && spoiling !== undefined) {
      spoiling.left -= 1;
      counted.refused += isWrite && spoiling.fault.refusesAtTheDoor === true ? 1 : 0;
      give(await spoiling.fault.meet(asked, () => pass(incoming, body, action)), response);
    } else {
      give(await pass(incoming, body, action), response);
    }
  };
  const server = createServer((incoming, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const begin = (): void => {
    counted.writes = 0;
    counted.refused = 0;
    counted.logons = 0;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoil: (fault, { times, atTheDoor }) => {
      begin();
      spoiling = { fault, left: times, atTheDoor };
    },
    mend: () => {
      begin();
      spoiling = undefined;
    },
    counted,
    isIdle: async () => {
      for (let quiet = 0; quiet < 4; quiet = open === 0 ? quiet + 1 : 0) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    secrets,
    connections: () =>
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

function give(outcome: Outcome, response: ServerResponse): void {
  if (outcome === 'refuse') {
    response.destroy();
  } else if (outcome === 'hang') {
    // The client gives up.
  } else if ('upTo' in outcome) {
    const { answer, upTo, then } = outcome;
    const part = answer.body.subarray(0, Math.floor(answer.body.length * upTo));
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
    response.write(part, () => {
      if (then === 'reset') {
        response.socket?.resetAndDestroy();
      } else if (then === 'end') {
        response.socket?.end();
      }
    });
    response.flushHeaders();
  } else {
    response.writeHead(outcome.status, outcome.headers).end(outcome.body);
  }
}

/** What an instance answers to a method that changed something. */
function written(urn: string, method: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/soap+xml;charset=utf-8' },
    body: Buffer.from(
      `<SOAP-ENV:Envelope xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body><${method}Response xmlns='urn:${urn}'></${method}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    ),
  };
}
