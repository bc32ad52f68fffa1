import assert from 'node:assert/strict';
import { collect, signal, withInstance } from './support/client';
import { document, rows, script } from './support/envelopes';
import type { Received } from './support/scriptedServer';

const LOG = 'schema="nms:broadLogRcp"';

/** An instance with a log of `total` rows that never sends more than `cap` of them, whatever is asked for. */
function capped(total: number, cap: number): ReturnType<typeof script> {
  return script({
    ExecuteQuery: ({ body }: Received) => {
      if (!body.includes(LOG)) {
        return document('<delivery id="1"/>');
      }
      const after = Number(/@id &gt; (\d+)/.exec(body)?.[1] ?? 0);
      const asked = Number(/lineCount="(\d+)"/.exec(body)?.[1] ?? 200);
      const length = Math.max(0, Math.min(total - after, asked, cap));
      return rows('broadLogRcp', ...Array.from({ length }, (_, n) => `<broadLogRcp id="${after + n + 1}"/>`));
    },
  });
}

describe('pages', () => {
  for (const cap of [1, 50, 500]) {
    it(`come to the end of a log on an instance that sends ${cap} rows at most`, async () => {
      const total = cap === 1 ? 7 : 2600;
      await withInstance(capped(total, cap), async (instance) => {
        for (let again = 0; again < 2; again += 1) {
          const all = await collect(instance.messages.rows({ deliveryId: '1' }, signal()));
          assert.equal(all.length, total);
          assert.equal(all.at(-1)?.id, String(total));
        }
      });
    });
  }

  it('cost no call more once it is known that the instance does not cut them short', async () => {
    await withInstance(capped(2600, 100_000), async (instance, server) => {
      const calls = async (pageSize: number): Promise<number> => {
        const before = server.received.length;
        await collect(instance.messages.rows({ deliveryId: '1', pageSize }, signal()));
        return server.received.slice(before).filter(({ body }) => body.includes(LOG)).length;
      };
      assert.equal(await calls(5000), 2);
      // 2,000 rows and then 600, which are fewer than an answer may have.
      assert.equal(await calls(2000), 2);
    });
  });
});
