import assert from 'node:assert/strict';
import sdk from '@adobe/acc-js-sdk';
import { startDemo } from '../../../../src/demo';
import { drive, refused, type Driver } from './driver';

describe('demo driven by @adobe/acc-js-sdk: sessions, options and faults', function () {
  this.timeout(60_000);
  let driver: Driver;

  before(async () => {
    driver = await drive();
  });
  after(() => driver.close());

  describe('session', () => {
    it('tells who signed in, and pings', async () => {
      assert.equal(driver.client.getSessionInfo().userInfo['login'], 'admin');
      assert.equal((await driver.client.test())['status'], 'OK');
      assert.equal((await driver.client.ping())['status'], 'OK');
      assert.match(String((await driver.client.mcPing())['status']), /^ok$/i);
    });

    it('refuses a wrong password with 403, and after three locks the login even for the right one', async () => {
      const locked = await startDemo({ recipients: 10, scenarios: [] });
      const attempt = async (password: string): Promise<unknown> => {
        const made = await sdk.init(sdk.ConnectionParameters.ofUserAndPassword(locked.handle.url, 'admin', password));
        return made.logon().then(
          () => 'in',
          (error: unknown): unknown =>
            typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : error,
        );
      };
      assert.equal(await attempt(locked.handle.password), 'in');
      for (let times = 0; times < 3; times++) {
        assert.equal(await attempt('wrong'), 403);
      }
      assert.equal(await attempt(locked.handle.password), 403);
      await locked.close();
    });

    it('accepts a bearer token in place of a session', async () => {
      const made = await sdk.init(
        sdk.ConnectionParameters.ofImsBearerToken(driver.demo.handle.url, driver.demo.bearerToken),
      );
      await made.logon();
      assert.equal(await made.getOption('NmsOperation_LimitConcurrency'), 10);
    });

    it('ends sessions with XSV-350008', async () => {
      const other = await driver.connect();
      driver.demo.expireSessions();
      await assert.rejects(other.NLWS.xtkSession.getUserInfo(), refused('SDK-000012|XSV-350008'));
      await driver.reconnect();
    });
  });

  describe('options and schemas', () => {
    it('reads options of each type, and answers a missing one with nothing', async () => {
      assert.equal(await driver.client.getOption('NmsTracking_ServerUrl'), driver.demo.handle.url);
      assert.equal(await driver.client.getOption('NmsMTA_Alert_Delay'), 30);
      assert.ok((await driver.client.getOption('NmsCleanup_LastCleanup')) instanceof Date);
      assert.equal(await driver.client.getOption('No_Such_Option'), null);
    });

    it('writes an option and reads it back', async () => {
      await driver.client.setOption('Demo_Note', 'Grüße & "more" <b>');
      assert.equal(await driver.client.getOption('Demo_Note', false), 'Grüße & "more" <b>');
    });

    it('gives schemas with enumerations, and null for one that does not exist', async () => {
      const states = (await driver.client.getSysEnum('nms:delivery:deliveryState'))['value'];
      assert.ok(Array.isArray(states) && states.length === 23);
      assert.equal(await driver.client.getSchema('nms:nothing'), null);
    });
  });

  describe('faults', () => {
    const options = (): Promise<unknown> => driver.client.getOption('NmsMTA_Alert_Delay', false);

    it('answers 502 with a page', async () => {
      driver.demo.faults.inject({ method: 'GetOption', fault: { kind: 'status', status: 502 } });
      await assert.rejects(options(), refused('502'));
      assert.equal(await options(), 30);
    });

    it('answers HTML, broken XML, half a body, or not at all', async () => {
      for (const fault of [
        { kind: 'html' },
        { kind: 'malformedXml' },
        { kind: 'truncate' },
        { kind: 'reset' },
      ] as const) {
        driver.demo.faults.inject({ method: 'GetOption', fault });
        await assert.rejects(options());
        assert.equal(await options(), 30);
      }
    });

    it('writes and then breaks the connection, when told so', async () => {
      driver.demo.faults.inject({ method: 'Write', fault: { kind: 'reset', done: true } });
      await assert.rejects(driver.client.setOption('Demo_Once', 'written'));
      assert.equal(await driver.client.getOption('Demo_Once', false), 'written');
    });

    it('is slow, huge or dripping, but right', async () => {
      for (const fault of [
        { kind: 'latency', ms: 50 },
        { kind: 'hugeBody', bytes: 300_000 },
        { kind: 'slowDrip', bytesPerSecond: 20_000 },
      ] as const) {
        driver.demo.faults.inject({ method: 'GetOption', fault });
        assert.equal(await options(), 30, fault.kind);
      }
    });

    it('lets some pass first, and can be called off', async () => {
      driver.demo.faults.inject({ path: '/r/test', skip: 1, times: 5, fault: { kind: 'status', status: 503 } });
      await driver.client.test();
      await assert.rejects(driver.client.test());
      driver.demo.faults.clear();
      await driver.client.test();
    });
  });
});
