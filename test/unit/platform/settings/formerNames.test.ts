import assert from 'node:assert/strict';
import { THRESHOLDS } from '../../../../src/domain/advisor/rules';
import { FORMER_NAMES, settingOf, type ConfigurationSection } from '../../../../src/platform/settings/formerNames';

/** What a person set, over the defaults of package.json. */
const section = (set: Readonly<Record<string, unknown>>): ConfigurationSection => ({
  get: (name) => set[name] ?? 'the default',
  inspect: (name) => ({ globalValue: set[name] }),
});

const NOW = 'advisor.maxFailedDeliveries';
const BEFORE = 'advisor.failedMany';

describe('settings that had another name', () => {
  it('are read under the former name where only that was set', () => {
    assert.equal(settingOf(section({ [BEFORE]: 7 }), NOW), 7);
  });

  it('are read under the name of now where both were set, and have their default where none was', () => {
    assert.equal(settingOf(section({ [BEFORE]: 7, [NOW]: 9 }), NOW), 9);
    assert.equal(settingOf(section({}), NOW), 'the default');
    assert.equal(settingOf(section({ pageSize: 50 }), 'pageSize'), 50);
  });

  it('are settings of now, and no former name is one', () => {
    const names = new Set(THRESHOLDS.map(({ name }) => name));
    for (const [now, former] of Object.entries(FORMER_NAMES)) {
      assert.ok(names.has(now), now);
      assert.ok(former !== undefined && !names.has(former), former);
    }
  });
});
