import assert from 'node:assert/strict';
import sdk, { type Client } from '@adobe/acc-js-sdk';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { STUCK_BY_AFFINITY } from '../../../src/demo/scenarios/affinityMissing';
import { STUCK_BY_MTA } from '../../../src/demo/scenarios/mtaStopped';

type Json = Record<string, unknown>;

const node = (expr: string, more: Json = {}): Json => ({ expr, ...more });

/** Adobe's own SDK, as it is, against the demo: what it can do on a real instance it must be able to do here. */
describe('demo driven by @adobe/acc-js-sdk', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let client: Client;

  const connect = async (): Promise<Client> => {
    const { url, operator, password } = demo.handle;
    const made = await sdk.init(sdk.ConnectionParameters.ofUserAndPassword(url, operator, password, { timeout: 20_000 }));
    await made.logon();
    return made;
  };
  const run = (query: Json): Promise<Json> => client.NLWS.xtkQueryDef.create(query).executeQuery();
  const rows = async (query: Json): Promise<Json[]> => {
    const found = Object.values(await run(query))[0];
    return Array.isArray(found) ? (found as Json[]) : [];
  };
  const idOf = async (label: string): Promise<string> => {
    const found = await run({ schema: 'nms:delivery', operation: 'get', select: { node: [node('@id')] }, where: { condition: [node(`@label = '${label}'`)] } });
    return String(found['id']);
  };
  /** The SDK's exceptions are no Errors. */
  const refused = (code: string, text = '') => (error: object): boolean => {
    const told = ['message', 'statusCode', 'errorCode', 'detail'].map((name) => String(Reflect.get(error, name))).join(' ');
    assert.match(told, new RegExp(`${code}.*${text}`, 's'));
    return true;
  };

  before(async () => {
    demo = await startDemo({ recipients: 1500, clock: { speed: 0 } });
    client = await connect();
  });
  after(async () => {
    await client.logoff();
    await demo.close();
  });

  describe('session', () => {
    it('tells who signed in, and pings', async () => {
      assert.equal(client.getSessionInfo().userInfo['login'], 'admin');
      assert.equal((await client.test())['status'], 'OK');
      assert.equal((await client.ping())['status'], 'OK');
      assert.match(String((await client.mcPing())['status']), /^ok$/i);
    });

    it('refuses a wrong password with 403, and after three locks the login even for the right one', async () => {
      const locked = await startDemo({ recipients: 10, scenarios: [] });
      const attempt = async (password: string): Promise<unknown> => {
        const made = await sdk.init(sdk.ConnectionParameters.ofUserAndPassword(locked.handle.url, 'admin', password));
        return made.logon().then(
          () => 'in',
          (error: unknown): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : error),
        );
      };
      assert.equal(await attempt(locked.handle.password), 'in');
      for (let times = 0; times < 3; times++) assert.equal(await attempt('wrong'), 403);
      assert.equal(await attempt(locked.handle.password), 403);
      await locked.close();
    });

    it('accepts a bearer token in place of a session', async () => {
      const made = await sdk.init(sdk.ConnectionParameters.ofImsBearerToken(demo.handle.url, demo.bearerToken));
      await made.logon();
      assert.equal(await made.getOption('NmsOperation_LimitConcurrency'), 10);
    });

    it('ends sessions with XSV-350008', async () => {
      const other = await connect();
      demo.expireSessions();
      await assert.rejects(other.NLWS.xtkSession.getUserInfo(), refused('SDK-000012|XSV-350008'));
      client = await connect();
    });
  });

  describe('options and schemas', () => {
    it('reads options of each type, and answers a missing one with nothing', async () => {
      assert.equal(await client.getOption('NmsTracking_ServerUrl'), demo.handle.url);
      assert.equal(await client.getOption('NmsMTA_Alert_Delay'), 30);
      assert.ok((await client.getOption('NmsCleanup_LastCleanup')) instanceof Date);
      assert.equal(await client.getOption('No_Such_Option'), null);
    });

    it('writes an option and reads it back', async () => {
      await client.setOption('Demo_Note', 'Grüße & "more" <b>');
      assert.equal(await client.getOption('Demo_Note', false), 'Grüße & "more" <b>');
    });

    it('gives schemas with enumerations, and null for one that does not exist', async () => {
      const states = (await client.getSysEnum('nms:delivery:deliveryState'))['value'];
      assert.ok(Array.isArray(states) && states.length === 23);
      assert.equal(await client.getSchema('nms:nothing'), null);
    });
  });

  describe('queries', () => {
    it('select: nested paths, links, analysed enumerations', async () => {
      const [row] = await rows({
        schema: 'nms:delivery', operation: 'select', lineCount: 1,
        select: { node: [node('@id'), node('@state', { analyze: 'true' }), node('[scheduling/@contactDate]'), node('[folder/parent/@label]'), node('operation')] },
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
      const query = { schema: 'nms:broadLogRcp', operation: 'select', select: { node: [node('@id')] }, orderBy: { node: [node('@id')] } };
      const first = await rows(query);
      assert.equal(first.length, 200);
      const next = await rows({ ...query, lineCount: 5, startLine: 200 });
      assert.equal(Number(next[0]?.['id']), Number(first[199]?.['id']) + 1);
    });

    it('filters and groups as a list of deliveries does: Lower with LIKE, IS NOT NULL, DateOnly', async () => {
      const found = await rows({
        schema: 'nms:delivery', operation: 'select',
        select: { node: [node('DateOnly([scheduling/@contactDate])', { alias: '@day', groupBy: 'true' }), node('Count(@id)', { alias: '@n' })] },
        where: { condition: [node("Lower(@label) LIKE Lower('%NEWSletter%')", { boolOperator: 'AND' }), node('[scheduling/@contactDate] IS NOT NULL')] },
      });
      assert.ok(found.length > 3);
      for (const { day, n } of found) {
        assert.match(String(day), /^\d{4}-\d\d-\d\d$/);
        const same = { condition: [node("Lower(@label) LIKE '%newsletter%'", { boolOperator: 'AND' }), node(`DateOnly([scheduling/@contactDate]) = #${String(day)}#`)] };
        assert.deepEqual(await run({ schema: 'nms:delivery', operation: 'count', where: same }), { count: n });
      }
    });

    it('finds who complained: failed with reason 8, and denylisted', async () => {
      const complaints = { condition: [node('@status = 2', { boolOperator: 'AND' }), node('[msg/@failureReason] = 8')] };
      const found = await rows({ schema: 'nms:broadLogRcp', operation: 'select', select: { node: [node('@address')] }, where: complaints });
      assert.ok(found.length > 0);
      const denylisted = { condition: [node(`@address = '${String(found[0]?.['address'])}'`, { boolOperator: 'AND' }), node('@status = 0')] };
      assert.deepEqual(await run({ schema: 'nms:address', operation: 'count', where: denylisted }), { count: '1' });
    });

    it('BuildQuery gives the SQL with its values', async () => {
      const query = { schema: 'nms:delivery', operation: 'select', select: { node: [node('@id')] }, where: { condition: [node("@label = 'it\\'s'")] } };
      const sql = await client.NLWS.xtkQueryDef.create(query).buildQuery();
      assert.match(sql, /^SELECT .*iDeliveryId.* FROM NmsDelivery .*'it''s'/);
    });

    it('select: nothing is an empty list', async () => {
      assert.deepEqual(await run({ schema: 'nms:delivery', operation: 'select', select: { node: [node('@id')] }, where: { condition: [node('@id < 0')] } }), { delivery: [] });
    });

    it('get faults and getIfExists gives null for what is not there; count counts', async () => {
      const query = { schema: 'nms:delivery', select: { node: [node('@id')] }, where: { condition: [node('@id < 0')] } };
      await assert.rejects(run({ ...query, operation: 'get' }), refused('SOP-330011'));
      assert.equal(await run({ ...query, operation: 'getIfExists' }), null);
      assert.deepEqual(await run({ schema: 'nms:delivery', operation: 'count', where: { condition: [node('@isModel = 1')] } }), { count: '6' });
    });

    it('groups, with having and orderBy', async () => {
      const found = await rows({
        schema: 'nms:delivery', operation: 'select',
        select: { node: [node('@state', { groupBy: 'true' }), node('Count(@id)', { alias: '@n' })] },
        where: { condition: [node('@isModel = 0')] },
        having: { condition: [node('Count(@id) > 1')] },
        orderBy: { node: [node('Count(@id)', { sortDesc: 'true' })] },
      });
      assert.equal(found[0]?.['state'], '95');
      const counts = found.map((row) => Number(row['n']));
      assert.ok(counts.every((n) => n > 1));
      assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
    });

    it('distinct gives each value once', async () => {
      const found = await rows({ schema: 'nms:recipient', operation: 'select', distinct: 'true', select: { node: [node('@domain')] }, orderBy: { node: [node('@domain')] } });
      assert.equal(found.length, 10);
      assert.equal(new Set(found.map((row) => row['domain'])).size, 10);
    });

    it('aggregates: Countdistinct, Sum, Avg, Min, Max', async () => {
      const [row] = await rows({
        schema: 'nms:trackingLogRcp', operation: 'select',
        select: { node: [node('Countdistinct([@broadLog-id])', { alias: '@people' }), node('Count(@id)', { alias: '@all' }), node('Sum([webTrackingLog/@amount])', { alias: '@amount' }), node('Min(@logDate)', { alias: '@first' }), node('Avg([webTrackingLog/@article])', { alias: '@articles' })] },
      });
      assert.ok(row);
      assert.ok(Number(row['people']) > 0 && Number(row['people']) < Number(row['all']));
      assert.ok(Number(row['amount']) > 0 && Number(row['articles']) > 0);
      assert.match(String(row['first']), /Z$/);
    });

    it('conditions: OR to the next, nesting, EXISTS along a link, IN a sub-query', async () => {
      const count = async (where: Json): Promise<number> => Number((await run({ schema: 'nms:delivery', operation: 'count', where }))['count']);
      const pending = await count({ condition: [node('@state = 51')] });
      const failed = await count({ condition: [node('@state = 87')] });
      assert.equal(await count({ condition: [node('@state = 51', { boolOperator: 'OR' }), node('@state = 87')] }), pending + failed);
      assert.equal(await count({ condition: [{ condition: [node('@state = 51', { boolOperator: 'OR' }), node('@state = 87')] }, node("@label = 'nobody'")] }), 0);
      const withErrors = await count({ condition: [node('[indicators/@error] > 0')] });
      assert.equal(await count({ condition: [node('broadLog', { setOperator: 'EXISTS', condition: [node('@status = 2')] })] }), withErrors);
      assert.equal(
        await count({ condition: [node('@id', { setOperator: 'IN', subQuery: { schema: 'nms:broadLogRcp', select: { node: [node('[@delivery-id]')] }, where: { condition: [node('@status = 2')] } } })] }),
        withErrors,
      );
    });

    it('nested collections come inside their row', async () => {
      const [row] = await rows({
        schema: 'nms:delivery', operation: 'select', lineCount: 1,
        select: { node: [node('@label'), node('trackingUrl', { node: [node('@label'), node('@type')], where: { condition: [node('@type = 1')] } })] },
        where: { condition: [node(`@label = '${STUCK_BY_MTA}'`)] },
      });
      const urls = row?.['trackingUrl'];
      assert.ok(Array.isArray(urls) && urls.length >= 5);
      assert.ok((urls as Json[]).every((url) => url['type'] === '1'));
    });

    it('an attribute that does not exist: XTK-170036; a schema: XTK-170024', async () => {
      await assert.rejects(run({ schema: 'nms:delivery', operation: 'select', select: { node: [node('@nothing')] } }), refused('XTK-170036', 'nothing'));
      await assert.rejects(run({ schema: 'nms:nothing', operation: 'select', select: { node: [node('@id')] } }));
    });

    it('selectAll fills the selection', async () => {
      const query = client.NLWS.xtkQueryDef.create({ schema: 'nms:extAccount', operation: 'select', lineCount: 1 });
      await query.selectAll(false);
      const [row] = Object.values(await query.executeQuery())[0] as Json[];
      assert.equal(row?.['name'], 'defaultEmailBulk');
    });
  });

  describe('entities', () => {
    it('writes with a link reconciled, and reads back', async () => {
      await client.NLWS.xtkSession.write({ xtkschema: 'nms:recipient', _operation: 'insertOrUpdate', _key: '@email', email: 'new@customer.example', lastName: 'New', folder: { name: 'nmsRecipient', _operation: 'none' } });
      await client.NLWS.xtkSession.write({ xtkschema: 'nms:recipient', _key: '@email', email: 'new@customer.example', firstName: 'Anna' });
      const found = await rows({ schema: 'nms:recipient', operation: 'select', select: { node: [node('@firstName'), node('@lastName'), node('[folder/@label]')] }, where: { condition: [node("@email = 'new@customer.example'")] } });
      assert.deepEqual(found, [{ firstName: 'Anna', lastName: 'New', folder: { label: 'Customers' } }]);
      await client.NLWS.xtkSession.write({ xtkschema: 'nms:recipient', _operation: 'delete', _key: '@email', email: 'new@customer.example' });
      assert.deepEqual(await rows({ schema: 'nms:recipient', operation: 'select', select: { node: [node('@id')] }, where: { condition: [node("@email = 'new@customer.example'")] } }), []);
    });

    it('refuses what the schema lacks, and dates that are none', async () => {
      await assert.rejects(client.NLWS.xtkSession.write({ xtkschema: 'nms:delivery', id: '1', nothing: 'x' }), refused('XTK-170036'));
      await assert.rejects(client.NLWS.xtkSession.write({ xtkschema: 'nms:delivery', id: '48210', scheduling: { contactDate: 'tomorrow' } }), refused('TIM-030009'));
    });

    it('changes the affinity of a delivery', async () => {
      const id = await idOf(STUCK_BY_AFFINITY);
      await client.NLWS.xtkSession.write({ xtkschema: 'nms:delivery', _operation: 'update', id, scheduling: { IPAffinity: 'promo' } });
      const [row] = await rows({ schema: 'nms:delivery', operation: 'select', select: { node: [node('[scheduling/@IPAffinity]')] }, where: { condition: [node(`@id = ${id}`)] } });
      assert.deepEqual(row, { scheduling: { IPAffinity: 'promo' } });
    });

    it('newInstance and duplicate give an entity to save', async () => {
      const delivery = client.NLWS.nmsDelivery.create({ label: 'From the SDK' });
      await delivery.newInstance();
      assert.equal(delivery.entity['label'], 'From the SDK');
      assert.match(String(delivery.entity['internalName']), /^DM\d+$/);
      await delivery.duplicate(`nms:delivery|${await idOf(STUCK_BY_MTA)}`);
      assert.equal(delivery.entity['label'], STUCK_BY_MTA);
      assert.equal(delivery.entity['id'], undefined);
    });
  });

  describe('run control and jobs', () => {
    it('plays, pauses and stops, and refuses what the state forbids', async () => {
      const id = await idOf('Black Friday – early access');
      assert.equal(await client.NLWS.nmsDelivery.execCommand(id, 'pause'), 75);
      assert.equal(await client.NLWS.nmsDelivery.execCommand(id, 'play'), 51);
      assert.equal(await client.NLWS.nmsDelivery.execCommand(id, 'stop'), 85);
      await assert.rejects(client.NLWS.nmsDelivery.play(id), refused('SOP-330011', 'Stopped'));
    });

    it('tells state and journal', async () => {
      const answer = await client.NLWS.nmsDelivery.getDlStatusAndLogs(await idOf(STUCK_BY_MTA), 0);
      assert.ok(Array.isArray(answer));
      assert.equal(answer[0], 51);
      assert.ok(((answer[1] as Json)['log'] as Json[]).length > 5);
    });

    it('prepares through the job interface, with progress and log', async () => {
      const id = await idOf('Product survey');
      const job = client.jobInterface({ xtkschema: 'nms:delivery', method: 'Prepare', object: { xtkschema: 'nms:delivery', id } });
      assert.match(await job.submit(), /^\d+\/nms:delivery@@/);
      assert.equal((await job.getStatus()).status, 2);
      demo.advance(4000);
      await job.getStatus();
      assert.ok(job.getProgress() > 0 && job.getProgress() < 1);
      demo.advance(20_000);
      const done = await job.getStatus();
      assert.equal(done.status, 5);
      assert.ok(done.logs.some(({ message }) => message.includes('End of the analysis')));
      assert.equal(await job.hasWarning(), true);
      const [row] = await rows({ schema: 'nms:delivery', operation: 'select', select: { node: [node('@state'), node('[properties/@toDeliver]')] }, where: { condition: [node(`@id = ${id}`)] } });
      assert.equal(row?.['state'], '45');
      assert.ok(Number((row['properties'] as Json)['toDeliver']) > 0);
    });

    it('a job that fails says why', async () => {
      const job = client.jobInterface({ xtkschema: 'nms:delivery', method: 'Prepare', object: { xtkschema: 'nms:delivery', id: await idOf('Wool throws – waiting list') } });
      await job.submit();
      demo.advance(20_000);
      const { status, logs } = await job.getStatus();
      assert.equal(status, 6);
      assert.ok(logs.some(({ errorCode }) => errorCode === 'DLV-490009'));
    });

    it('a job can be cancelled', async () => {
      const id = await idOf('Newsletter – A quiet January');
      const job = client.jobInterface({ xtkschema: 'nms:delivery', method: 'PrepareAndStart', object: { xtkschema: 'nms:delivery', id } });
      await job.submit();
      await job.cancel();
      assert.equal((await job.getStatus()).status, 4);
    });

    it('dumps the state of the instance with dead modules', async () => {
      const dump = JSON.stringify(await client.NLWS.nlMonitoring.dumpInstanceState('', true));
      assert.match(dump, /"name":"mta","instance":"demo","status":"missing"/);
    });
  });

  describe('faults', () => {
    const options = (): Promise<unknown> => client.getOption('NmsMTA_Alert_Delay', false);

    it('answers 502 with a page', async () => {
      demo.faults.inject({ method: 'GetOption', fault: { kind: 'status', status: 502 } });
      await assert.rejects(options(), refused('502'));
      assert.equal(await options(), 30);
    });

    it('answers HTML, broken XML, half a body, or not at all', async () => {
      for (const fault of [{ kind: 'html' }, { kind: 'malformedXml' }, { kind: 'truncate' }, { kind: 'reset' }] as const) {
        demo.faults.inject({ method: 'GetOption', fault });
        await assert.rejects(options());
        assert.equal(await options(), 30);
      }
    });

    it('writes and then breaks the connection, when told so', async () => {
      demo.faults.inject({ method: 'Write', fault: { kind: 'reset', done: true } });
      await assert.rejects(client.setOption('Demo_Once', 'written'));
      assert.equal(await client.getOption('Demo_Once', false), 'written');
    });

    it('is slow, huge or dripping, but right', async () => {
      for (const fault of [{ kind: 'latency', ms: 50 }, { kind: 'hugeBody', bytes: 300_000 }, { kind: 'slowDrip', bytesPerSecond: 20_000 }] as const) {
        demo.faults.inject({ method: 'GetOption', fault });
        assert.equal(await options(), 30, fault.kind);
      }
    });

    it('lets some pass first, and can be called off', async () => {
      demo.faults.inject({ path: '/r/test', skip: 1, times: 5, fault: { kind: 'status', status: 503 } });
      await client.test();
      await assert.rejects(client.test());
      demo.faults.clear();
      await client.test();
    });
  });
});
