import { createServer, request, type Server } from 'node:http';

/** Stands between the extension and an instance, and counts the sign-ins that pass. */
export interface CountingProxy {
  readonly url: string;
  readonly signIns: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a proxy on a free port of this machine that passes everything on to an instance. */
export async function startCountingProxy(instance: string): Promise<CountingProxy> {
  let signIns = 0;
  const server = createServer((incoming, answer) => {
    if (/#Logon\b/.test(String(incoming.headers.soapaction))) {
      signIns += 1;
    }
    const onward = request(
      new URL(incoming.url ?? '/', instance),
      { method: incoming.method, headers: incoming.headers },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  return { url: await listen(server), signIns: () => signIns, close: () => close(server) };
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
