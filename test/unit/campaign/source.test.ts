import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { SourceNode } from '../../../src/campaign/instance';
import { startDemo } from '../../../src/demo';
import { refusal, signal, withInstance } from './support/client';
import { document, envelope, fault, script } from './support/envelopes';
import type { Received } from './support/scriptedServer';

const schemaAnswer = (members: string): string =>
  envelope(
    'GetEntityIfMoreRecent',
    'xtk:persist',
    `<pdomDoc xsi:type="ns:Element"><schema namespace="nms" name="delivery"><enumeration name="deliveryState" basetype="byte"><value name="ready" label="Prêt" value="45"/></enumeration>
    <element name="delivery" label="Diffusions"><attribute name="id" type="long" label="Clé"/><attribute name="state" enum="nms:delivery:deliveryState" desc="Où elle en est"/>${members}</element>
    <element name="waves"><attribute name="enabled"/><element name="waves" ref="waves"/></element></schema></pdomDoc>`,
  );

const MEMBERS = `<element name="scheduling" label="Planification"><attribute name="contactDate" type="datetime"/><element name="inner" ref="waves"/></element>
  <element name="mailParameters"><element name="subject" type="string"/></element><element name="operation" type="link" target="nms:operation"/>
  <element name="part" unbound="true"><attribute name="x"/></element><element name="empty"/>`;

const asked = (request: Received): string[] =>
  [...request.body.matchAll(/<node expr="\[?([^"\]]+)/g)].map((match) => match[1] ?? '');
const paths = (node: SourceNode): string[] => [
  ...node.attributes.map((item) => item.path),
  ...node.children.flatMap(paths),
];

/** Answers a row, unless it is asked for one of these: then it faults, naming it or not. */
const instanceThatLacks = (lacking: readonly string[], words: (path: string) => string, members = MEMBERS) =>
  script({
    GetEntityIfMoreRecent: () => schemaAnswer(members),
    ExecuteQuery: (request) => {
      const guilty = asked(request).find((path) => lacking.includes(path));
      if (guilty !== undefined) {
        return fault(words(guilty));
      }
      return document(
        '<delivery id="7" state="45"><scheduling contactDate="2026-11-23 12:00:00.000Z"><inner enabled="1"/></scheduling><mailParameters><subject>Bonjour</subject></mailParameters></delivery>',
      );
    },
  });

describe('campaign/deliveries: source', () => {
  it('selects what the schema describes, no links and no collections, and says what each means', () =>
    withInstance(
      instanceThatLacks([], () => ''),
      async (instance, server) => {
        const source = await instance.deliveries.source('7', signal());
        assert.ok(source);
        const query = server.received.find((request) => request.call === 'ExecuteQuery');
        assert.ok(query);
        assert.deepEqual(asked(query).slice(0, 5), [
          '@id',
          '@state',
          'scheduling/@contactDate',
          'scheduling/inner/@enabled',
          'scheduling/inner/waves/@enabled',
        ]);
        assert.ok(!asked(query).some((path) => /^(part|operation)/.test(path)));
        assert.deepEqual(source.root.attributes[1], {
          path: '@state',
          name: 'state',
          label: undefined,
          description: 'Où elle en est',
          type: undefined,
          enumeration: [{ name: 'ready', value: '45', label: 'Prêt' }],
          value: '45',
          valueLabel: 'Prêt',
        });
        assert.equal(source.root.children[0]?.label, 'Planification');
        assert.deepEqual(paths(source.root), [
          '@id',
          '@state',
          'scheduling/@contactDate',
          'scheduling/inner/@enabled',
          'mailParameters/subject',
        ]);
      },
    ));

  it('leaves out what faults, whether the fault names it or not', async () => {
    const named = (path: string): string => `XTK-170036 Unable to parse expression '[${path}]'.`;
    const silent = (): string => 'Something went wrong.';
    for (const words of [named, silent]) {
      await withInstance(
        instanceThatLacks(['scheduling/@contactDate', 'mailParameters/subject'], words),
        async (instance) => {
          const source = await instance.deliveries.source('7', signal());
          assert.ok(source);
          assert.deepEqual(paths(source.root), ['@id', '@state', 'scheduling/inner/@enabled']);
          for (const path of ['scheduling/@contactDate', 'mailParameters/subject']) {
            assert.ok(source.refused.includes(path), path);
          }
        },
      );
    }
  });

  it('finds a few bad ones among hundreds within its calls', async () => {
    const members = Array.from({ length: 300 }, (_, at) => `<attribute name="a${at}"/>`).join('');
    const bad = ['@a3', '@a120', '@a121', '@a299'];
    await withInstance(
      instanceThatLacks(bad, () => 'Something went wrong.', members),
      async (instance, server) => {
        const source = await instance.deliveries.source('7', signal());
        assert.ok(source);
        const queries = server.received.filter((request) => request.call === 'ExecuteQuery');
        assert.ok(queries.length <= 60);
        for (const name of ['@a2', '@a119', '@a298']) {
          assert.ok(
            queries.some((query) => asked(query).includes(name) && !bad.some((other) => asked(query).includes(other))),
            name,
          );
        }
      },
    );
  });

  it('says that the instance does not show its schema', () =>
    withInstance(script({}), async (instance) => {
      assert.equal((await refusal(instance.deliveries.source('7', signal()))).code, 'unknownSchema');
    }));

  it('reads all that the demo instance has, and nothing of a delivery that is not there', async () => {
    const demo = await startDemo({ clock: { speed: 0 }, recipients: 50 });
    try {
      const credentials = { kind: 'password' as const, operator: demo.handle.operator, password: demo.handle.password };
      const instance = await openInstance({ url: demo.handle.url, credentials }, signal());
      const [row] = (await instance.deliveries.list({ group: 'finished', now: Date.now(), pageSize: 1 }, signal()))
        .rows;
      assert.ok(row);
      const source = await instance.deliveries.source(row.id, signal());
      assert.ok(source);
      assert.deepEqual(source.refused, []);
      assert.ok(paths(source.root).length > 100);
      assert.equal(source.root.attributes.find((item) => item.path === '@label')?.value, row.label);
      assert.equal(source.root.attributes.find((item) => item.path === '@state')?.valueLabel, 'Finished');
      assert.equal(
        source.root.children
          .find((child) => child.name === 'indicators')
          ?.attributes.find((item) => item.name === 'success')?.value,
        String(row.counters.success),
      );
      assert.equal(await instance.deliveries.source('999999999', signal()), undefined);
      await instance.logoff();
    } finally {
      await demo.close();
    }
  });
});
