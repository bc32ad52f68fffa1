import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bundledNames, NOTICES, noticesText, packageNamesOf, readPackage } from '../../host/notices';

describe('the third-party notices', () => {
  it('name every package of a bundle, nested and scoped ones too', () => {
    const inputs = [
      'src/a.ts',
      'node_modules/axios/lib/a.js',
      'node_modules/a/node_modules/@b/c/i.js',
      'node_modules/axios/b.js',
    ];
    assert.deepEqual(packageNamesOf(inputs), ['@b/c', 'axios', 'sql.js']);
  });

  it('are those of the bundles of the last build', () => {
    const names = bundledNames();
    assert.ok(names.includes('saxes') && names.includes('@microsoft/fast-element'), names.join(', '));
    assert.equal(readFileSync(NOTICES, 'utf8'), noticesText(names.map(readPackage)), 'run npm run notices');
  });
});
