import assert from 'node:assert/strict';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { STUCK_BY_MTA } from '../../../src/demo/scenarios/mtaStopped';
import { childElements, firstChild, localName, textOf, type XmlElement } from '../../../src/demo/xml/element';
import { parseXml } from '../../../src/demo/xml/parse';

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly fault: string | undefined;
  readonly values: readonly XmlElement[];
}

/** The wire itself, in the words of Adobe's documentation rather than of its SDK. */
describe('demo: SOAP on the wire', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let session = '';
  let security = '';

  const post = async (
    action: string,
    body: string,
    headers: Record<string, string> = {},
    query = '',
  ): Promise<Reply> => {
    const response = await fetch(`${demo.handle.url}/nl/jsp/soaprouter.jsp${query}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: action, ...headers },
    });
    const text = await response.text();
    const root = parseXml(text);
    const answer = childElements(firstChild(root, 'Body') ?? assert.fail(text))[0];
    assert.ok(answer);
    const faulted = localName(answer) === 'Fault' ? firstChild(answer, 'faultstring') : undefined;
    return {
      status: response.status,
      text,
      fault: faulted === undefined ? undefined : textOf(faulted),
      values: childElements(answer),
    };
  };
  /** The dialect of Adobe's pages: soapenv and urn prefixes, namespace on the envelope, names for arguments. */
  const documented = (urn: string, method: string, inner: string): string =>
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:${urn}"><soapenv:Header/><soapenv:Body>` +
    `<urn:${method}><urn:sessiontoken>${session}</urn:sessiontoken>${inner}</urn:${method}></soapenv:Body></soapenv:Envelope>`;
  const signedIn = (): Record<string, string> => ({
    'X-Security-Token': security,
    Cookie: `__sessiontoken=${session}`,
  });
  const call = (urn: string, method: string, inner = '', headers = signedIn()): Promise<Reply> =>
    post(`${urn}#${method}`, documented(urn, method, inner), headers);
  const logon = (operator: string, password: string): Promise<Reply> =>
    post(
      'xtk:session#Logon',
      documented(
        'xtk:session',
        'Logon',
        `<urn:strLogin>${operator}</urn:strLogin><urn:strPassword>${password}</urn:strPassword><urn:elemParameters/>`,
      ),
    );

  before(async () => {
    demo = await startDemo({ recipients: 300, clock: { speed: 0 } });
    const { values } = await logon(demo.handle.operator, demo.handle.password);
    session = textOf(values[0] ?? '');
    security = textOf(values[2] ?? '');
  });
  after(() => demo.close());

  it('signs in by the documented dialect and gives tokens of the known shape', async () => {
    const { status, values, text } = await logon(demo.handle.operator, demo.handle.password);
    assert.equal(status, 200);
    assert.deepEqual(
      values.map(({ name }) => name),
      ['pstrSessionToken', 'pSessionInfo', 'pstrSecurityToken'],
    );
    assert.match(textOf(values[0] ?? ''), /^___[0-9a-f-]{36}$/);
    assert.match(textOf(values[2] ?? ''), /^@[\w-]{106}==$/);
    assert.ok(text.includes('<SOAP-ENV:Body><LogonResponse '), 'the prefix is literally SOAP-ENV');
  });

  it('answers a refused logon with 403 and XSV-350012', async () => {
    const { status, fault } = await logon('nobody', 'nothing');
    assert.equal(status, 403);
    assert.match(fault ?? '', /^XSV-350012/);
  });

  it('wants both tokens', async () => {
    assert.equal((await call('xtk:session', 'GetUserInfo')).fault, undefined);
    for (const headers of [
      {},
      { Cookie: `__sessiontoken=${session}` },
      { ...signedIn(), 'X-Security-Token': 'other' },
      { 'X-Security-Token': security, Cookie: '__sessiontoken=___other' },
    ]) {
      const { status, fault } = await call('xtk:session', 'GetUserInfo', '', headers as Record<string, string>);
      assert.deepEqual([status, fault?.slice(0, 10)], [200, 'XSV-350008']);
    }
  });

  it('takes the tokens from the SOAP header, the session from the body or X-Session-Token, the method from the body', async () => {
    const body = `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header><X-Security-Token>${security}</X-Security-Token></S:Header><S:Body><m:TestCnx xmlns:m="urn:xtk:session"><sessiontoken>${session}</sessiontoken></m:TestCnx></S:Body></S:Envelope>`;
    assert.equal((await post('', body)).fault, undefined);
    assert.equal(
      (await post('"xtk:session#TestCnx"', body, { 'X-Session-Token': session }, '?soapAction=something%23Else')).fault,
      undefined,
    );
  });

  it('serves anonymous methods without any token', async () => {
    const { values } = await call('xtk:session', 'GetServerTime', '', {});
    assert.match(textOf(values[0] ?? ''), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('tells unknown methods, unknown services and broken envelopes apart', async () => {
    assert.match((await call('xtk:session', 'Dance')).fault ?? '', /^SOP-330006/);
    assert.match((await call('xtk:nothing', 'Dance')).fault ?? '', /^SOP-330024/);
    assert.equal((await post('xtk:session#TestCnx', '<a><b></a>')).status, 500);
    assert.equal((await post('xtk:session#TestCnx', '<html/>')).status, 500);
  });

  it('knows composed URNs', async () => {
    const doc =
      '<urn:domDoc><option xtkschema="xtk:option" name="Wire_Test" dataType="6" stringValue="x"/></urn:domDoc>';
    for (const urn of ['xtk:persist|xtk:session', 'xtk:session', 'xtk:persist', 'xtk:persist|nms:delivery']) {
      assert.equal((await call(urn, 'Write', doc)).fault, undefined, urn);
    }
    assert.equal(
      textOf((await call('xtk:session', 'GetOption', '<urn:name>Wire_Test</urn:name>')).values[0] ?? ''),
      'x',
    );
    assert.match(
      (await call('xtk:jobInterface|xtk:job', 'GetStatus', '<urn:id>none</urn:id>')).fault ?? '',
      /^SOP-330011/,
    );
  });

  it('refuses an operator without the right, and says which', async () => {
    const { reader } = demo;
    const { values } = await logon(reader.operator, reader.password);
    const headers = {
      'X-Security-Token': textOf(values[2] ?? ''),
      Cookie: `__sessiontoken=${textOf(values[0] ?? '')}`,
    };
    const id = demo.instance.store.number('SELECT iDeliveryId FROM NmsDelivery WHERE sLabel = ?', [STUCK_BY_MTA]);
    const { fault, text } = await call('nms:delivery', 'Stop', `<urn:id>${id}</urn:id>`, headers);
    assert.match(fault ?? '', /^XSV-350009/);
    assert.match(text, /deliveryValidate/);
  });

  it('serves its pages to whom they are meant', async () => {
    const get = async (path: string, headers = {}): Promise<[number, string]> => {
      const response = await fetch(demo.handle.url + path, { headers });
      return [response.status, await response.text()];
    };
    const [testStatus, test] = await get('/r/test');
    assert.equal(testStatus, 200);
    assert.equal(parseXml(test).attributes['status'], 'OK');
    for (const path of [
      '/nl/jsp/ping.jsp',
      '/nl/jsp/mcPing.jsp',
      '/nl/jsp/monitor.jsp',
      '/nl/jsp/schemawsdl.jsp?schema=nms:delivery',
    ]) {
      assert.equal((await get(path))[0], 401, path);
      assert.equal((await get(path, signedIn()))[0], 200, path);
    }
    assert.match((await get('/nl/jsp/ping.jsp', signedIn()))[1], /^OK\n\d{4}-\d\d-\d\d [\d:.]+Z\n$/);
    assert.match((await get('/nl/jsp/mcPing.jsp', signedIn()))[1], /^Ok\n.*\n\d+\/400 pending events\n$/);
    assert.match((await get('/nl/jsp/monitor.jsp', signedIn()))[1], /mta@demo/);
    const wsdl = parseXml((await get('/nl/jsp/schemawsdl.jsp?schema=nms:delivery', signedIn()))[1]);
    assert.ok(JSON.stringify(wsdl).includes('nms:delivery#GetDlStatusAndLogs'));
    assert.equal((await get('/nowhere'))[0], 404);
    assert.equal((await get('/nl/jsp/soaprouter.jsp'))[0], 405);
  });

  it('gives a technical account its token, and others none', async () => {
    const token = (secret: string): Promise<Response> =>
      fetch(`${demo.handle.url}/ims/token/v3`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: demo.technicalAccount.clientId,
          client_secret: secret,
          scope: 'openid',
        }),
      });
    assert.equal((await token('wrong')).status, 400);
    const answer = (await (await token(demo.technicalAccount.clientSecret)).json()) as { access_token: string };
    assert.equal(
      (await call('xtk:session', 'GetUserInfo', '', { Authorization: `Bearer ${answer.access_token}` })).fault,
      undefined,
    );
    assert.match(
      (await call('xtk:session', 'GetUserInfo', '', { Authorization: 'Bearer other' })).fault ?? '',
      /^XSV-350008/,
    );
  });
});
