import assert from 'node:assert/strict';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { runNlserver } from '../../../src/demo/nlserver/run';
import { SCENARIOS } from '../../../src/demo/scenarios/catalogue';
import { toNumber, toText } from '../../../src/demo/store/store';

const get = async (url: string): Promise<number> => (await fetch(url)).status;

/** What scenarios do is checked against the findings they must produce in test/unit/troubleshooting. */
describe('demo: scenarios', function () {
  this.timeout(120_000);
  let demo: RunningDemo;

  before(async () => {
    demo = await startDemo({ recipients: 300, scenarios: [], clock: { speed: 0 } });
  });
  after(() => demo.close());

  const row = (label: string) =>
    demo.instance.store.first('SELECT * FROM NmsDelivery WHERE sLabel = ?', [label]) ?? assert.fail(label);

  it('have names of their own, and a sentence each', () => {
    assert.ok(SCENARIOS.length >= 30);
    assert.equal(new Set(SCENARIOS.map(({ name }) => name)).size, SCENARIOS.length);
    for (const { title } of SCENARIOS) {
      assert.match(title, /^[A-Z].{20,}\.$/);
    }
  });

  it('can be asked for while the demo runs, all of them one after the other, and make what they name', () => {
    for (const { name, subject } of SCENARIOS) {
      if (name === 'bigAtOnce') {
        continue;
      }
      demo.applyScenario(name);
      if (subject !== undefined) {
        row(subject);
      }
    }
    demo.advance(60_000);
    assert.equal(toNumber(row('Store opening – last retry')['iState']), 61);
    assert.equal(toNumber(row('Old customers – come back')['iToDeliver']), 0);
    assert.equal(toNumber(row('Recommended for you')['iState']), 22);
    const stuck = row('Curtains made to measure');
    assert.equal(
      demo.instance.store.number('SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus <> 6', [
        toNumber(stuck['iDeliveryId']),
      ]),
      0,
    );
    assert.ok(
      demo.instance.store.number('SELECT COUNT(*) FROM NmsDeliveryPart WHERE iDeliveryId = ?', [
        toNumber(stuck['iDeliveryId']),
      ]) > 0,
    );
  });

  it('an image that was not published is not there, others are', async () => {
    const images = (label: string): string[] =>
      [...toText(row(label)['mHtmlSource']).matchAll(/src="([^"]+)"/g)].map((match) => match[1] ?? '');
    const [logo = '', missing = ''] = images('The new lamp collection');
    assert.ok(logo.startsWith(demo.handle.url));
    assert.deepEqual([await get(logo), await get(missing)], [200, 404]);
    assert.equal(await get(images('Gift cards – last chance')[0] ?? ''), 200);
    for (const path of [
      '/res/../conf/serverConf.xml',
      '/res/img/%2e%2e/%2e%2e/run/modules.json',
      '/res/img',
      '/res/.hidden.svg',
    ]) {
      assert.equal(await get(demo.handle.url + path), 404, path);
    }
  });

  it('the tracking server that the instance names is the demo itself', async () => {
    const url = toText(
      demo.instance.store.first("SELECT sStringValue AS url FROM XtkOption WHERE sName = 'NmsTracking_ServerUrl'")?.[
        'url'
      ],
    );
    assert.equal(url, demo.handle.url);
    assert.equal(await get(`${url}/r/test`), 200);
  });

  it('servers go with the time of the instance, and one whose clock is ahead prints the wrong time', () => {
    const noon = new Date(2026, 10, 23, 12, 0, 0);
    /** Seconds since noon that a server prints at noon. */
    const printed = (server: number): number => {
      const lines: string[] = [];
      runNlserver(['--root', demo.handle.servers[server]?.installDir ?? '', 'pdump'], {
        out: (text) => lines.push(text),
        now: () => noon,
      });
      const [hours = 0, minutes = 0, seconds = 0] = (lines[0] ?? '').slice(0, 8).split(':').map(Number);
      return (hours - 12) * 3600 + minutes * 60 + seconds;
    };
    assert.equal(printed(1) - printed(0), 7 * 60);
    const before = printed(0);
    demo.advance(30 * 60_000);
    assert.ok(Math.abs(printed(0) - before - 30 * 60) < 60, `${before} → ${printed(0)}`);
  });

  it('no tracking comes in while its workflow is paused', () => {
    const { store } = demo.instance;
    const logs = (): number => store.number('SELECT COUNT(*) FROM NmsTrackingLogRcp');
    const before = logs();
    demo.advance(3 * 3_600_000);
    assert.equal(logs(), before);
    store.run("UPDATE XtkWorkflow SET iState = 11 WHERE sInternalName = 'tracking'");
    // The workflow server was stopped too, by a scenario of its own.
    const [first] = demo.handle.servers;
    runNlserver(['--root', first?.installDir ?? '', 'start', 'wfserver@demo'], {
      out: () => undefined,
      now: () => new Date(),
    });
    demo.advance(3 * 3_600_000);
    assert.ok(logs() > before);
  });
});
