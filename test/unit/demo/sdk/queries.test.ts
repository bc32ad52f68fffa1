import assert from 'node:assert/strict';
import { STUCK_BY_AFFINITY } from '../../../../src/demo/scenarios/affinityMissing';
import { STUCK_BY_MTA } from '../../../../src/demo/scenarios/mtaStopped';
import { drive, node, refused, type Driver, type Json } from './driver';

describe('demo driven by @adobe/acc-js-sdk: queries', function () {
  this.timeout(60_000);
  let driver: Driver;

  before(async () => {
    driver = await drive();
  });
  after(() => driver.close());

  it('select: nested paths, links, analysed enumerations', async () => {
    const [row] = await driver.rows({
      schema: 'nms:delivery',
      operation: 'select',
      lineCount: 1,
      select: {
        node: [
          node('@id'),
          node('@state', { analyze: 'true' }),
          node('[scheduling/@contactDate]'),
          node('[folder/parent/@label]'),
          node('operation'),
        ],
      },
      where: { condition: [node(`@label = '${STUCK_BY_AFFINITY}'`)] },
    });
    assert.ok(row);
    assert.equal(row['stateName'], 'startPending');
    assert.equal(row['stateLabel'], 'Start pending');
    assert.match(String((row['scheduling'] as Json)['contactDate']), /^\d{4}-\d\d-\d\d \d\d:\d\d:00\.000Z$/);
    assert.equal(((row['folder'] as Json)['parent'] as Json)['label'], 'Campaign management');
    assert.equal((row['operation'] as Json)['_cs'], 'Black Friday');
  });

  it('select: 200 rows when no number is given, then from where it is told', async () => {
    const query = {
      schema: 'nms:broadLogRcp',
      operation: 'select',
      select: { node: [node('@id')] },
      orderBy: { node: [node('@id')] },
    };
    const first = await driver.rows(query);
    assert.equal(first.length, 200);
    const next = await driver.rows({ ...query, lineCount: 5, startLine: 200 });
    assert.equal(Number(next[0]?.['id']), Number(first[199]?.['id']) + 1);
  });

  it('filters and groups as a list of deliveries does: Lower with LIKE, IS NOT NULL, DateOnly', async () => {
    const found = await driver.rows({
      schema: 'nms:delivery',
      operation: 'select',
      select: {
        node: [
          node('DateOnly([scheduling/@contactDate])', { alias: '@day', groupBy: 'true' }),
          node('Count(@id)', { alias: '@n' }),
        ],
      },
      where: {
        condition: [
          node("Lower(@label) LIKE Lower('%NEWSletter%')", { boolOperator: 'AND' }),
          node('[scheduling/@contactDate] IS NOT NULL'),
        ],
      },
    });
    assert.ok(found.length > 3);
    for (const { day, n } of found) {
      assert.match(String(day), /^\d{4}-\d\d-\d\d$/);
      const same = {
        condition: [
          node("Lower(@label) LIKE '%newsletter%'", { boolOperator: 'AND' }),
          node(`DateOnly([scheduling/@contactDate]) = #${String(day)}#`),
        ],
      };
      assert.deepEqual(await driver.run({ schema: 'nms:delivery', operation: 'count', where: same }), { count: n });
    }
  });

  it('finds who complained: failed with reason 8, and denylisted', async () => {
    const complaints = { condition: [node('@status = 2', { boolOperator: 'AND' }), node('[msg/@failureReason] = 8')] };
    const found = await driver.rows({
      schema: 'nms:broadLogRcp',
      operation: 'select',
      select: { node: [node('@address')] },
      where: complaints,
    });
    assert.ok(found.length > 0);
    const denylisted = {
      condition: [node(`@address = '${String(found[0]?.['address'])}'`, { boolOperator: 'AND' }), node('@status = 0')],
    };
    assert.deepEqual(await driver.run({ schema: 'nms:address', operation: 'count', where: denylisted }), {
      count: '1',
    });
  });

  it('BuildQuery gives the SQL with its values', async () => {
    const query = {
      schema: 'nms:delivery',
      operation: 'select',
      select: { node: [node('@id')] },
      where: { condition: [node("@label = 'it\\'s'")] },
    };
    const sql = await driver.client.NLWS.xtkQueryDef.create(query).buildQuery();
    assert.match(sql, /^SELECT .*iDeliveryId.* FROM NmsDelivery .*'it''s'/);
  });

  it('select: nothing is an empty list', async () => {
    assert.deepEqual(
      await driver.run({
        schema: 'nms:delivery',
        operation: 'select',
        select: { node: [node('@id')] },
        where: { condition: [node('@id < 0')] },
      }),
      { delivery: [] },
    );
  });

  it('get faults and getIfExists gives null for what is not there; count counts', async () => {
    const query = { schema: 'nms:delivery', select: { node: [node('@id')] }, where: { condition: [node('@id < 0')] } };
    await assert.rejects(driver.run({ ...query, operation: 'get' }), refused('SOP-330011'));
    assert.equal(await driver.run({ ...query, operation: 'getIfExists' }), null);
    assert.deepEqual(
      await driver.run({ schema: 'nms:delivery', operation: 'count', where: { condition: [node('@isModel = 1')] } }),
      { count: '6' },
    );
  });

  it('groups, with having and orderBy', async () => {
    const found = await driver.rows({
      schema: 'nms:delivery',
      operation: 'select',
      select: { node: [node('@state', { groupBy: 'true' }), node('Count(@id)', { alias: '@n' })] },
      where: { condition: [node('@isModel = 0')] },
      having: { condition: [node('Count(@id) > 1')] },
      orderBy: { node: [node('Count(@id)', { sortDesc: 'true' })] },
    });
    assert.equal(found[0]?.['state'], '95');
    const counts = found.map((row) => Number(row['n']));
    assert.ok(counts.every((n) => n > 1));
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
  });

  it('distinct gives each value once', async () => {
    const found = await driver.rows({
      schema: 'nms:recipient',
      operation: 'select',
      distinct: 'true',
      select: { node: [node('@domain')] },
      orderBy: { node: [node('@domain')] },
    });
    assert.equal(found.length, 10);
    assert.equal(new Set(found.map((row) => row['domain'])).size, 10);
  });

  it('aggregates: Countdistinct, Sum, Avg, Min, Max', async () => {
    const [row] = await driver.rows({
      schema: 'nms:trackingLogRcp',
      operation: 'select',
      select: {
        node: [
          node('Countdistinct([@broadLog-id])', { alias: '@people' }),
          node('Count(@id)', { alias: '@all' }),
          node('Sum([webTrackingLog/@amount])', { alias: '@amount' }),
          node('Min(@logDate)', { alias: '@first' }),
          node('Avg([webTrackingLog/@article])', { alias: '@articles' }),
        ],
      },
    });
    assert.ok(row);
    assert.ok(Number(row['people']) > 0 && Number(row['people']) < Number(row['all']));
    assert.ok(Number(row['amount']) > 0 && Number(row['articles']) > 0);
    assert.match(String(row['first']), /Z$/);
  });

  it('conditions: OR to the next, nesting, EXISTS along a link, IN a sub-query', async () => {
    const count = async (where: Json): Promise<number> =>
      Number((await driver.run({ schema: 'nms:delivery', operation: 'count', where }))['count']);
    const pending = await count({ condition: [node('@state = 51')] });
    const failed = await count({ condition: [node('@state = 87')] });
    assert.equal(
      await count({ condition: [node('@state = 51', { boolOperator: 'OR' }), node('@state = 87')] }),
      pending + failed,
    );
    assert.equal(
      await count({
        condition: [
          { condition: [node('@state = 51', { boolOperator: 'OR' }), node('@state = 87')] },
          node("@label = 'nobody'"),
        ],
      }),
      0,
    );
    const withErrors = await count({ condition: [node('[indicators/@error] > 0')] });
    assert.equal(
      await count({ condition: [node('broadLog', { setOperator: 'EXISTS', condition: [node('@status = 2')] })] }),
      withErrors,
    );
    assert.equal(
      await count({
        condition: [
          node('@id', {
            setOperator: 'IN',
            subQuery: {
              schema: 'nms:broadLogRcp',
              select: { node: [node('[@delivery-id]')] },
              where: { condition: [node('@status = 2')] },
            },
          }),
        ],
      }),
      withErrors,
    );
  });

  it('nested collections come inside their row', async () => {
    const [row] = await driver.rows({
      schema: 'nms:delivery',
      operation: 'select',
      lineCount: 1,
      select: {
        node: [
          node('@label'),
          node('trackingUrl', { node: [node('@label'), node('@type')], where: { condition: [node('@type = 1')] } }),
        ],
      },
      where: { condition: [node(`@label = '${STUCK_BY_MTA}'`)] },
    });
    const urls = row?.['trackingUrl'];
    assert.ok(Array.isArray(urls) && urls.length >= 5);
    assert.ok((urls as Json[]).every((url) => url['type'] === '1'));
  });

  it('an attribute that does not exist: XTK-170036; a schema: XTK-170024', async () => {
    await assert.rejects(
      driver.run({ schema: 'nms:delivery', operation: 'select', select: { node: [node('@nothing')] } }),
      refused('XTK-170036', 'nothing'),
    );
    await assert.rejects(driver.run({ schema: 'nms:nothing', operation: 'select', select: { node: [node('@id')] } }));
  });

  it('selectAll fills the selection', async () => {
    const query = driver.client.NLWS.xtkQueryDef.create({
      schema: 'nms:extAccount',
      operation: 'select',
      lineCount: 1,
    });
    await query.selectAll(false);
    const [row] = Object.values(await query.executeQuery())[0] as Json[];
    assert.equal(row?.['name'], 'defaultEmailBulk');
  });
});
