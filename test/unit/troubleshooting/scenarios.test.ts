import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { ConnectionAccess } from '../../../src/connections/access';
import { SCENARIOS, requireScenario } from '../../../src/demo/scenarios/catalogue';
import { diagnoseDelivery, examineInstance } from '../../../src/troubleshooting';
import { findingsOn, never, now, onDemo } from './onDemo';

/** So many customers take half a minute to make: what needs them has its cases in domain/advisor. */
const MOST_CUSTOMERS = 5000;

type Server = Awaited<ReturnType<ConnectionAccess['servers']>>[number];

/**
 * A server that is asked the same once only: nothing changes on it while a demo is looked at here, and each asking is a
 * process of its own. What failed is asked again.
 */
function askedOnce(server: Server): Server {
  const answers = new Map<string, Promise<unknown>>();
  return new Proxy(server, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !['pdump', 'readConfig', 'hostFacts'].includes(String(name))) {
        return value;
      }
      return (...given: unknown[]): Promise<unknown> => {
        const key = JSON.stringify([name, ...given.filter((one) => typeof one === 'string')]);
        const answer = answers.get(key) ?? (Reflect.apply(value, target, given) as Promise<unknown>);
        answers.set(key, answer);
        answer.catch(() => answers.delete(key));
        return answer;
      };
    },
  });
}

function withDemo<T>(scenarios: readonly string[], work: (access: ConnectionAccess) => Promise<T>): Promise<T> {
  return onDemo(
    { recipients: Math.max(400, ...scenarios.map((name) => requireScenario(name).customers ?? 0)), scenarios },
    async (access) => {
      const servers = (await access.servers('d')).map(askedOnce);
      return work({ ...access, servers: async () => servers });
    },
  );
}

const CHECKED = SCENARIOS.filter(({ customers = 0 }) => customers < MOST_CUSTOMERS);

/** Those that change the whole instance, and so would show on every delivery, get one of their own; so do those that need many customers. */
const ALONE = CHECKED.filter(({ alone }) => alone).map(({ name }) => name);
const MANY = CHECKED.filter(({ customers, alone }) => customers !== undefined && alone !== true).map(
  ({ name }) => name,
);
const TOGETHER = CHECKED.map(({ name }) => name).filter((name) => !ALONE.includes(name) && !MANY.includes(name));
/** The health check looks at the newest deliveries only: those that it must find are not to be lost among others. */
const EXAMINED = TOGETHER.filter(
  (name) => requireScenario(name).subject === undefined || requireScenario(name).health === true,
);
const DIAGNOSED = TOGETHER.filter((name) => !EXAMINED.includes(name));

/** Every trouble of the demo: what it must be taken for, and that nothing else is claimed. */
describe('troubleshooting of every scenario of the demo', function () {
  this.timeout(120_000);

  it('are thirty at least that come to a finding', () => {
    assert.ok(CHECKED.filter(({ finding }) => finding !== undefined).length >= 30, `${CHECKED.length}`);
  });

  it('claims nothing of a healthy instance, and nothing of its deliveries', async () => {
    await withDemo([], async (access) => {
      const health = (await examineInstance(access, 'd', { now, signal: never, countPeople: true })).findings;
      // Of the disk it is this machine's own that is looked at.
      assert.deepEqual(
        health.filter(({ severity, cause }) => severity !== 'info' && cause !== 'diskSpace').map(({ cause }) => cause),
        [],
      );
      const instance = await access.instance('d', never);
      for (const group of ['inProgress', 'scheduled', 'finished'] as const) {
        const { rows } = await instance.deliveries.list(
          { group, now: now() + instance.info.clockOffsetMs, pageSize: 2 },
          never,
        );
        for (const { id, label } of rows) {
          const { findings } = await diagnoseDelivery(access, { connectionId: 'd', deliveryId: id }, now, never);
          assert.deepEqual(
            findings.filter(({ severity }) => severity !== 'info').map(({ cause }) => cause),
            [],
            label,
          );
        }
      }
    });
  });

  for (const names of [DIAGNOSED, EXAMINED, MANY, ...ALONE.map((name) => [name])]) {
    it(names.join(', '), async () => {
      await withDemo(names, async (access) => {
        const shownOn = (name: string): string | undefined =>
          requireScenario(name).health === true ? undefined : requireScenario(name).subject;
        const examined = names.some((name) => shownOn(name) === undefined);
        const health = examined
          ? (await examineInstance(access, 'd', { now, signal: never, countPeople: true })).findings
          : [];
        for (const name of names) {
          const { finding, also = [] } = requireScenario(name);
          const subject = shownOn(name);
          const findings = subject === undefined ? health : await findingsOn(access, subject);
          const grave =
            subject === undefined
              ? []
              : findings.filter(({ severity }) => severity !== 'info').map(({ cause }) => cause);
          if (process.env['DD_SHOW'] !== undefined) {
            console.log(
              name,
              findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`),
            );
          }
          for (const expected of [...(finding === undefined ? [] : [finding]), ...also]) {
            assert.ok(
              findings.some(({ cause }) => cause === expected),
              `${name}: no ${expected} among ${findings.map(({ cause }) => cause).join()}`,
            );
          }
          if (subject !== undefined) {
            assert.deepEqual(
              grave.filter((cause) => cause !== finding),
              also,
              name,
            );
          }
        }
      });
    });
  }
});
