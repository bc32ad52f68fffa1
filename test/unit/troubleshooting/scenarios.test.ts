import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { ConnectionAccess } from '../../../src/connections/access';
import { startDemo } from '../../../src/demo';
import { SCENARIOS, requireScenario } from '../../../src/demo/scenarios/all';
import { ATTENTION_GROUPS } from '../../../src/domain/attention';
import type { Finding } from '../../../src/domain/finding';
import { openServer } from '../../../src/servers';
import { diagnoseDelivery, examineInstance } from '../../../src/troubleshooting';

const never = new AbortController().signal;
const now = (): number => Date.now();

/**
 * Left out: images are told by following their URLs, which a diagnosis does not do; and a mailing to all counts as
 * big from ten thousand customers on, which take half a minute to make (the rule has its cases in domain/advisor).
 */
const LEFT_OUT = ['imagesNotPublished', 'bigAtOnce'];

async function withDemo<T>(scenarios: readonly string[], work: (access: ConnectionAccess) => Promise<T>): Promise<T> {
  const demo = await startDemo({ seed: 1, recipients: 400, scenarios });
  const { url, operator, password, servers } = demo.handle;
  const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
  const descriptors = servers.map(({ name, installDir }) => ({ name, channel: { kind: 'local' as const, installDir } }));
  try {
    return await work({
      descriptor: () => ({ id: 'd', name: 'Demo', url, environment: 'demo', signIn: { kind: 'password', operator }, servers: descriptors }),
      instance: async () => instance,
      servers: async () => descriptors.flatMap((one) => openServer(one) ?? []),
    });
  } finally {
    await instance.logoff();
    await demo.close();
  }
}

async function findingsOn(access: ConnectionAccess, label: string): Promise<readonly Finding[]> {
  const instance = await access.instance('d', never);
  for (const group of ATTENTION_GROUPS) {
    const { rows } = await instance.deliveries.list({ group, now: now() + instance.info.clockOffsetMs, pageSize: 200 }, never);
    const delivery = rows.find((one) => one.label === label);
    if (delivery === undefined) continue;
    return (await diagnoseDelivery(access, { connectionId: 'd', deliveryId: delivery.id }, now, never)).findings;
  }
  assert.fail(`no delivery '${label}'`);
}

/** Those that change the whole instance, and so would show on every delivery, get one of their own. */
const ALONE = ['mtaStopped', 'concurrencyLimit', 'midAccountWrong'];

const TOGETHER = SCENARIOS.map(({ name }) => name).filter((name) => !ALONE.includes(name) && !LEFT_OUT.includes(name));

/** Every trouble of the demo: what it must be taken for, and that nothing else is claimed. */
describe('troubleshooting of every scenario of the demo', function () {
  this.timeout(120_000);

  for (const names of [TOGETHER, ...ALONE.map((name) => [name])]) {
    it(names.join(', '), async () => {
      await withDemo(names, async (access) => {
        const health = (await examineInstance(access, 'd', { now, signal: never })).findings;
        for (const name of names) {
          const { finding, subject } = requireScenario(name);
          const findings = subject === undefined ? health : await findingsOn(access, subject);
          const grave = subject === undefined ? [] : findings.filter(({ severity }) => severity !== 'info').map(({ cause }) => cause);
          if (process.env['DD_SHOW'] !== undefined) console.log(name, findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`));
          if (finding !== undefined) assert.ok(findings.some(({ cause }) => cause === finding), `${name}: ${grave.join()}`);
          assert.deepEqual(grave.filter((cause) => cause !== finding), [], name);
        }
      });
    });
  }
});
