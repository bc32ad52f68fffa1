import { createServer, request } from 'node:http';

/** Stands between the extension and an instance, and notes the calls that pass. */
export interface CallCounter {
  readonly url: string;
  /** The methods called, with the schema of a query, while `work` went on. */
  readonly during: (work: () => Promise<void>) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export async function startCallCounter(instance: string): Promise<CallCounter> {
  let calls: string[] = [];
  const server = createServer((incoming, answer) => {
    const [, method] = /#(\w+)/.exec(String(incoming.headers.soapaction ?? '')) ?? [];
    let body = '';
    incoming.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    incoming.on('end', () => {
      if (method !== undefined) {
        calls.push(`${method} ${/schema="([^"]*)"/.exec(body)?.[1] ?? ''}`.trim());
      }
    });
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
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    during: async (work) => {
      calls = [];
      await work();
      return calls;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
