import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nextVersion, releasedChangelog } from '../../host/release';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- A thing.

## [0.1.0] - 2026-11-01

- First.

[Unreleased]: https://github.com/delivery-doctor/delivery-doctor/compare/v0.1.0...HEAD
[0.1.0]: https://github.com/delivery-doctor/delivery-doctor/releases/tag/v0.1.0
`;

describe('a release', () => {
  it('goes to even minors when it is stable, and to odd ones before', () => {
    assert.equal(nextVersion('0.1.0', 'minor'), '0.2.0');
    assert.equal(nextVersion('0.2.3', 'minor'), '0.4.0');
    assert.equal(nextVersion('0.2.3', 'patch'), '0.2.4');
    assert.equal(nextVersion('0.2.3', 'prerelease'), '0.3.0');
    assert.equal(nextVersion('0.3.0', 'prerelease'), '0.3.1');
  });

  it('gives what is unreleased its version and day, and keeps the rest', () => {
    const text = releasedChangelog(CHANGELOG, '0.2.0', '2026-12-01');
    assert.match(
      text,
      /## \[Unreleased\]\n\n## \[0\.2\.0\] - 2026-12-01\n\n### Added\n\n- A thing\.\n\n## \[0\.1\.0\]/,
    );
    assert.match(text, /^\[Unreleased\]: .*\/compare\/v0\.2\.0\.\.\.HEAD$/m);
    assert.match(text, /^\[0\.2\.0\]: .*\/compare\/v0\.1\.0\.\.\.v0\.2\.0$/m);
  });

  it('is refused when nothing is said to have changed', () => {
    assert.throws(() => releasedChangelog(CHANGELOG.replace('- A thing.', ''), '0.2.0', '2026-12-01'), /Unreleased/);
  });

  it('can be made of the changelog as it stands', () => {
    const changelog = readFileSync('CHANGELOG.md', 'utf8');
    assert.doesNotThrow(() => releasedChangelog(changelog, '99.0.0', '2026-12-01'));
  });
});
