import assert from 'node:assert/strict';
import { ageLine, ageOf } from '../../host/dependencyAges';

describe('the age of a dependency', () => {
  const metadata = {
    'dist-tags': { latest: '2.0.0' },
    time: { '1.0.0': '2024-01-02T03:04:05.678Z', '2.0.0': '2026-01-01T00:00:00.000Z' },
  };

  it('is when our version was published, beside the newest', () => {
    const old = ageOf('a', '1.0.0', metadata);
    const newest = ageOf('a', '2.0.0', metadata);
    assert.ok(old !== undefined && newest !== undefined);
    assert.equal(ageLine(old), '2024-01-02  a 1.0.0, newest 2.0.0 of 2026-01-01');
    assert.equal(ageLine(newest), '2026-01-01  a 2.0.0, the newest');
  });

  it('is left out where the registry does not tell it', () => {
    assert.equal(ageOf('a', '3.0.0', metadata), undefined);
    assert.equal(ageOf('a', '1.0.0', undefined), undefined);
    assert.equal(ageOf('a', '1.0.0', { error: 'not found' }), undefined);
  });
});
