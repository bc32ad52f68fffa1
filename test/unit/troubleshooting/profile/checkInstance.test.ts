import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../../src/campaign';
import { startDemo, type DemoOptions } from '../../../../src/demo';
import { readProfile } from '../../../../src/demo/character/profile';
import { openServer } from '../../../../src/servers';
import type { InstanceProfile, ProfiledFeature } from '../../../../src/domain/topology/instanceProfile';
import { PROFILED_FEATURES } from '../../../../src/domain/topology/instanceProfile';
import { checkInstance } from '../../../../src/troubleshooting/profile/checkInstance';
import { profileFile, profileText } from '../../../../src/troubleshooting/profile/profileText';

const never = new AbortController().signal;

/** What a check finds of a demo, and every SOAP method that it called. */
async function check(
  options: DemoOptions,
): Promise<{ profile: InstanceProfile; called: readonly string[]; secrets: readonly string[] }> {
  const called: string[] = [];
  const demo = await startDemo({
    seed: 1,
    recipients: 400,
    ...options,
    onRequest: (_path, method) => called.push(method),
  });
  const { url, operator, password, servers } = demo.handle;
  const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
  try {
    const profile = await checkInstance(
      {
        instance,
        servers: servers.flatMap(
          ({ name, installDir }) => openServer({ name, channel: { kind: 'local', installDir } }) ?? [],
        ),
        now: Date.now,
      },
      never,
    );
    const labels = demo.instance.store
      .all('SELECT sLabel, sInternalName FROM NmsDelivery')
      .flatMap(({ sLabel, sInternalName }) => [String(sLabel), String(sInternalName)]);
    return { profile, called, secrets: [url, new URL(url).host, password, operator, ...labels] };
  } finally {
    await instance.logoff();
    await demo.close();
  }
}

function stateOf({ features }: InstanceProfile, wanted: ProfiledFeature): string | undefined {
  return features.find(({ feature }) => feature === wanted)?.state;
}

describe('checking an instance', function () {
  this.timeout(120_000);
  let whole: Awaited<ReturnType<typeof check>>;

  before(async () => {
    whole = await check({});
  });

  it('tries every feature, and finds them complete where everything is as assumed', () => {
    const { profile } = whole;
    assert.deepEqual(
      profile.features.map(({ feature }) => feature),
      PROFILED_FEATURES,
    );
    const incomplete = profile.features.filter(({ state }) => state !== 'complete');
    assert.deepEqual(
      incomplete.map(({ feature, because }) => `${feature} ${because ?? ''}`),
      ['affinities ', 'events notShown'],
      'the demo names its values in one way only, and has no events',
    );
    assert.deepEqual(profile.roles, ['sender', 'marketing']);
  });

  it('lists what the queries themselves ask for', () => {
    const delivery = whole.profile.schemas['nms:delivery'];
    assert.ok(delivery?.shown);
    for (const path of ['@state', 'scheduling/@IPAffinity', 'properties/@midRemoteId', '@midSourcing']) {
      assert.ok(delivery.has.includes(path), path);
    }
    assert.ok(Object.keys(whole.profile.schemas).length >= 15, Object.keys(whole.profile.schemas).join());
  });

  it('calls nothing that changes anything', () => {
    const writes = whole.called.filter((method) =>
      /^(Write|Play|Pause|Stop|Exec|Prepare|Recompute|Restart)/.test(method),
    );
    assert.deepEqual(
      writes,
      whole.called.filter((method) => method.startsWith('ExecuteQuery')),
    );
  });

  it('writes a file without address, login, secret, label or name', () => {
    const file = profileFile(whole.profile);
    assert.deepEqual(
      whole.secrets.filter((secret) => secret !== 'admin' && file.includes(secret)),
      [],
    );
  });

  it('says what is missing and why; the demo behaves like the file of that check', async () => {
    const poor: InstanceProfile = {
      ...whole.profile,
      version: '7.3.1',
      build: '9352',
      missingMethods: ['nms:delivery#ExecCommand'],
      options: { ...whole.profile.options, NmsOperation_LimitConcurrency: false },
      schemas: {
        ...whole.profile.schemas,
        'nms:delivery': { shown: true, has: [], missing: ['scheduling/@IPAffinity'], unknown: [] },
        'nms:deliveryLogStats': { shown: false, refused: 'missingRight', has: [], missing: [], unknown: [] },
      },
    };
    const { profile } = await check({ profile: readProfile(profileFile(poor)) });
    assert.deepEqual([profile.version, profile.build], ['7.3.1', '9352']);
    assert.deepEqual(profile.missingMethods, ['nms:delivery#ExecCommand']);
    assert.equal(profile.options.NmsOperation_LimitConcurrency, false);
    assert.deepEqual(profile.schemas['nms:delivery']?.missing, ['scheduling/@IPAffinity']);
    assert.equal(stateOf(profile, 'details'), 'reduced');
    assert.equal(stateOf(profile, 'commands'), 'reduced');
    assert.equal(stateOf(profile, 'byDomain'), 'off');
    assert.equal(stateOf(profile, 'messages'), 'complete');
    const text = profileText(profile, 'Shop');
    assert.match(text, /~ Details of a delivery +without nms:delivery \[scheduling\/@IPAffinity\]/);
    assert.match(text, /Options that this instance does not have: .*NmsOperation_LimitConcurrency/);
    // What that demo shows, a second one shows again: the file is enough to reproduce an instance.
    const again = await check({ profile: readProfile(profileFile(profile)) });
    assert.deepEqual(again.profile, profile);
  });

  it('takes no other file for one of a check', () => {
    for (const text of [
      '',
      '{}',
      '{"profile":2}',
      '{"profile":1,"schemas":{"a":{}},"missingMethods":[],"options":{}}',
    ]) {
      assert.throws(() => readProfile(text), /no file of a check/, text);
    }
  });
});
