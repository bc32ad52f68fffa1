import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { openInstance } from '../../../src/campaign';
import { runInBackground } from '../../../src/campaign/http/background';
import { HttpClient } from '../../../src/campaign/http/httpClient';
import { openSockets } from '../../../src/campaign/http/nodeTransport';
import { Semaphore } from '../../../src/campaign/http/semaphore';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { PASSWORD, refusal, signal, withInstance } from './support/client';
import { document, envelope, fault, logonAnswer, rows, script } from './support/envelopes';
import { scriptedServer, type Answer } from './support/scriptedServer';
import { writesOf } from '../../../src/campaign/writes';

const option = (value: string): string => envelope('GetOption', 'xtk:session', `<v>${value}</v><t>6</t>`);

/** An answer that begins, and goes on for as long as anybody reads. */
function endless(start: string, more: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): undefined => {
    response.writeHead(200, { 'Content-Type': 'text/xml', ...headers });
    response.write(start);
    const timer = setInterval(() => response.write(more), 2);
    response.on('close', () => {
      clearInterval(timer);
    });
    return undefined;
  };
}

const START = rows('jobLog', '<jobLog id="1" message="a"/>').split('</jobLog-collection>')[0] ?? '';
const ROW = '<jobLog id="1" message="a"/>';

type Ending = readonly [
  what: string,
  answer: (response: ServerResponse) => Answer | undefined,
  read: (instance: CampaignInstance, stop: AbortController) => Promise<unknown>,
];

const tail = (instance: CampaignInstance): Promise<unknown> => instance.audit.tail('1', 10, signal());
const left = 'left behind a row';
const leaving = async (instance: CampaignInstance): Promise<void> => {
  let rowsSeen = 0;
  for await (const row of instance.messages.rows({ deliveryId: '1' }, signal())) {
    rowsSeen += row.id === '1' ? 1 : 0;
    break;
  }
  throw new Error(rowsSeen === 1 ? left : 'no row came');
};
const throwing = async (instance: CampaignInstance): Promise<void> => {
  for await (const row of instance.messages.rows({ deliveryId: '1' }, signal())) {
    throw new Error(row.id === '1' ? left : 'another row came');
  }
};
const cancelling = (instance: CampaignInstance, stop: AbortController): Promise<unknown> => {
  setTimeout(() => {
    stop.abort();
  }, 40);
  return instance.audit.tail('1', 10, stop.signal);
};
const page = (instance: CampaignInstance): Promise<unknown> => instance.machines.processes(undefined, signal());

const body =
  (text: string, status = 200, contentType = 'text/xml') =>
  (): Answer => ({
    status,
    headers: { 'Content-Type': contentType },
    body: text + ' '.repeat(300_000),
  });

const ENDINGS: readonly Ending[] = [
  ['a DOCTYPE', endless('<!DOCTYPE x []><x>', '<y/>'), tail],
  ['an unknown charset', endless('<a>', '<y/>', { 'Content-Type': 'text/xml; charset=klingon' }), tail],
  ['bytes of another charset', endless('<?xml version="1.0"?><a>\u00e9', '\u00ff<y/>'), tail],
  ['XML that is none', endless(`${START}<<<`, '<y/>'), tail],
  ['a web page', endless('<!doctype html><html>'.padEnd(70_000), '<p>'), cancelling],
  ['another method', endless(envelope('Other', 'x:y', '<v/>').slice(0, -30), '<v/>'), tail],
  ['a consumer who leaves', endless(START, ROW.repeat(50)), leaving],
  ['a consumer who throws', endless(START, ROW.repeat(50)), throwing],
  ['a cancelled call', endless(START, ROW), cancelling],
  ['a page that is refused', body('no', 403, 'text/html'), page],
  ['a page that is not there', body('no', 404, 'text/html'), page],
  ['a page that is elsewhere', body('no', 302, 'text/html'), page],
  ['a page that is too large', endless('<html>', 'x'.repeat(200_000), { 'Content-Type': 'text/html' }), page],
  ['a broken server', body('no', 500), tail],
  ['a fault', body(fault('XTK-170036 no')), tail],
];

describe('sockets', () => {
  for (const [what, answer, read] of ENDINGS) {
    it(`come back after ${what}`, async () => {
      let spoilt = true;
      const usual = script({
        GetOption: () => option('1'),
        ExecuteQuery: ({ body: asked }) => (asked.includes('getIfExists') ? document('<delivery id="1"/>') : rows('x')),
      });
      await withInstance(
        (request, response, incoming) => {
          const isTried = request.call === 'ExecuteQuery' || request.path.includes('monitor.jsp');
          // Which log a delivery has is asked first: spoilt, that would wait for its time limit, and nobody would leave.
          const isBefore = request.body.includes('getIfExists') && (read === leaving || read === throwing);
          return spoilt && isTried && !isBefore ? answer(response) : usual(request, response, incoming);
        },
        async (instance, server) => {
          for (let n = 0; n < 6; n += 1) {
            const ended: unknown = await read(instance, new AbortController()).catch((error: unknown) => error);
            if (read === leaving || read === throwing) {
              assert.equal(String(ended), `Error: ${left}`);
            }
          }
          spoilt = false;
          assert.equal(await instance.options.get('X', signal()), '1');
          assert.ok((await server.openSockets()) <= 4, 'sockets pile up');
        },
        { parallel: 2, timeoutMs: 1500, retry: { attempts: 1 } },
      );
    });
  }
});

describe('ceilings', () => {
  const big = 'x'.repeat(3 * 1024 * 1024);
  const calls: readonly [string, string, (instance: CampaignInstance) => Promise<unknown>][] = [
    ['an option', 'GetOption', (instance) => instance.options.get('X', signal())],
    ['a count', 'ExecuteQuery', (instance) => instance.messages.count({ deliveryId: '1' }, signal())],
    ['what a write answers', 'PrepareFromId', (instance) => writesOf(instance).prepare('1', signal())],
  ];
  for (const zipped of [false, true]) {
    for (const [what, call, ask] of calls) {
      it(`refuse three megabytes ${zipped ? 'of zipped ' : 'of '}${what}`, async () => {
        const text =
          call === 'ExecuteQuery'
            ? document(`<x count="1"><y>${big}</y></x>`)
            : envelope(call, 'x:y', `<v>${big}</v><t>6</t>`);
        const answer: Answer = zipped
          ? { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(text) }
          : { body: text };
        await withInstance(
          script({
            [call]: (request) => (request.body.includes('getIfExists') ? document('<delivery id="1"/>') : answer),
          }),
          async (instance) => {
            assert.equal((await refusal(ask(instance))).code, 'tooLarge');
          },
        );
      });
    }
  }

  it('refuse a sign-in of megabytes', async () => {
    const { url, close } = await scriptedServer(script({ Logon: () => logonAnswer(big) }));
    const credentials = { kind: 'password' as const, operator: 'x', password: PASSWORD };
    assert.equal((await refusal(openInstance({ url, credentials }, signal()))).code, 'tooLarge');
    await close();
  });

  it('count the elements of what is kept whole, which weigh more than their text', async () => {
    const schema = `<pdomDoc xsi:type="ns:Element"><schema>${'<a/>'.repeat(5000)}</schema></pdomDoc>`;
    await withInstance(
      script({ GetEntityIfMoreRecent: () => envelope('GetEntityIfMoreRecent', 'xtk:persist', schema) }),
      async (instance) => {
        assert.equal((await refusal(instance.schemas.methods('nms:delivery', signal()))).code, 'tooLarge');
      },
      { limits: { maxElements: 4000 } },
    );
  });
});

describe('turns', () => {
  it('end with a time limit of their own when nothing comes from the other side', async () => {
    const usual = script({});
    await withInstance(
      (request, response, incoming) => (request.call === 'GetOption' ? undefined : usual(request, response, incoming)),
      async (instance) => {
        const began = performance.now();
        const all = Array.from({ length: 12 }, (_, n) => refusal(instance.options.get(`X${n}`, signal())));
        for (const error of await Promise.all(all)) {
          assert.equal(error.code, 'timeout');
        }
        assert.ok(performance.now() - began < 3 * 300, 'the last one gave up after more than two limits');
      },
      { parallel: 2, timeoutMs: 300, retry: { attempts: 1 } },
    );
  });

  it('are for a person first, and for the background when nobody else waits', async () => {
    const order: string[] = [];
    const gate = new Semaphore(1);
    const client = new HttpClient({ sockets: openSockets(undefined, 4), gate, timeoutMs: 2000 });
    const held = await gate.acquire(signal());
    const ask = async (name: string): Promise<void> => {
      const prepare = (): Promise<never> => {
        order.push(name);
        return Promise.reject(new Error('enough'));
      };
      for await (const nothing of client.exchange({ doing: name, prepare }, signal(), async function* () {})) {
        assert.fail(String(nothing));
      }
    };
    const waiting = [
      runInBackground(() => ask('poll 1')),
      ask('click 1'),
      runInBackground(() => ask('poll 2')),
      ask('click 2'),
    ].map((one) => one.catch(() => undefined));
    held.release();
    await Promise.all(waiting);
    assert.deepEqual(order, ['click 1', 'click 2', 'poll 1', 'poll 2']);
  });
});
