import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TOOLS } from '../../../src/assistants/tools';
import { tokensOf } from '../../../src/assistants/answer/answer';
import { trackingIndicators } from '../../../src/domain/trackingIndicators';
import { never, onDemo } from './onDemo';

const Quoted = z.object({ quoted: z.string() });
const Delivery = z.looseObject({ id: z.string(), label: Quoted, state: z.string() });
const Found = z.object({ deliveries: z.array(Delivery), found: z.number(), more: z.string().optional() });
const Explained = z.object({
  explanation: z.string().regex(/^E\d+$/),
  findings: z.array(
    z.object({
      cause: z.string(),
      title: z.string(),
      certainty: z.enum(['certain', 'likely', 'possible']),
      evidence: z.array(z.object({ at: z.string(), looked_at: Quoted, seen: Quoted })),
      remedies: z.array(z.object({ id: z.string(), does: z.string(), can_be_proposed: z.boolean() })),
    }),
  ),
  ruled_out: z.array(z.string()),
  not_checked: z.array(z.object({ what: Quoted, because: Quoted })),
});

describe('the tools of assistants', function () {
  this.timeout(60_000);

  it('find by the filter language, page by page, and say what is wrong with a filter', async () => {
    await onDemo({ clock: { speed: 0 } }, async ({ answer, call, instance }) => {
      const first = Found.parse(await answer('campaign_find_deliveries', { filter: 'state:finished', limit: 5 }));
      const second = Found.parse(
        await answer('campaign_find_deliveries', { filter: 'state:finished', limit: 5, after: first.more }),
      );
      const { rows } = await instance.deliveries.list(
        { now: Date.now(), filter: { states: [95] }, pageSize: 10 },
        never,
      );
      assert.deepEqual(
        [...first.deliveries, ...second.deliveries].map(({ id }) => id),
        rows.map(({ id }) => id),
      );
      assert.ok(first.deliveries.every(({ state }) => state === 'Finished'));
      const wrong = await call('campaign_find_deliveries', { filter: 'stat:failed' });
      assert.equal(wrong.isError, true);
      assert.match(wrong.text, /unknownKey.*"meant":\{"quoted":"state"\}/);
      assert.match((await call('campaign_find_deliveries', { after: 'P999' })).text, /not known any more/);
      assert.match((await call('campaign_find_deliveries', { instance: 'other' })).text, /There is no such instance/);
    });
  });

  it('explain one with evidence, certainty and remedies by id; what cannot be checked is said', async () => {
    await onDemo({ scenarios: ['mtaStopped'] }, async ({ answer, demo }) => {
      const { deliveries } = Found.parse(await answer('campaign_find_deliveries', { group: 'needsAttention' }));
      const id = deliveries[0]?.id;
      const { explanation, findings, ruled_out } = Explained.parse(
        await answer('campaign_explain_delivery', { delivery: id }),
      );
      const [first] = findings;
      assert.deepEqual([first?.cause, first?.certainty], ['mtaNotRunning', 'certain']);
      assert.match(first?.title ?? '', /‹demo› .*‹sending-1/);
      assert.ok((first?.evidence.length ?? 0) >= 2 && ruled_out.length > 5);
      assert.equal(first?.remedies[0]?.id, `${explanation}.1`);
      assert.match(first.remedies[0].does, /^Start /);
      // Nobody is there to decide.
      assert.equal(first.remedies[0].can_be_proposed, false);
      rmSync(join(demo.handle.servers[0]?.installDir ?? '', 'bin', 'nlserver'));
      const { not_checked } = Explained.parse(await answer('campaign_explain_delivery', { delivery: id }));
      assert.ok(not_checked.length > 0);
    });
  });

  it('explain all that waits, the overdue first, as the diagnosis of each does', async () => {
    await onDemo({}, async ({ answer }) => {
      const all = z
        .object({ waiting: z.number(), overdue: z.number(), deliveries: z.array(Delivery) })
        .parse(await answer('campaign_explain_pending'));
      assert.equal(all.waiting, all.deliveries.length);
      assert.ok(all.overdue > 0);
      const [first] = all.deliveries;
      const one = Explained.parse(await answer('campaign_explain_delivery', { delivery: first?.id }));
      assert.equal(z.object({ cause: z.string() }).parse(first?.['finding']).cause, one.findings[0]?.cause);
    });
  });

  it('tell indicators, failures and throughput in the figures of the panels', async () => {
    await onDemo({ clock: { speed: 0 } }, async ({ answer, instance }) => {
      const { deliveries } = Found.parse(
        await answer('campaign_find_deliveries', { group: 'finished', sort: 'size', limit: 1 }),
      );
      const delivery = deliveries[0]?.id ?? '';
      const { indicators } = z
        .object({
          indicators: z.array(z.object({ id: z.string(), value: z.number().optional(), formula: z.string() })),
        })
        .parse(await answer('campaign_tracking', { delivery }));
      const figures = await instance.tracking.figures(delivery, never);
      assert.ok(figures !== undefined);
      const expected = trackingIndicators(figures);
      assert.deepEqual(
        indicators.map(({ id, formula }) => [id, formula]),
        expected.map(({ id, formula }) => [id, formula]),
      );
      const opens = indicators.find(({ id }) => id === 'opens');
      assert.ok(opens?.value !== undefined && opens.value === figures.recipientOpen);
      const { domains } = z
        .object({ domains: z.array(z.looseObject({ delivered: z.number() })) })
        .parse(await answer('campaign_failures', { delivery }));
      const delivered = domains.reduce((sum, one) => sum + one.delivered, 0);
      assert.equal(delivered, figures.success);
      const history = z
        .object({ messages: z.number(), history_newest_first: z.array(z.object({ messages: z.number() })) })
        .parse(await answer('campaign_throughput', { period: 'last7Days' }));
      assert.ok(history.messages > 0);
      assert.equal(
        history.history_newest_first.reduce((sum, one) => sum + one.messages, 0),
        history.messages,
      );
    });
  });

  it('tell the story of a message without its address, found by the whole address only', async () => {
    await onDemo({ clock: { speed: 0 } }, async ({ answer, call, instance }) => {
      const { deliveries } = Found.parse(await answer('campaign_find_deliveries', { group: 'finished', limit: 1 }));
      const delivery = deliveries[0]?.id ?? '';
      const [message] = await instance.messages.page({ deliveryId: delivery }, { from: 'first', limit: 1 }, never);
      assert.ok(message);
      const byAddress = await call('campaign_message_story', { delivery, address: message.address });
      assert.equal(byAddress.isError, false);
      assert.ok(byAddress.text.includes(`"id":"${message.id}"`));
      assert.ok(!byAddress.text.includes(message.address.slice(0, message.address.indexOf('@') + 1)));
      const byPart = await call('campaign_message_story', { delivery, address: message.address.slice(0, 6) });
      assert.match(byPart.text, /There is no such message/);
    });
  });

  it('read journals and logs around a time, and tell when older lines were not looked at', async () => {
    await onDemo({ clock: { speed: 0 } }, async ({ answer, call }) => {
      const { deliveries } = Found.parse(await answer('campaign_find_deliveries', { group: 'needsAttention' }));
      const Lines = z.object({
        matching: z.number(),
        older_lines_not_looked_at: z.boolean(),
        lines_newest_first: z.array(z.object({ at: z.string(), text: Quoted })),
      });
      const delivery = deliveries[0]?.id;
      const all = Lines.parse(await answer('campaign_journal', { delivery }));
      const middle = all.lines_newest_first[0]?.at ?? '';
      const around = Lines.parse(await answer('campaign_journal', { delivery, around: middle, minutes: 1 }));
      assert.ok(around.matching > 0 && around.matching < all.matching);
      assert.match((await call('campaign_journal', { delivery, around: 'yesterday' })).text, /This is no time/);
      const log = Lines.parse(await answer('campaign_server_log', { server: 'sending-1', file: 'demo/log/mta.log' }));
      assert.ok(log.matching > 0 && !log.older_lines_not_looked_at);
      const { text } = await call('campaign_server_log', { server: 'nowhere' });
      assert.match(text, /no such server.*sending-1/);
      const outside = await call('campaign_server_log', { server: 'sending-1', file: '../../../etc/passwd' });
      assert.equal(outside.isError, true);
    });
  });

  it('tell what runs on the servers and should, and hold the instance against the rules', async () => {
    await onDemo({ scenarios: ['mtaStopped'] }, async ({ answer }) => {
      const { servers } = z
        .object({ servers: z.array(z.looseObject({ name: Quoted, should_run_but_do_not: z.unknown() })) })
        .parse(await answer('campaign_servers'));
      const sending = servers.find(({ name }) => name.quoted === 'sending-1');
      assert.deepEqual(sending?.should_run_but_do_not, [{ quoted: 'mta@demo' }]);
      const health = Explained.omit({ ruled_out: true }).parse(await answer('campaign_health_check'));
      assert.ok(health.findings.some(({ cause }) => cause === 'modulesMissing'));
    });
  });

  it('never answer more than their budget', async () => {
    await onDemo({ deliveries: 400, clock: { speed: 0 } }, async ({ call, answer }) => {
      const { deliveries } = Found.parse(
        await answer('campaign_find_deliveries', { group: 'finished', sort: 'size', limit: 1 }),
      );
      const inputs: Readonly<Record<string, unknown>> = {
        campaign_find_deliveries: { limit: 50 },
        campaign_server_log: { server: 'sending-1', file: 'default/log/web.log', lines: 100 },
      };
      for (const { name, budget, input } of TOOLS.filter(({ proposes }) => proposes !== true)) {
        const wanted = inputs[name] ?? (input.safeParse({}).success ? {} : { delivery: deliveries[0]?.id });
        const { text, isError } = await call(name, wanted);
        assert.equal(isError, false, `${name}: ${text}`);
        assert.ok(tokensOf(text) <= budget, `${name}: ${tokensOf(text)} of ${budget}`);
      }
    });
  });

  it('reject when they are cancelled', async () => {
    await onDemo({ clock: { speed: 0 } }, async ({ call }) => {
      const controller = new AbortController();
      const waiting = call('campaign_explain_pending', {}, controller.signal);
      controller.abort();
      await assert.rejects(waiting);
    });
  });
});
