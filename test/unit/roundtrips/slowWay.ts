import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that went through, ms by `performance.now()`. */
interface Call {
  readonly name: string;
  readonly began: number;
  ended: number;
  /** Nothing more comes of it, whether or not it ended well. */
  isOver: boolean;
}

/** What an action cost: how many calls, and how many of them waited for one another. */
export interface Cost {
  readonly calls: number;
  readonly depth: number;
  readonly ms: number;
  readonly names: readonly string[];
  /** How deep it was when a person saw the first of it; undefined where that is all of it. */
  readonly firstDepth: number | undefined;
}

export interface SlowWay {
  readonly url: string;
  /** Runs an action, which calls `shown` with the first that it shows, and says what it cost. */
  cost(action: (shown: () => void) => Promise<unknown>): Promise<Cost>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** A way to an instance that takes a while for each call, as in the field, and counts what goes through. */
export async function slowWay(target: string, delayMs: number): Promise<SlowWay> {
  let calls: Call[] = [];
  const to = new URL(target);
  const pass = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks);
    const text = body.toString('utf8');
    const action = String(incoming.headers['soapaction'] ?? '');
    const schema = /schema="([^"]+)"|xtk:schema\|([^<]+)/.exec(text);
    const name =
      action === ''
        ? (incoming.url ?? '')
        : `${action.slice(action.indexOf('#') + 1)} ${schema?.[1] ?? schema?.[2] ?? ''}`;
    const isKnown = /<strMd5[^>]*>[^<]/.test(text);
    const call: Call = {
      name: isKnown ? `${CONFIRMING} ${name}` : name.trim(),
      began: performance.now(),
      ended: Infinity,
      isOver: false,
    };
    calls.push(call);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const onward = send(
      { host: to.hostname, port: to.port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    answer.on('finish', () => {
      call.ended = performance.now();
    });
    answer.on('close', () => {
      call.isOver = true;
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  };
  const server = createServer((incoming, answer) => {
    pass(incoming, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cost: async (action) => {
      calls = [];
      const began = performance.now();
      // A schema that is known is only confirmed, behind everything: nobody waits for that.
      const made = (): Call[] => calls.filter(({ name, ended }) => ended !== Infinity && !isConfirmation(name));
      let firstDepth: number | undefined;
      await action(() => {
        firstDepth ??= longestChain(made());
      });
      const ms = performance.now() - began;
      return {
        calls: made().length,
        depth: longestChain(made()),
        ms,
        names: made().map(({ name }) => name),
        firstDepth,
      };
    },
    idle: async () => {
      // Nothing under way, nor begun for a while.
      for (let quiet = 0; quiet < 10; quiet += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (calls.some(({ isOver }) => !isOver)) {
          quiet = -1;
        }
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const CONFIRMING = 'confirm:';

function isConfirmation(name: string): boolean {
  return name.startsWith(CONFIRMING);
}

/** The most calls of which each began after the one before had ended. */
function longestChain(calls: readonly Call[]): number {
  const inOrder = [...calls].sort((a, b) => a.ended - b.ended);
  let chain = 0;
  let last = -Infinity;
  for (const { began, ended } of inOrder) {
    if (began >= last) {
      chain += 1;
      last = ended;
    }
  }
  return chain;
}
