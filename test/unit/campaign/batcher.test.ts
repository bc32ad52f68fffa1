import assert from 'node:assert/strict';
import { Batcher } from '../../../src/campaign/query/batcher';
import { refusal, signal, withInstance } from './support/client';
import { document, envelope, fault, rows, script } from './support/envelopes';
import type { Received } from './support/scriptedServer';

const queries = (received: readonly Received[]): Received[] => received.filter(({ call }) => call === 'ExecuteQuery');

describe('Batcher', () => {
  it('asks once for what is asked at the same time, and again later', async () => {
    const loads: (readonly number[])[] = [];
    const batcher = new Batcher<number, number>(async (asks) => {
      loads.push(asks);
      return asks.map((ask) => ask * 10);
    });
    assert.deepEqual(await Promise.all([1, 2, 3].map((ask) => batcher.ask(ask, signal()))), [10, 20, 30]);
    assert.equal(await batcher.ask(4, signal()), 40);
    assert.deepEqual(loads, [[1, 2, 3], [4]]);
  });

  it('lets one asker leave without the others, and ends the question when all have left', async () => {
    let ended = false;
    const batcher = new Batcher<number, number>(
      (asks, everybody) =>
        new Promise((resolve, reject) => {
          setTimeout(() => {
            resolve(asks);
          }, 60);
          everybody.addEventListener('abort', () => {
            ended = true;
            reject(new Error('ended'));
          });
        }),
    );
    const [one, other] = [new AbortController(), new AbortController()];
    const left = refusal(batcher.ask(1, one.signal));
    const stays = batcher.ask(2, other.signal);
    await new Promise((resolve) => setTimeout(resolve, 10));
    one.abort();
    assert.equal((await left).code, 'cancelled');
    assert.equal(await stays, 2);
    assert.equal(ended, false);
    const both = [batcher.ask(1, one.signal), batcher.ask(2, other.signal)].map(refusal);
    await new Promise((resolve) => setTimeout(resolve, 10));
    other.abort();
    await Promise.all(both);
    assert.equal(ended, true);
  });
});

describe('reads at the same time', () => {
  it('of one delivery are one query, and of many, too', async () => {
    const scripted = script({
      ExecuteQuery: ({ body }) =>
        body.includes('getIfExists')
          ? document('<delivery id="1" state="45"><indicators recipientOpen="7"/></delivery>')
          : rows('delivery', '<delivery id="1" state="45"/>', '<delivery id="2" state="51"/>'),
    });
    await withInstance(scripted, async (instance, server) => {
      const [delivery, figures] = await Promise.all([
        instance.deliveries.get('1', signal()),
        instance.tracking.figures('1', signal()),
      ]);
      assert.equal(delivery?.state, 45);
      assert.equal(figures?.recipientOpen, 7);
      assert.equal(queries(server.received).length, 1);
      const states = await Promise.all(['2', '1', '3'].map((id) => instance.deliveries.get(id, signal())));
      assert.deepEqual(
        states.map((one) => one?.state),
        [51, 45, undefined],
      );
      assert.equal(queries(server.received).length, 2);
    });
  });

  it('of one delivery go each for itself when the common query fails', async () => {
    const scripted = script({
      ExecuteQuery: ({ body }) =>
        body.includes('personClick')
          ? fault('SOP-330011 Error while executing the method.', 'PGS-220000 PostgreSQL error: out of memory')
          : document('<delivery id="1" state="45"/>'),
    });
    await withInstance(scripted, async (instance) => {
      const [delivery, figures] = await Promise.allSettled([
        instance.deliveries.get('1', signal()),
        instance.tracking.figures('1', signal()),
      ]);
      assert.equal(delivery.status === 'fulfilled' && delivery.value?.state, 45);
      assert.equal(figures.status, 'rejected');
    });
  });

  it('of options are one query; what it does not hold is asked for by GetOption', async () => {
    const scripted = script({
      ExecuteQuery: () =>
        rows(
          'option',
          '<option name="A" dataType="6" stringValue="text"/>',
          '<option name="B" dataType="3" longValue="10" stringValue=""/>',
          '<option name="C" dataType="12"/>',
        ),
      GetOption: () => envelope('GetOption', 'xtk:session', '<v>memo</v><t>12</t>'),
    });
    await withInstance(scripted, async (instance, server) => {
      const values = await Promise.all(['A', 'B', 'C', 'D', 'A'].map((name) => instance.options.get(name, signal())));
      assert.deepEqual(values, ['text', '10', 'memo', undefined, 'text']);
      assert.equal(server.calls().filter((call) => call === 'GetOption').length, 1);
    });
  });

  it('of options go by GetOption where the operator does not see them', async () => {
    for (const answer of [rows('option'), fault('XTK-170019 Access denied.')]) {
      const scripted = script({
        ExecuteQuery: () => answer,
        GetOption: () => envelope('GetOption', 'xtk:session', '<v>1</v><t>6</t>'),
      });
      await withInstance(scripted, async (instance) => {
        const values = await Promise.all(['A', 'B'].map((name) => instance.options.get(name, signal())));
        assert.deepEqual(values, ['1', '1']);
      });
    }
  });

  it('of journals give each its newest lines, however talkative another is', async () => {
    const lines = [
      ...Array.from({ length: 4500 }, (_, n) => ({ id: 10_000 - n, job: '1' })),
      { id: 3, job: '2' },
      { id: 2, job: '2' },
      { id: 1, job: '2' },
    ];
    const scripted = script({
      ExecuteQuery: ({ body }) => {
        const before = Number(/@id &lt; (\d+)/.exec(body)?.[1] ?? Infinity);
        const jobs = /job-id\] IN \(([^)]*)\)/.exec(body)?.[1]?.split(', ') ?? [];
        const count = Number(/lineCount="(\d+)"/.exec(body)?.[1]);
        const page = lines.filter(({ id, job }) => id < before && jobs.includes(job)).slice(0, Math.min(count, 500));
        return rows('jobLog', ...page.map(({ id, job }) => `<jobLog id="${id}" job-id="${job}" message="m${id}"/>`));
      },
    });
    await withInstance(scripted, async (instance) => {
      const [talkative, quiet, none] = await Promise.all(
        ['1', '2', '3'].map((id) => instance.audit.tail(id, 2, signal())),
      );
      assert.deepEqual(
        talkative?.map(({ id }) => id),
        ['9999', '10000'],
      );
      assert.deepEqual(
        quiet?.map(({ id }) => id),
        ['2', '3'],
      );
      assert.deepEqual(none, []);
    });
  });

  it('of journals ask no further when all lines have come', async () => {
    const asked: string[] = [];
    const scripted = script({
      ExecuteQuery: ({ body }) => {
        const operation = /operation="(\w+)"/.exec(body)?.[1] ?? '';
        asked.push(operation);
        return operation === 'count'
          ? document('<jobLog count="2"/>')
          : rows('jobLog', '<jobLog id="2" job-id="1" message="b"/>', '<jobLog id="1" job-id="2" message="a"/>');
      },
    });
    await withInstance(scripted, async (instance) => {
      const tails = await Promise.all(['1', '2'].map((id) => instance.audit.tail(id, 100, signal())));
      assert.deepEqual(
        tails.map((lines) => lines.map(({ message }) => message)),
        [['b'], ['a']],
      );
    });
    assert.deepEqual(asked.sort(), ['count', 'select']);
  });
});
