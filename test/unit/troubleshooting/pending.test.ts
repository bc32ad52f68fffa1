import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { diagnoseAllPending, offeredBy, pendingBody, renderPending } from '../../../src/troubleshooting';
import { CALLS_PER_DELIVERY, CALLS_SHARED, DIAGNOSED_AT_ONCE } from '../../../src/troubleshooting/diagnoseAllPending';
import { delivery } from '../domain/diagnosis/evidenceOf';
import { accessTo, instanceOver, memoryOf } from './parts';

const never = new AbortController().signal;
const now = (): number => Date.now();

/** Counts the calls of every method of every repository. */
function counting<T extends object>(target: T, count: () => void): T {
  return new Proxy(target, {
    get: (object, key, receiver): unknown => {
      const value: unknown = Reflect.get(object, key, receiver);
      if (typeof value === 'function') {
        return (...args: unknown[]): unknown => {
          count();
          return Reflect.apply(value, object, args) as unknown;
        };
      }
      return typeof value === 'object' && value !== null && key !== 'info' ? counting(value, count) : value;
    },
  });
}

function instanceWith(waiting: number, part: { gone?: string } = {}): CampaignInstance {
  const all = Array.from({ length: waiting }, (_, index) =>
    delivery({
      id: String(index),
      internalName: `DM${index}`,
      label: `Number ${index}`,
      contactDate: now() - 3_600_000,
      lastModified: now() - 3_600_000,
      validityDate: now() + 86_400_000,
    }),
  );
  return instanceOver(memoryOf(), {
    deliveries: {
      list: async ({ group, pageSize }) => ({
        rows: group === 'needsAttention' ? all.slice(0, pageSize) : [],
        next: undefined,
      }),
      countByGroup: async () => new Map([['needsAttention', waiting] as const, ['pending', 0] as const]),
      get: async (id) => (id === part.gone ? undefined : all[Number(id)]),
    },
  });
}

const server: SendingServer = {
  name: 's1',
  pdump: async () => ({
    timeOfDayMs: 43_200_000,
    modules: [{ name: 'web', instance: 'default', pid: 1, memoryBytes: 1 }],
  }),
  readConfig: async () => ({ autoStart: ['mta'], affinities: [], statServerAddress: 'localhost' }),
};

describe('troubleshooting/diagnoseAllPending', () => {
  it('makes no more calls than it says, however much waits', async () => {
    for (const waiting of [0, 3, 400]) {
      let calls = 0;
      let serverCalls = 0;
      const access = accessTo(
        counting(instanceWith(waiting), () => {
          calls += 1;
        }),
        [
          counting(server, () => {
            serverCalls += 1;
          }),
        ],
      );
      const report = await diagnoseAllPending(access, 'c1', now, never, () => undefined);
      const looked = Math.min(waiting, DIAGNOSED_AT_ONCE);
      assert.equal(report.diagnosed.length, looked);
      assert.equal(report.left, waiting - looked);
      assert.ok(calls <= CALLS_SHARED + CALLS_PER_DELIVERY * looked, `${calls} calls for ${waiting}`);
      assert.equal(serverCalls, 2);
    }
  });

  it('tells of each, with what is shared, and of those that it did not look at', async () => {
    const access = accessTo(instanceWith(205), [server]);
    const steps: number[] = [];
    const report = await diagnoseAllPending(access, 'c1', now, never, (done) => steps.push(done));
    assert.equal(steps.at(-1), DIAGNOSED_AT_ONCE);
    for (const { diagnosis } of report.diagnosed) {
      assert.equal(diagnosis.findings[0]?.cause, 'mtaNotRunning');
    }
    const text = renderPending(report, access.descriptor('c1') ?? assert.fail());
    assert.match(text, /^\*\*200 of 200 waiting deliveries are held up\*\*$/m);
    assert.match(text, /^5 more were not looked at\.$/m);
    assert.match(text, /^It affects 200 deliveries: DM0, DM1, /m);
    assert.equal(text.match(/takes deliveries from the database/g)?.length, 1, 'what it means, once');
    assert.match(text, /^## Number 0 \(DM0\)$/m);
    assert.match(text, /Start mta@demo on s1/);
  });

  it('says each thing once, with the deliveries that it hits and what mends it for all of them', async () => {
    const access = accessTo(instanceWith(3), [server]);
    const report = await diagnoseAllPending(access, 'c1', now, never, () => undefined);
    const body = pendingBody(report, 'Retail', []);
    assert.equal(body.verdict, '3 of 3 waiting deliveries are held up');
    const [first, ...others] = body.findings.filter(({ code }) => code === 'mtaNotRunning');
    assert.deepEqual(others, []);
    assert.deepEqual(
      first?.deliveries?.map(({ internalName }) => internalName),
      ['DM0', 'DM1', 'DM2'],
    );
    assert.deepEqual(
      first?.fixes.filter(({ changes }) => changes).map(({ title }) => title),
      ['Start mta@demo on s1'],
    );
    assert.equal(offeredBy(report.diagnosed, first?.fixes[0]?.remedies ?? []), '0');
    assert.equal(offeredBy(report.diagnosed, ['{"kind":"pause","deliveryId":"none"}']), undefined);
  });

  it('offers what is for one delivery only where it hits one, and counts what waits as it should apart', async () => {
    const report = await diagnoseAllPending(accessTo(instanceWith(2), [server]), 'c1', now, never, () => undefined);
    const pause = { kind: 'pause', deliveryId: '0' } as const;
    const [one, two] = report.diagnosed.map(({ delivery: each, diagnosis }) => {
      const findings = diagnosis.findings.slice(0, 1).map((finding) => ({ ...finding, remedies: [pause] }));
      return { delivery: each, diagnosis: { ...diagnosis, findings } };
    });
    assert.ok(one !== undefined && two !== undefined);
    const both = pendingBody({ ...report, diagnosed: [one, two] }, 'Retail', []);
    assert.deepEqual(
      both.findings.map(({ fixes }) => fixes.length),
      [0],
    );
    const fine = { ...two, diagnosis: { ...two.diagnosis, findings: [] } };
    const alone = pendingBody({ ...report, diagnosed: [one, fine] }, 'Retail', []);
    assert.deepEqual(
      alone.findings.map(({ fixes }) => fixes.map(({ remedies }) => remedies)),
      [[[JSON.stringify(pause)]]],
    );
    assert.match(alone.ruledOut[0] ?? '', /^Number 1 \(DM1\), /);
  });

  it('leaves out what was deleted meanwhile, and gives up for everything else', async () => {
    const report = await diagnoseAllPending(
      accessTo(instanceWith(3, { gone: '1' })),
      'c1',
      now,
      never,
      () => undefined,
    );
    assert.deepEqual(
      report.diagnosed.map(({ delivery: { id } }) => id),
      ['0', '2'],
    );
    const broken = instanceOver(memoryOf(), {
      deliveries: {
        list: async () => {
          throw new CampaignError({ code: 'timeout', doing: 'x', facts: {} });
        },
        countByGroup: async () => new Map(),
      },
    });
    await assert.rejects(
      diagnoseAllPending(accessTo(broken), 'c1', now, never, () => undefined),
      { code: 'timeout' },
    );
  });
});
