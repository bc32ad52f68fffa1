import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { CLIENTS, whyNoClients } from '../../host/provideClients';

/** What the package `soap` makes of an element. */
interface Element {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly $value?: string;
  readonly [name: string]: unknown;
}

/** As much of `ac-connector` (which has no types) as is driven here. */
interface Login {
  login(): Promise<{ readonly securityToken: string; readonly sessionToken: string }>;
}
interface Connector {
  ExecuteQuery(query: string): Promise<Element>;
  Write(document: string): Promise<unknown>;
  GetEntityIfMoreRecent(key: string, md5: string, mustExist: boolean): Promise<Element>;
  BuildPreviewFromId(id: string, parameters: string): Promise<readonly [Element, unknown]>;
}
type Class<T> = new (options: Readonly<Record<string, unknown>>) => T;

/** As much of `soap`. */
interface SoapClient {
  describe(): Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  addHttpHeader(name: string, value: string): void;
  readonly [method: `${string}Async`]: (values: Readonly<Record<string, unknown>>) => Promise<readonly [Element]>;
}
interface Soap {
  createClientAsync(wsdl: string, options: Readonly<Record<string, unknown>>): Promise<SoapClient>;
}

const load = createRequire(resolve(CLIENTS, 'package.json'));

const child = (element: unknown, ...path: readonly string[]): Element =>
  path.reduce<unknown>((at, name) => (at as Element | undefined)?.[name], element) as Element;

describe('demo driven by other people’s clients', function () {
  this.timeout(30_000);
  let demo: RunningDemo;

  before(async function () {
    const why = whyNoClients();
    if (why !== undefined) {
      console.log(why);
      this.skip();
    }
    demo = await startDemo({ recipients: 500, clock: { speed: 0 } });
  });
  after(() => (demo as RunningDemo | undefined)?.close());

  const server = (): string => demo.handle.url.replace(/\/$/, '');

  describe('ac-connector', () => {
    let login: Login;
    const made = (name: 'xtkQueryDef' | 'xtkSession' | 'nmsDelivery'): Connector => {
      const { [name]: Made } = load(`ac-connector/${name}`) as Record<string, Class<Connector>>;
      assert.ok(Made);
      return new Made({ accLogin: login });
    };
    const queried = (query: string): Promise<Element> => made('xtkQueryDef').ExecuteQuery(query);
    const one = async (): Promise<Element> => {
      const answer = await queried(
        `<queryDef operation="select" schema="nms:delivery" lineCount="1"><select><node expr="@id"/><node expr="@label"/></select>
         <where><condition expr="@state = 95 and @messageType = 0"/></where></queryDef>`,
      );
      return child(answer, 'delivery-collection', 'delivery');
    };

    before(() => {
      const { ACCLogin } = load('ac-connector/ACCLogin') as { ACCLogin: Class<Login> };
      const { operator: user, password } = demo.handle;
      login = new ACCLogin({ server: server(), user, password });
    });

    it('signs in', async () => {
      const { sessionToken, securityToken } = await login.login();
      assert.match(sessionToken, /^___/);
      assert.ok(securityToken.length > 20);
    });

    it('queries rows, counts them, and is refused what does not exist', async () => {
      const rows = await queried(
        `<queryDef operation="select" schema="nms:delivery" lineCount="3"><select><node expr="@id"/><node expr="@label"/></select></queryDef>`,
      );
      const list = child(rows, 'delivery-collection', 'delivery') as unknown as readonly Element[];
      assert.equal(list.length, 3);
      assert.ok(list.every(({ attributes }) => (attributes?.['label'] ?? '') !== ''));
      const counted = await queried('<queryDef operation="count" schema="nms:delivery"/>');
      assert.ok(Number(child(counted, 'delivery').attributes?.['count']) > 100);
      await assert.rejects(
        queried('<queryDef operation="select" schema="nms:nothing"><select><node expr="@id"/></select></queryDef>'),
      );
    });

    it('reads a schema', async () => {
      const { schema } = await made('xtkSession').GetEntityIfMoreRecent('xtk:schema|nms:delivery', '', false);
      assert.equal(child(schema).attributes?.['name'], 'delivery');
    });

    it('writes a label and reads it back', async () => {
      const { attributes } = await one();
      const id = attributes?.['id'] ?? assert.fail('no delivery');
      await made('xtkSession').Write(
        `<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="${id}" label="By another client"/>`,
      );
      const read = await queried(
        `<queryDef operation="get" schema="nms:delivery"><select><node expr="@label"/></select><where><condition expr="@id = ${id}"/></where></queryDef>`,
      );
      assert.equal(child(read, 'delivery').attributes?.['label'], 'By another client');
    });

    it('builds the preview of a delivery', async () => {
      const [preview] = await made('nmsDelivery').BuildPreviewFromId((await one()).attributes?.['id'] ?? '', '<p/>');
      assert.match(String(child(preview, 'html', 'source').$value ?? child(preview, 'html')['source']), /<html/);
    });
  });

  describe('the package soap, by the WSDL of the instance', () => {
    let headers: Readonly<Record<string, string>>;
    const clientOf = async (schema: string): Promise<SoapClient> => {
      const { createClientAsync } = load('soap') as Soap;
      const wsdl = `${server()}/nl/jsp/schemawsdl.jsp?schema=${schema}`;
      const client = await createClientAsync(wsdl, { wsdl_headers: headers });
      for (const [name, value] of Object.entries(headers)) {
        client.addHttpHeader(name, value);
      }
      return client;
    };
    const called = async (schema: string, method: string, values: Readonly<Record<string, unknown>>) => {
      const client = await clientOf(schema);
      const [answer] = (await client[`${method}Async`]?.(values)) ?? assert.fail(method);
      return answer;
    };

    before(async () => {
      const { createClientAsync } = load('soap') as Soap;
      // Its WSDL is only for whoever is signed in; to sign in, the one that ac-connector has kept will do.
      const kept = join(resolve(CLIENTS), 'node_modules', 'ac-connector', 'wsdl', 'wsdl_xtksession.xml');
      const door = await createClientAsync(kept, { endpoint: `${server()}/nl/jsp/soaprouter.jsp` });
      const { operator, password } = demo.handle;
      const [answer] =
        (await door.LogonAsync?.({
          sessiontoken: '',
          strLogin: operator,
          strPassword: password,
          elemParameters: '',
        })) ?? assert.fail('Logon');
      const token = (name: string): string => child(answer, name).$value ?? '';
      headers = {
        'X-Security-Token': token('pstrSecurityToken'),
        cookie: `__sessiontoken=${token('pstrSessionToken')}`,
      };
    });

    it('finds every method of every schema that it asks for', async () => {
      for (const [schema, method] of [
        ['xtk:session', 'GetServerTime'],
        ['xtk:queryDef', 'ExecuteQuery'],
        ['xtk:persist', 'GetEntityIfMoreRecent'],
        ['nms:delivery', 'ExecCommand'],
        ['xtk:workflow', 'Wakeup'],
      ] as const) {
        const [service] = Object.values((await clientOf(schema)).describe());
        const [port] = Object.values(service ?? {});
        assert.ok(port !== undefined && method in port, `${schema}#${method}`);
      }
    });

    it('asks for the time, queries and commands a delivery', async () => {
      const time = child(await called('xtk:session', 'GetServerTime', { sessiontoken: '' }), 'ptmServerTime').$value;
      assert.ok(Math.abs(new Date(time ?? '').getTime() - Date.now()) < 24 * 60 * 60_000);
      const query =
        '<queryDef operation="select" schema="nms:delivery" lineCount="1"><select><node expr="@id"/></select><where><condition expr="@state = 55"/></where></queryDef>';
      const found = await called('xtk:queryDef', 'ExecuteQuery', { sessiontoken: '', entity: { $xml: query } });
      const id = child(found, 'pdomOutput', 'delivery-collection', 'delivery').attributes?.['id'];
      assert.ok(id !== undefined);
      await called('nms:delivery', 'Pause', { sessiontoken: '', deliveryId: id });
      const paused = await called('xtk:queryDef', 'ExecuteQuery', {
        sessiontoken: '',
        entity: {
          $xml: `<queryDef operation="get" schema="nms:delivery"><select><node expr="@state"/></select><where><condition expr="@id = ${id}"/></where></queryDef>`,
        },
      });
      // Pause pending: the MTA of a demo whose clock stands has yet to hear of it.
      assert.equal(child(paused, 'pdomOutput', 'delivery').attributes?.['state'], '71');
    });
  });
});
