import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { ConnectionAccess } from '../../../src/connections/access';
import { SCENARIOS, requireScenario } from '../../../src/demo/scenarios/catalogue';
import type { Scenario } from '../../../src/demo/scenarios/scenario';
import type { Finding } from '../../../src/domain/finding';
import { diagnoseDelivery, examineInstance } from '../../../src/troubleshooting';
import { SAID } from '../../bench/diagnosis/demoTruths';
import { diagnosisOn, findingsOn, never, now, onDemo } from './onDemo';

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
/** Whether the diagnosis of its subject tells it; else the health check does. */
function isDiagnosed({ truth, subject }: Scenario): boolean {
  return subject !== undefined && truth.every((one) => SAID[one].diagnosis !== undefined);
}

/** The health check looks at the newest deliveries only: those that it must find are not to be lost among others. */
const EXAMINED = TOGETHER.filter((name) => !isDiagnosed(requireScenario(name)));
const DIAGNOSED = TOGETHER.filter((name) => !EXAMINED.includes(name));

/** Every trouble of the demo: what it must be taken for, and that nothing else is claimed. */
describe('troubleshooting of every scenario of the demo', function () {
  this.timeout(120_000);

  it('are seventy at least, and their truths are told apart', () => {
    assert.ok(CHECKED.length >= 70, `${CHECKED.length}`);
    const unused = Object.keys(SAID).filter(
      (truth) => !SCENARIOS.some((one) => one.truth.some((has) => has === truth)),
    );
    assert.deepEqual(unused, []);
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

  it('a server that nobody can ask is no server in order: it could not be checked', async () => {
    assert.ok((await uncheckedOn('noServerDeclared')).includes('the sending servers'));
  });

  for (const names of [DIAGNOSED, EXAMINED, MANY, ...ALONE.map((name) => [name])]) {
    it(names.join(', '), async () => {
      await withDemo(names, async (access) => {
        const scenarios = names.map(requireScenario);
        const examined = scenarios.some((one) => wantedOfHealth(one).length > 0 || !isDiagnosed(one));
        const health = examined
          ? (await examineInstance(access, 'd', { now, signal: never, countPeople: true })).findings
          : [];
        const problems: string[] = [];
        for (const scenario of scenarios) {
          if (isDiagnosed(scenario)) {
            problems.push(...problemsOf(scenario, await findingsOn(access, scenario.subject ?? '')));
          }
          const causes = health.map(({ cause }) => cause);
          const lacking = wantedOfHealth(scenario).filter((cause) => !causes.includes(cause));
          problems.push(...lacking.map((cause) => `${scenario.name}: the health check has no ${cause}`));
        }
        assert.deepEqual(problems, []);
      });
    });
  }
});

/** What could not be checked of the delivery of a scenario. */
async function uncheckedOn(scenario: string): Promise<readonly string[]> {
  return withDemo([scenario], async (access) => {
    const { unchecked, ruledOut } = await diagnosisOn(access, requireScenario(scenario).subject ?? '');
    assert.ok(!ruledOut.includes('diskFull'), 'room on disks that nobody looked at');
    return unchecked.map(({ what }) => what);
  });
}

/** What is the case comes first, all of it is told, and nothing else is claimed. */
function problemsOf({ name, truth }: Scenario, findings: readonly Finding[]): readonly string[] {
  const causes = findings.map(({ cause }) => cause);
  const said = truth.map((one) => SAID[one]);
  const wanted = said.map(({ diagnosis = [] }) => diagnosis).filter((ids) => ids.length > 0);
  const allowed = said.flatMap(({ diagnosis = [], besides = [] }) => [...diagnosis, ...besides]);
  const [matter] = wanted;
  const problems = [
    ...(matter === undefined || matter.includes(causes[0] ?? '') ? [] : [`${matter.join()} does not come first`]),
    ...wanted.filter((ids) => !ids.some((id) => causes.includes(id))).map((ids) => `no ${ids.join()}`),
    ...findings
      .filter(({ severity, cause }) => severity !== 'info' && !allowed.includes(cause))
      .map(({ cause }) => `${cause} is claimed`),
    ...findings
      .filter(({ certainty }) => certainty === 'certain' && said.some(({ neverCertain }) => neverCertain === true))
      .map(({ cause }) => `${cause} is said to be certain`),
  ];
  const all = findings.map(({ severity, certainty, cause }) => `${severity} ${certainty} ${cause}`).join();
  return problems.map((problem) => `${name}: ${problem} (${all})`);
}

function wantedOfHealth({ truth }: Scenario): readonly string[] {
  return truth.flatMap((one) => SAID[one].health ?? []);
}
