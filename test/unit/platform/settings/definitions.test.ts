import assert from 'node:assert/strict';
import { SETTINGS, readSettings } from '../../../../src/platform/settings/definitions';

const standing = (values: Readonly<Record<string, unknown>>): ReturnType<typeof readSettings> =>
  readSettings((name) => values[name]);

describe('settings', () => {
  it('are the defaults of package.json when nothing is set', () => {
    const defaults = Object.fromEntries(Object.values(SETTINGS).map(({ name, schema }) => [name, schema['default']]));
    const threshold = (): undefined => undefined;
    assert.deepEqual({ ...standing({}), threshold }, { ...standing(defaults), threshold });
    assert.deepEqual(
      [standing({}).pageSize, standing({}).requestTimeoutMs, standing({}).webConsoleAddress],
      [100, 30_000, '{url}/view/delivery/{id}'],
    );
  });

  it('hide addresses on production unless told otherwise, also when the setting makes no sense', () => {
    assert.deepEqual(
      [undefined, 'sometimes', 1, 'never', 'always'].map((value) => standing({ maskAddresses: value }).maskAddresses),
      ['production', 'production', 'production', 'never', 'always'],
    );
  });

  it('bring what is out of bounds to the nearest bound, and take the default for what is no number', () => {
    const settings = standing({
      pageSize: 1e9,
      pollSeconds: 0,
      requestTimeoutSeconds: 'long',
      parallelCalls: NaN,
      auditLines: 99.6,
    });
    assert.deepEqual(
      [settings.pageSize, settings.pollMs, settings.requestTimeoutMs, settings.parallelCalls, settings.auditLines],
      [500, 5000, 30_000, 4, 100],
    );
  });

  it('take the default for what is of another kind', () => {
    const { logTimes, webConsoleAddress, expertRemedies, logProblems } = standing({
      logTimes: 'nonsense',
      webConsoleAddress: 7,
      expertRemedies: 'no',
      logProblems: 1,
    });
    assert.deepEqual(
      [logTimes, webConsoleAddress, expertRemedies, logProblems],
      ['local', '{url}/view/delivery/{id}', true, false],
    );
  });

  it('leave out templates and selectors that are none', () => {
    const settings = standing({
      commandTemplates: { good: ['kubectl', '{command}'], bad: ['a', 1], worse: 'x' },
      'advisor.dkimSelectors': ['s1', 's1', 'not a label', 3, 's2._x'],
    });
    assert.deepEqual([...settings.commandTemplates], [['good', ['kubectl', '{command}']]]);
    assert.deepEqual(settings.dkimSelectors, ['s1', 's2._x']);
  });
});
