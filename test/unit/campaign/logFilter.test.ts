import assert from 'node:assert/strict';
import { collect, refusal, signal, withInstance } from './support/client';
import { envelope, fault, rows, script } from './support/envelopes';
import type { Received } from './support/scriptedServer';

const SCHEMA = `<schema namespace="nms" name="broadLogRcp" xtkschema="xtk:schema"><element name="broadLogRcp">
  <attribute name="id" type="long"/><attribute name="status" type="byte"/><attribute name="delivery-id" type="long"/>
</element></schema>`;
const ofLog = ({ call, body }: Received): boolean => call === 'ExecuteQuery' && body.includes('nms:broadLogRcp');
const all = '<broadLogRcp id="1" status="1"/><broadLogRcp id="2" status="2"/>';

describe('a log that cannot be narrowed as asked', () => {
  it('is not read where the schema says so: rows that nothing was held against are no answer', async () => {
    const scripted = script({
      GetEntityIfMoreRecent: (request) =>
        envelope(
          'GetEntityIfMoreRecent',
          'xtk:persist',
          `<pdomDoc xsi:type="ns:Element">${request.body.includes('broadLogRcp') ? SCHEMA : ''}</pdomDoc>`,
        ),
      ExecuteQuery: (request) => (ofLog(request) ? rows('broadLogRcp', all) : rows('delivery')),
    });
    await withInstance(scripted, async ({ messages }, server) => {
      const query = { deliveryId: '7', addressContains: 'jane', domain: 'example.com', since: 1, statuses: [1] };
      assert.deepEqual(await messages.lacking(query, signal()), ['address', 'domain', 'date']);
      const { code, facts } = await refusal(messages.page(query, { from: 'first', limit: 5 }, signal()));
      assert.deepEqual([code, facts.attribute], ['unknownAttribute', '@address']);
      assert.equal((await refusal(messages.count({ deliveryId: '7', until: 5 }, signal()))).code, 'unknownAttribute');
      assert.equal(
        (await refusal(collect(messages.rows({ deliveryId: '7', domain: 'example.com' }, signal())))).code,
        'unknownAttribute',
      );
      assert.equal(server.received.filter(ofLog).length, 0);
      assert.deepEqual(await messages.lacking({ deliveryId: '7', statuses: [1] }, signal()), []);
      assert.equal(
        (await messages.page({ deliveryId: '7', statuses: [1] }, { from: 'first', limit: 5 }, signal())).length,
        2,
      );
    });
  });

  it('is not read where only a fault says so, and the next question knows it before', async () => {
    const scripted = script({
      ExecuteQuery: (request) => {
        if (!ofLog(request)) {
          return rows('delivery');
        }
        return request.body.includes('@address')
          ? fault('SOP-330011 Error', "XTK-170036 Unable to parse expression '@address'.")
          : rows('broadLogRcp', all);
      },
    });
    await withInstance(scripted, async ({ messages }) => {
      const query = { deliveryId: '7', addressContains: 'jane' };
      assert.equal(
        (await refusal(messages.page(query, { from: 'first', limit: 5 }, signal()))).code,
        'unknownAttribute',
      );
      assert.deepEqual(await messages.lacking(query, signal()), ['address']);
      // Without the filter it is readable, only without addresses.
      assert.deepEqual(
        (await messages.page({ deliveryId: '7' }, { from: 'first', limit: 5 }, signal())).map(({ address }) => address),
        ['', ''],
      );
    });
  });

  it('has no row with a key of an empty list, and does not look for the events of a message without the attribute', async () => {
    await withInstance(script({ ExecuteQuery: () => rows('delivery') }), async ({ messages, exclusions }, server) => {
      assert.deepEqual(await exclusions.lacking({ deliveryId: '7', messageId: '5' }, signal()), ['message']);
      await messages.page({ deliveryId: '7', ids: [] }, { from: 'first', limit: 5 }, signal());
      await messages.page({ deliveryId: '7', ids: ['3', '4'] }, { from: 'first', limit: 5 }, signal());
      const [none, some] = server.received.filter(ofLog);
      assert.match(none?.body ?? '', /@id IS NULL/);
      assert.match(some?.body ?? '', /@id IN \(3, 4\)/);
    });
  });
});
