import assert from 'node:assert/strict';
import { stringsIn } from './strings';

describe('the strings of a source file', () => {
  const found = (text: string): { keys: string[]; problems: readonly string[] } => {
    const { keys, problems } = stringsIn('file.ts', text);
    return { keys: [...keys], problems };
  };

  it('are literals and templates without substitutions, reached either way', () => {
    assert.deepEqual(
      found("import { l10n } from 'vscode';\nl10n.t('It’s {0}', x); vscode.l10n.t(`b`); other.t('c');"),
      {
        keys: ['It’s {0}', 'b'],
        problems: [],
      },
    );
  });

  it('have their comment in the key', () => {
    assert.deepEqual(
      found(
        "l10n.t({ message: 'a', args: [1], comment: ['x', 'y'] }); l10n.t({ message: 'b', comment: 'z' }); l10n.t({ message: 'c' })",
      ),
      {
        keys: ['a/xy', 'b/z', 'c'],
        problems: [],
      },
    );
  });

  it('may take several lines', () => {
    assert.deepEqual(found("l10n.t('a ' + 'b ' + 'c')"), { keys: ['a b c'], problems: [] });
  });

  it('are found inside the arguments of another', () => {
    assert.deepEqual(found("l10n.t('a {0}', l10n.t('b'))").keys, ['a {0}', 'b']);
  });

  for (const text of ['l10n.t(message)', 'l10n.t(`a ${b}`)', "l10n.t('a' + b)", 'l10n.t({ message })', 'l10n.t()']) {
    it(`cannot be computed: ${text}`, () => {
      assert.deepEqual(found(`\n${text}`), { keys: [], problems: ['file.ts:2: the message is not a literal'] });
    });
  }

  it('cannot be reached under another name', () => {
    assert.deepEqual(found('const t = l10n.t;').problems, ['file.ts:1: l10n is not called as l10n.t(…)']);
    assert.deepEqual(found('const { t } = vscode.l10n;').problems, ['file.ts:1: l10n is not called as l10n.t(…)']);
  });
});
