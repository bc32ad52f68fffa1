import assert from 'node:assert/strict';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { parseSchema } from '../../../src/campaign/schema/parseSchema';
import { DEFAULT_LIMITS } from '../../../src/campaign/limits';
import { TreeReader } from '../../../src/campaign/xml/treeReader';
import { collect, refusal, signal, withInstance } from './support/client';
import { document, envelope, fault, rows, script } from './support/envelopes';
import type { Received } from './support/scriptedServer';
import { writesOf } from '../../../src/campaign/writes';

const SCHEMA = `<schema namespace="nms" name="delivery" xtkschema="xtk:schema">
  <enumeration name="deliveryState" basetype="byte"><value name="ready" label="Prêt" value="45"/><value name="finished" value="95"/></enumeration>
  <element name="delivery">
    <attribute name="id" type="long"/><attribute name="state" type="byte" enum="nms:delivery:deliveryState"/><attribute name="label"/>
    <attribute name="lastModified" type="datetime"/>
    <element name="scheduling"><attribute name="contactDate" type="datetime"/><element name="waves" ref="waves"/></element>
    <element name="properties"><attribute name="toDeliver" type="long"/><attribute name="memo" xml="true"/></element>
    <element name="indicators" ref="ind"/>
    <element name="extra" ref="other:thing:extra"/>
    <element name="any" type="ANY"/>
    <element name="deliveryProvider" type="link" target="nms:extAccount"><join xpath-dst="@id" xpath-src="@provider-id"/></element>
  </element>
  <element name="waves"><attribute name="enabled"/></element>
  <element name="ind"><attribute name="success"/></element>
  <interface name="x"><method name="Inherited"/></interface>
  <methods><method name="Play" static="true"/><method name="ExecCommand" static="true"/></methods>
</schema>`;

const schemaAnswer = envelope(
  'GetEntityIfMoreRecent',
  'xtk:persist',
  `<pdomDoc xsi:type="ns:Element">${SCHEMA}</pdomDoc>`,
);
const selected = (request: Received): string[] =>
  [...request.body.matchAll(/<node expr="([^"]+)"/g)].map((match) => match[1] ?? '');
const queries = (received: readonly Received[]): Received[] =>
  received.filter((request) => request.call === 'ExecuteQuery');
/** How many of these expressions a query selects. */
const selectedOf = (expressions: readonly string[], request: Received | undefined): number =>
  request === undefined ? 0 : selected(request).filter((name) => expressions.includes(name)).length;
const list = (instance: CampaignInstance) => instance.deliveries.list({ now: 0, pageSize: 10 }, signal());

describe('compiled schema', () => {
  const reader = new TreeReader(() => 'item', DEFAULT_LIMITS);
  reader.write(SCHEMA);
  reader.end();
  const [element] = reader.take();
  assert.ok(element);
  const schema = parseSchema(element);

  it('says what exists, what does not, and what it cannot know', () => {
    const answers = Object.fromEntries(
      [
        '@id',
        '@nothing',
        'scheduling/@contactDate',
        'scheduling/@IPAffinity',
        'scheduling/waves/@enabled',
        'scheduling/waves/@mode',
        'indicators/@success',
        'indicators/@refused',
        'extra/@x',
        'any/@x',
        'nothing/@x',
        'deliveryProvider',
        'deliveryProvider/@label',
        '@provider-id',
        '@other-id',
      ].map((path) => [path, schema.has(path)]),
    );
    assert.deepEqual(answers, {
      '@id': 'yes',
      '@nothing': 'no',
      'scheduling/@contactDate': 'yes',
      'scheduling/@IPAffinity': 'no',
      'scheduling/waves/@enabled': 'yes',
      'scheduling/waves/@mode': 'no',
      'indicators/@success': 'yes',
      'indicators/@refused': 'no',
      'extra/@x': 'unknown',
      'any/@x': 'unknown',
      'nothing/@x': 'no',
      deliveryProvider: 'yes',
      'deliveryProvider/@label': 'unknown',
      '@provider-id': 'yes',
      '@other-id': 'no',
    });
  });

  it('keeps types, enumerations and methods', () => {
    assert.equal(schema.name, 'nms:delivery');
    assert.deepEqual(schema.node('@state'), { type: 'byte', enumeration: 'nms:delivery:deliveryState', inMemo: false });
    assert.equal(schema.node('properties/@memo')?.inMemo, true);
    assert.deepEqual(schema.enumerations.get('deliveryState'), [
      { name: 'ready', value: '45', label: 'Prêt' },
      { name: 'finished', value: '95', label: 'finished' },
    ]);
    assert.deepEqual([...schema.methods].sort(), ['ExecCommand', 'Inherited', 'Play']);
  });
});

describe('asking for what the instance has', () => {
  it('reads the schema once for many calls and selects only what it holds', async () => {
    const scripted = script({
      GetEntityIfMoreRecent: () => schemaAnswer,
      ExecuteQuery: () => rows('delivery', '<delivery id="1" state="45"/>'),
    });
    await withInstance(scripted, async (instance, server) => {
      const pages = await Promise.all([list(instance), list(instance), list(instance)]);
      assert.equal(server.calls().filter((call) => call === 'GetEntityIfMoreRecent').length, 1);
      const [query] = queries(server.received);
      assert.ok(query);
      const asked = selected(query);
      for (const wanted of ['@id', '@state', '[scheduling/@contactDate]', '[indicators/@success]']) {
        assert.ok(asked.includes(wanted), wanted);
      }
      for (const absent of [
        '@internalName',
        '[scheduling/@validityDate]',
        '[indicators/@error]',
        '[execution/@broadStartDate]',
      ]) {
        assert.ok(!asked.includes(absent), absent);
      }
      assert.ok(!query.body.includes('@isModel') && !query.body.includes('@deleteStatus'));
      const row = pages[0].rows[0];
      assert.ok(row);
      assert.equal(row.counters.error, undefined, 'a missing counter is not 0');
      assert.equal(row.contactDate, undefined);
      assert.equal(row.internalName, '');
    });
  });

  it('asks for everything when the schema cannot be read', async () => {
    for (const answer of [
      fault('SOP-330011 x', 'Access denied'),
      envelope('GetEntityIfMoreRecent', 'xtk:persist', '<pdomDoc/>'),
    ]) {
      const scripted = script({ GetEntityIfMoreRecent: () => answer, ExecuteQuery: () => rows('delivery') });
      await withInstance(scripted, async (instance, server) => {
        await list(instance);
        await list(instance);
        assert.ok(selected(queries(server.received)[0] as Received).includes('[indicators/@newQuarantine]'));
        assert.equal(server.calls().filter((call) => call === 'GetEntityIfMoreRecent').length, 1);
      });
    }
  });

  /** An instance that fails a query at the first attribute of these that it mentions. */
  const lacking = (...missing: readonly [expression: string, text: string][]) =>
    script({
      ExecuteQuery: (request) => {
        const found = missing.find(([expression]) => request.body.includes(expression));
        return found === undefined
          ? rows('delivery', '<delivery id="1" state="45" label="x"/>')
          : fault('SOP-330011 Error while executing the method.', found[1]);
      },
    });

  it('drops the attribute that a fault names, asks once more, and remembers', async () => {
    const scripted = lacking([
      '[indicators/@newQuarantine]',
      "XTK-170036 Unable to parse expression '[indicators/@newQuarantine]'.",
    ]);
    await withInstance(scripted, async (instance, server) => {
      assert.equal((await list(instance)).rows.length, 1);
      assert.equal(queries(server.received).length, 2);
      await list(instance);
      assert.equal(queries(server.received).length, 3);
      const last = queries(server.received).at(-1);
      assert.ok(last);
      assert.equal(selected(last).length, selected(queries(server.received)[0] as Received).length - 1);
    });
  });

  it('understands faults that name only the attribute, an element, or sit in a condition or an order', async () => {
    const faults: readonly [string, string][] = [
      [
        '[properties/@toDeliver]',
        "Attribute 'toDeliver' unknown (see definition of schema 'Deliveries (nms:delivery)').",
      ],
      [
        '[scheduling/',
        "Element 'scheduling' unknown (see definition of schema 'Deliveries (nms:delivery)'). XTK-170036 Unable to parse expression '[scheduling/@contactDate]'.",
      ],
      ['@deleteStatus', "XTK-170036 Unable to parse expression '@deleteStatus = 0'."],
      ['@lastModified', "XTK-170036 Unable to parse expression '@lastModified'."],
    ];
    await withInstance(lacking(...faults), async (instance, server) => {
      const page = await list(instance);
      assert.equal(page.rows[0]?.label, 'x');
      const last = queries(server.received).at(-1);
      assert.ok(last);
      for (const [expression] of faults) {
        assert.ok(!last.body.includes(expression), expression);
      }
      assert.ok(last.body.includes('@isModel'));
    });
  });

  it('leaves out all that lies in the memo when a fault names something unheard of', async () => {
    const memo = schemaAnswer.replace(
      '<attribute name="contactDate" type="datetime"/>',
      '<attribute name="contactDate" type="datetime" xml="true"/>',
    );
    const scripted = script({
      GetEntityIfMoreRecent: () => memo,
      ExecuteQuery: (request) =>
        request.body.includes('contactDate')
          ? fault('SOP-330011 x', "Element 'mData' unknown (see definition of schema 'nms:delivery').")
          : rows('delivery', '<delivery id="1" state="45"/>'),
    });
    await withInstance(scripted, async (instance, server) => {
      assert.equal((await list(instance)).rows.length, 1);
      assert.equal(queries(server.received).length, 2);
    });
  });

  it('gives up on what it cannot do without, and on what it does not recognise', async () => {
    for (const text of [
      "XTK-170036 Unable to parse expression '@id'.",
      "XTK-170036 Unable to parse expression '@somethingElse'.",
      'XTK-170036 Unable to parse.',
    ]) {
      await withInstance(script({ ExecuteQuery: () => fault(text) }), async (instance, server) => {
        assert.equal((await refusal(list(instance))).code, 'unknownAttribute');
        assert.equal(queries(server.received).length, 1);
      });
    }
  });

  describe('where the security zone hides the reason', () => {
    const HIDDEN =
      "SOP-330023 An error occurred during the SOAP call. You don't have the required rights to view the detail.";
    const hiding = (...refused: readonly string[]) =>
      script({
        ExecuteQuery: (request) =>
          refused.some((expression) => request.body.includes(expression))
            ? fault(HIDDEN)
            : rows('delivery', '<delivery id="1" state="45" label="x"/>'),
      });

    it('finds the attributes that are refused by halving, and remembers them', async () => {
      const refused = ['[indicators/@newQuarantine]', '@deleteStatus'];
      await withInstance(hiding(...refused), async (instance, server) => {
        const page = await list(instance);
        assert.equal(page.rows[0]?.label, 'x');
        const calls = queries(server.received).length;
        assert.ok(calls <= 30, `${calls} calls`);
        await list(instance);
        assert.equal(queries(server.received).length, calls + 1);
        const last = queries(server.received).at(-1);
        assert.ok(last);
        assert.equal(
          selected(last).length,
          selected(queries(server.received)[0] as Received).length - selectedOf(refused, queries(server.received)[0]),
        );
      });
    });

    it('reads one delivery, too', async () => {
      const scripted = script({
        ExecuteQuery: (request) =>
          request.body.includes('[scheduling/@IPAffinity]')
            ? fault(HIDDEN)
            : request.body.includes('operation="getIfExists"')
              ? document('<delivery id="1" state="45" label="x"/>')
              : rows('delivery', '<delivery id="1" state="45" label="x"/>'),
      });
      await withInstance(scripted, async (instance) => {
        assert.equal((await instance.deliveries.get('1', signal()))?.label, 'x');
      });
    });

    it('gives up at once when it is not about attributes', async () => {
      await withInstance(script({ ExecuteQuery: () => fault(HIDDEN) }), async (instance, server) => {
        assert.equal((await refusal(list(instance))).facts['faultCode'], 'SOP-330023');
        assert.equal(queries(server.received).length, 2);
      });
    });

    it('drops nothing for a fault that passes', async () => {
      let asked = 0;
      const scripted = script({
        ExecuteQuery: () =>
          (asked += 1) === 1 ? fault(HIDDEN) : rows('delivery', '<delivery id="1" state="45" label="x"/>'),
      });
      await withInstance(scripted, async (instance, server) => {
        await refusal(list(instance));
        await list(instance);
        const sent = queries(server.received);
        assert.deepEqual(selected(sent.at(-1) as Received), selected(sent[0] as Received));
      });
    });
  });

  it('finds the logs where the target mapping says, uuids for keys included', async () => {
    const uuid = (n: number): string => `0000000${n}-aaaa-4bbb-8ccc-000000000000`;
    const scripted = script({
      ExecuteQuery: (request) => {
        if (request.body.includes('schema="nms:delivery"')) {
          return document(
            '<delivery id="1"><mapping><storage broadLogSchema="cus:logs" trackingLogSchema="cus:clicks" broadLogExclSchema="not a schema"/></mapping></delivery>',
          );
        }
        const name = /schema="([^"]+)"/.exec(request.body)?.[1];
        if (name !== 'cus:logs') {
          return rows('x');
        }
        const after = /@id &gt; &apos;0000000(\d)/.exec(request.body)?.[1] ?? '0';
        return rows(
          'logs',
          ...[1, 2].map((n) => `<logs id="${uuid(Number(after) + n)}"/>`).slice(0, after === '4' ? 1 : 2),
        );
      },
    });
    await withInstance(scripted, async (instance, server) => {
      const query = { deliveryId: uuid(9), pageSize: 2 };
      const messages = await collect(instance.messages.rows(query, signal()));
      assert.deepEqual(
        messages.map((message) => message.id),
        [1, 2, 3, 4, 5].map(uuid),
      );
      await collect(instance.exclusions.rows(query, signal()));
      await collect(instance.trackingLogs.rows(query, signal()));
      const schemas = queries(server.received).map((request) => /schema="([^"]+)"/.exec(request.body)?.[1]);
      assert.deepEqual(schemas, [
        'nms:delivery',
        'cus:logs',
        'cus:logs',
        'cus:logs',
        'nms:excludeLogRcp',
        'cus:clicks',
      ]);
      assert.ok(queries(server.received)[1]?.body.includes(`[@delivery-id] = &apos;${uuid(9)}&apos;`));
    });
  });
});

describe('counting by group', () => {
  const counted = rows(
    'delivery',
    '<delivery state="45" count="3"/>',
    '<delivery state="95" count="7"/>',
    '<delivery state="33" count="1"/>',
    '<delivery state="100" count="9"/>',
  );

  it('falls back to the state alone when the instance refuses the expression, and remembers', async () => {
    const scripted = script({
      ExecuteQuery: (request) =>
        request.body.includes('Iif(') ? fault("XTK-170036 Unable to parse expression 'Iif('.") : counted,
    });
    await withInstance(scripted, async (instance, server) => {
      for (const calls of [2, 3]) {
        const counts = await instance.deliveries.countByGroup(0, signal());
        assert.equal(queries(server.received).length, calls);
        assert.equal(counts.get('pending'), 3);
        assert.equal(counts.get('finished'), 7);
        assert.equal(counts.get('needsAttention'), 1, 'a state that nobody knows needs a look');
        assert.equal(
          [...counts.values()].reduce((a, b) => a + b),
          11,
          'the deleted count nowhere',
        );
      }
    });
  });

  it('does not take a lost connection or a missing number for an answer', async () => {
    await withInstance(script({ ExecuteQuery: () => ({ status: 503, body: '' }) }), async (instance) => {
      assert.equal((await refusal(instance.deliveries.countByGroup(0, signal()))).code, 'http');
    });
    await withInstance(script({ ExecuteQuery: () => rows('delivery', '<delivery state="45"/>') }), async (instance) => {
      const error = await refusal(instance.deliveries.countByGroup(0, signal()));
      assert.equal(error.code, 'malformed');
      assert.equal(error.facts['field'], 'count');
    });
  });
});

describe('commands', () => {
  it('send no second verb when it is another instance that lacks a method', async () => {
    const nested = 'SOP-330006 The method &apos;Pause&apos; is not defined on the mid-sourcing server.';
    for (const answer of [
      fault('SCR-160012 Javascript: error while evaluating script', nested),
      fault('SOP-330011 Error while executing the method', nested),
    ]) {
      const calls = {
        ExecCommand: () => ({ status: 500, body: answer }),
        Pause: () => envelope('Pause', 'nms:delivery', ''),
      };
      await withInstance(script(calls), async (instance, server) => {
        await assert.rejects(writesOf(instance).command('12', 'pause', signal()));
        const sent = server.calls().filter((call) => /^(ExecCommand|Pause)$/.test(call));
        assert.deepEqual(sent, ['ExecCommand']);
      });
    }
  });

  it('use ExecCommand where there is one, else the method of the same name', async () => {
    const state = envelope('ExecCommand', 'nms:delivery', '<newState xsi:type="xsd:byte">71</newState>');
    const done = envelope('Pause', 'nms:delivery', '');
    const withoutMethods = schemaAnswer.replace('<method name="ExecCommand" static="true"/>', '');
    const cases: readonly [string, Parameters<typeof script>[0], number | undefined, string[]][] = [
      [
        'the schema has it',
        { GetEntityIfMoreRecent: () => schemaAnswer, ExecCommand: () => state },
        71,
        ['ExecCommand'],
      ],
      [
        'the schema has only the old ones',
        { GetEntityIfMoreRecent: () => withoutMethods, Pause: () => done },
        undefined,
        ['Pause'],
      ],
      ['no schema, it works', { ExecCommand: () => state }, 71, ['ExecCommand']],
      ['no schema, it is unknown', { Pause: () => done }, undefined, ['ExecCommand', 'Pause']],
    ];
    for (const [what, calls, expected, sent] of cases) {
      await withInstance(script(calls), async (instance, server) => {
        assert.equal(await writesOf(instance).command('12', 'pause', signal()), expected, what);
        assert.deepEqual(
          server.calls().filter((call) => /^(ExecCommand|Pause)$/.test(call)),
          sent,
          what,
        );
        assert.match(server.received.at(-1)?.body ?? '', /<deliveryId xsi:type="xsd:string">12<\/deliveryId>/);
      });
    }
  });
});
