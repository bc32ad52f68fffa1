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
    const tables = [...schemas()].filter(({ definition }) => definition.table !== undefined);
    assert.ok(tables.length >= 12);
    for (const { id } of tables) {
      const bare = `<document xsi:type=""><queryDef schema="${id}" operation="select" lineCount="1" xtkschema="xtk:queryDef"/></document>`;
      const all = await call('xtk:queryDef', 'SelectAll', `${bare}<duplicate xsi:type="xsd:boolean">true</duplicate>`);
      const query = /<queryDef[\s\S]*<\/queryDef>/.exec(all)?.[0] ?? assert.fail(`${id}: ${all}`);
      const rows = await call('xtk:queryDef', 'ExecuteQuery', `<document xsi:type="">${query}</document>`);
      assert.doesNotMatch(rows, /Fault/, id);
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
});
