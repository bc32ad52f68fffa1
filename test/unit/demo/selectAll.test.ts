import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { schemas } from '../../../src/demo/schemas/registry';

const ENVELOPE =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://xml.apache.org/xml-soap"';

describe('the demo', function () {
  this.timeout(60_000);
  let demo: RunningDemo;

  before(async () => {
    demo = await startDemo({ recipients: 300 });
  });
  after(async () => {
    await demo.close();
  });

  async function call(urn: string, method: string, values: string): Promise<string> {
    const answer = await fetch(`${demo.handle.url}/nl/jsp/soaprouter.jsp`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/soap+xml;charset=UTF-8',
        SoapAction: `${urn}#${method}`,
        Authorization: `Bearer ${demo.bearerToken}`,
      },
      body:
        `<SOAP-ENV:Envelope ${ENVELOPE}><SOAP-ENV:Body><m:${method} xmlns:m="urn:${urn}">` +
        `<sessiontoken xsi:type="xsd:string"></sessiontoken>${values}</m:${method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    });
    return answer.text();
  }

  it('answers its own SelectAll for every schema that has a table', async () => {
    // This demo sends no transactional messages: it has no tables of events (demo/character/limits).
    const tables = [...schemas()].filter(
      ({ id, definition }) => definition.table !== undefined && !/^nms:(?:rt|batch)Event$/.test(id),
    );
    assert.ok(tables.length >= 12);
    for (const { id } of tables) {
      const bare = `<document xsi:type=""><queryDef schema="${id}" operation="select" lineCount="1" xtkschema="xtk:queryDef"/></document>`;
      const all = await call('xtk:queryDef', 'SelectAll', `${bare}<duplicate xsi:type="xsd:boolean">true</duplicate>`);
      const query = /<queryDef[\s\S]*<\/queryDef>/.exec(all)?.[0] ?? assert.fail(`${id}: ${all}`);
      const rows = await call('xtk:queryDef', 'ExecuteQuery', `<document xsi:type="">${query}</document>`);
      assert.doesNotMatch(rows, /Fault/, `${id}: ${rows.slice(0, 600)}`);
    }
  });

  it('sends a schema again only to whoever has another one', async () => {
    const ask = (md5: string, mustExist: boolean, id = 'nms:delivery'): Promise<string> =>
      call(
        'xtk:persist',
        'GetEntityIfMoreRecent',
        `<pk xsi:type="xsd:string">xtk:schema|${id}</pk><md5 xsi:type="xsd:string">${md5}</md5><must xsi:type="xsd:boolean">${String(mustExist)}</must>`,
      );
    const first = await ask('', false);
    const md5 = /<schema [^>]*md5=['"](\w+)/.exec(first)?.[1] ?? assert.fail(first.slice(0, 500));
    assert.doesNotMatch(await ask(md5, true), /<schema /);
    assert.match(await ask('another', true), /<schema /);
    assert.match(await ask('', true, 'nms:nothing'), /Fault/);
  });

  it('knows the option by which a database is told from another', async () => {
    const { url, operator, password } = demo.handle;
    const { signal } = new AbortController();
    const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
    assert.match((await instance.options.get('XtkDatabaseId', signal)) ?? '', /^u[0-9A-F]+$/);
    await instance.logoff();
  });

  it('shows a delivery as its recipients will see it', async () => {
    const id = demo.instance.store.number("SELECT MAX(iDeliveryId) FROM NmsDelivery WHERE mHtmlSource <> ''");
    const answer = await call(
      'nms:delivery',
      'BuildPreviewFromId',
      `<deliveryId xsi:type="xsd:long">${id}</deliveryId><params xsi:type=""><params content="html"/></params>`,
    );
    assert.match(answer, /<preview content=['"]html['"]><html>[\s\S]*<source>/);
    assert.match(answer, /<queryResult\s*\/>/);
  });

  it('makes a delivery of a template, and does not save it', async () => {
    const count = (): number => demo.instance.store.number('SELECT COUNT(*) FROM NmsDelivery');
    const before = count();
    const name = demo.instance.store.first('SELECT sInternalName FROM NmsDelivery WHERE iIsModel = 1')?.[
      'sInternalName'
    ];
    const make = (model: unknown): Promise<string> =>
      call(
        'nms:delivery',
        'CreateFromModel',
        `<scenarioName xsi:type="xsd:string">${String(model)}</scenarioName><content xsi:type="ns:Element"><delivery label="Mine"/></content>`,
      );
    assert.match(await make(name), /<delivery[^>]* label=['"]Mine['"]/);
    assert.match(await make('nothing'), /Fault[\s\S]*no delivery template/);
    assert.equal(count(), before);
  });

  it('tells which schemas changed since another build, and none since this one', async () => {
    const ask = (build: string): Promise<string> =>
      call(
        'xtk:session',
        'GetModifiedEntities',
        `<cache xsi:type="ns:Element"><cache buildNumber="${build}" time=""/></cache>`,
      );
    const first = await ask('1');
    assert.match(first, /emptyCache=['"]true['"]/);
    assert.match(first, /<entityCache[^>]*nms:delivery['"]/);
    const build = /buildNumber=['"](\d+)/.exec(first)?.[1] ?? assert.fail(first);
    assert.doesNotMatch(await ask(build), /<entityCache/);
  });

  it('holds an analysis that is paused, until it is stopped and begun anew', async () => {
    const { jobs, engine, store } = demo.instance;
    const id = store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery WHERE iIsModel = 0 AND iState = 0');
    const state = (): number => store.number('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [id]);
    const job = jobs.submit('Prepare', id);
    jobs.pause(job, 'admin');
    const held = state();
    assert.equal(jobs.get(job).status, 8);
    demo.advance(10 * 60_000);
    engine.catchUp();
    assert.equal(state(), held);
    engine.command(id, 'stop', 'admin');
    jobs.submit('Prepare', id);
    demo.advance(10 * 60_000);
    engine.catchUp();
    assert.notEqual(state(), held);
  });
});
