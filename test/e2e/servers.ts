import { createServer, request, type Server } from 'node:http';

/** SOAP methods that only read, or sign in and out; every other call is a write. */
const READS =
  /#(Logon|Logoff|BearerTokenLogon|ExecuteQuery|DumpInstanceState|GetEntityIfMoreRecent|GetOption|GetServerTime)\b/;

/** Stands between the extension and an instance: counts what passes, and can cut the line. */
export interface CountingProxy {
  readonly url: string;
  readonly signIns: () => number;
  /** The SOAP methods that change something, in the order in which they passed. */
  readonly writes: () => readonly string[];
  /** From the next write on, nothing comes back any more: the instance hears it, and its answer is lost. */
  readonly cutAtNextWrite: () => void;
  /** The line is there again. */
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a proxy on a free port of this machine that passes everything on to an instance. */
export async function startCountingProxy(instance: string): Promise<CountingProxy> {
  let signIns = 0;
  const writes: string[] = [];
  let line: 'open' | 'cutting' | 'cut' = 'open';
  const server = createServer((incoming, answer) => {
    const action = String(incoming.headers.soapaction ?? '');
    const [, method = ''] = /#(\w+)/.exec(action) ?? [];
    const isWrite = method !== '' && !READS.test(action);
    if (/#Logon\b/.test(action)) {
      signIns += 1;
    }
    if (line === 'cut') {
      answer.destroy();
      return;
    }
    if (isWrite) {
      writes.push(method);
      line = line === 'cutting' ? 'cut' : line;
    }
    const onward = request(
      new URL(incoming.url ?? '/', instance),
      { method: incoming.method, headers: incoming.headers },
      (reply) => {
        if (line === 'cut') {
          reply.resume();
          answer.destroy();
          return;
        }
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  return {
    url: await listen(server),
    signIns: () => signIns,
    writes: () => writes,
    cutAtNextWrite: () => {
      line = 'cutting';
    },
    mend: () => {
      line = 'open';
    },
    close: () => close(server),
  };
}

/** Starts a web server that answers everything with the same page, as a portal or a sign-in page does. */
export async function startPortal(
  title: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((_, answer) => {
    answer
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><html><head><title>${title}</title></head><body>Hello</body></html>`);
  });
  return { url: await listen(server), close: () => close(server) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port.');
  }
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
