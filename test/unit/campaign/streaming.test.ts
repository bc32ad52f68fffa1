import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Message } from '../../../src/campaign/instance';
import { collect, eventually, refusal, signal, withInstance } from './support/client';
import { document, rows, script } from './support/envelopes';
import type { Received, Script } from './support/scriptedServer';

const [HEAD = '', TAIL = ''] = rows('broadLogRcp', '#').split('#');
const row = (id: number): string => `<broadLogRcp id="${id}" address="customer.${id}@example.com" status="1"/>`;
const isLog = (request: Received): boolean => request.body.includes('schema="nms:broadLogRcp"');
const MAPPING = document('<delivery id="1"/>');

/** Answers the message log by hand, `pages` times at most, everything else as usual. */
function logScript(
  answer: (response: ServerResponse, request: Received, nth: number) => void | Promise<void>,
  pages = Infinity,
): Script {
  const usual = script({ ExecuteQuery: () => MAPPING });
  let nth = 0;
  return async (request, response, incoming) => {
    if (!isLog(request)) {
      return usual(request, response, incoming);
    }
    response.writeHead(200, { 'Content-Type': 'application/soap+xml; charset=utf-8' });
    nth += 1;
    if (nth > pages) {
      response.end(HEAD + TAIL);
      return undefined;
    }
    await answer(response, request, nth);
    return undefined;
  };
}

const idsOf = (messages: readonly Message[]): number[] => messages.map((message) => Number(message.id));

describe('streaming', () => {
  it('hands out rows while the rest of the body is still on its way', async () => {
    let finish = (): void => undefined;
    const scripted = logScript((response) => {
      response.write(HEAD + row(1) + row(2) + row(3).slice(0, 20));
      finish = () => response.end(row(3).slice(20) + TAIL);
    }, 1);
    await withInstance(scripted, async (instance) => {
      const reading = instance.messages.rows({ deliveryId: '1' }, signal())[Symbol.asyncIterator]();
      assert.equal(((await reading.next()).value as Message).id, '1');
      assert.equal(((await reading.next()).value as Message).id, '2');
      const third = reading.next();
      assert.equal(
        await Promise.race([third.then(() => 'came'), new Promise((resolve) => setTimeout(resolve, 30, 'waits'))]),
        'waits',
      );
      finish();
      assert.equal(((await third).value as Message).address, 'customer.3@example.com');
      assert.equal((await reading.next()).done, true);
    });
  });

  it('makes the server wait for a slow consumer, and closes the socket when the consumer leaves', async () => {
    const total = 40_000_000;
    let sent = 0;
    let closed = false;
    const scripted = logScript(async (response) => {
      let goOn = (): void => undefined;
      response.on('close', () => {
        closed = true;
        goOn();
      });
      response.write(HEAD);
      for (let id = 1; sent < total && !closed;) {
        let block = '';
        while (block.length < 60_000) {
          block += row(id++);
        }
        sent += block.length;
        if (response.write(block)) {
          continue;
        }
        await new Promise<void>((resolve) => {
          goOn = resolve;
          response.once('drain', resolve);
        });
      }
      response.end(TAIL);
    });
    await withInstance(scripted, async (instance) => {
      let seen = 0;
      for await (const message of instance.messages.rows({ deliveryId: '1', pageSize: 1_000_000 }, signal())) {
        seen += 1;
        assert.equal(message.id, String(seen));
        if (seen === 10) {
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
        if (seen === 500) {
          break;
        }
      }
      assert.ok(sent < total / 2, `${sent} bytes were taken from the server for 500 rows`);
      await eventually(() => closed, 'socket closed');
    });
  });

  it('calls a body that ends too early an error, however it ends', async () => {
    const cut = HEAD + row(1).slice(0, 30);
    const ways: Readonly<Record<string, (response: ServerResponse) => void>> = {
      'chunked, closed properly': (response) => response.end(cut),
      'chunked, socket destroyed': (response) => response.write(cut, () => response.destroy()),
      'inside the last tag': (response) => response.end((HEAD + TAIL).slice(0, -1)),
    };
    for (const [how, way] of Object.entries(ways)) {
      await withInstance(
        logScript((response) => {
          way(response);
        }),
        async (instance, server) => {
          const error = await refusal(collect(instance.messages.rows({ deliveryId: '1' }, signal())));
          assert.ok(['truncated', 'connectionLost'].includes(error.code), `${how}: ${error.code}`);
          // Three tries, and no fourth.
          assert.equal(server.received.filter(isLog).length, 3, how);
        },
      );
    }
  });

  it('says so when compressed data or a body of known length is cut', async () => {
    const packed = gzipSync(HEAD + row(1).repeat(3) + TAIL);
    const usual = script({ ExecuteQuery: () => MAPPING });
    for (const headers of [{ 'Content-Encoding': 'gzip' }, { 'Content-Length': String(packed.length) }]) {
      await withInstance(
        (request, response, incoming) => {
          if (!isLog(request)) {
            return usual(request, response, incoming);
          }
          response.writeHead(200, { 'Content-Type': 'text/xml', ...headers });
          const half = 'Content-Encoding' in headers ? packed.subarray(0, packed.length / 2) : Buffer.from(HEAD);
          if ('Content-Encoding' in headers) {
            response.end(half);
          } else {
            response.write(half, () => response.destroy());
          }
          return undefined;
        },
        async (instance) => {
          const error = await refusal(collect(instance.messages.rows({ deliveryId: '1' }, signal())));
          assert.equal(error.code, 'truncated');
        },
      );
    }
  });

  it('takes a broken page up behind the last row that came through', async () => {
    const scripted = logScript((response, request, nth) => {
      const after = Number(/@id &gt; (\d+)/.exec(request.body)?.[1] ?? 0);
      const page = Array.from({ length: 10 }, (_, n) => row(after + n + 1));
      if (nth === 2) {
        response.write(HEAD + page.slice(0, 4).join('') + row(99).slice(0, 9), () =>
          setTimeout(() => response.destroy(), 20),
        );
      } else if (after >= 34) {
        response.end(HEAD + TAIL);
      } else {
        response.end(HEAD + page.join('') + TAIL);
      }
    });
    await withInstance(scripted, async (instance) => {
      const messages = await collect(instance.messages.rows({ deliveryId: '1', pageSize: 10 }, signal()));
      assert.deepEqual(
        idsOf(messages),
        Array.from({ length: 34 }, (_, n) => n + 1),
      );
    });
  });

  it('does not read the same page for ever when the instance takes no notice of the key', async () => {
    const scripted = logScript((response) => {
      response.end(HEAD + row(1) + row(2) + TAIL);
    });
    await withInstance(scripted, async (instance) => {
      const error = await refusal(collect(instance.messages.rows({ deliveryId: '1', pageSize: 2 }, signal())));
      assert.equal(error.code, 'malformed');
    });
  });

  it('stops at the ceiling of the body', async () => {
    const scripted = logScript((response) => {
      response.end(HEAD + row(1) + ' '.repeat(300_000) + TAIL);
    });
    const limits = { maxBodyBytes: 100_000 };
    await withInstance(
      scripted,
      async (instance) => {
        const error = await refusal(collect(instance.messages.rows({ deliveryId: '1' }, signal())));
        assert.equal(error.code, 'tooLarge');
        assert.equal(error.facts['limit'], 'body');
      },
      { limits },
    );
  });

  it('ends at once when the caller cancels, before the answer and inside it', async () => {
    for (const begun of [false, true]) {
      let closed = false;
      const scripted = logScript((response) => {
        response.on('close', () => (closed = true));
        if (begun) {
          response.write(HEAD + row(1));
        }
      });
      await withInstance(scripted, async (instance, server) => {
        const leaving = new AbortController();
        const reading = refusal(collect(instance.messages.rows({ deliveryId: '1' }, leaving.signal)));
        await eventually(() => server.received.some(isLog), 'asked');
        setTimeout(() => {
          leaving.abort();
        }, 20);
        assert.equal((await reading).code, 'cancelled');
        await eventually(() => closed, 'socket closed');
        assert.equal(server.received.filter(isLog).length, 1);
      });
    }
  });

  it('cuts off a server that sends a byte now and then, but gives the consumer all the time it needs', async () => {
    const drip = logScript((response) => {
      response.write(HEAD);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    await withInstance(
      drip,
      async (instance) => {
        assert.equal((await refusal(collect(instance.messages.rows({ deliveryId: '1' }, signal())))).code, 'timeout');
      },
      { timeoutMs: 150 },
    );
    const swift = logScript((response) => {
      response.end(HEAD + row(1) + row(2) + TAIL);
    }, 1);
    await withInstance(
      swift,
      async (instance) => {
        let seen = 0;
        for await (const message of instance.messages.rows({ deliveryId: '1' }, signal())) {
          seen = Number(message.id);
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
        assert.equal(seen, 2);
      },
      { timeoutMs: 150 },
    );
  });
});
