import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { ReportLanguage } from '../../../src/documents/reportLanguage';
import type { Report } from '../../../src/shared/report';

interface Link {
  readonly range: { readonly line: number; readonly start: number; readonly end: number };
  readonly target: { readonly query: string };
}

const textWith = (fix: string): string =>
  `# Newsletter\n\n## It waits\n\n### What to do\n\n- ${fix}\n  It does something.\n`;

describe('the fixes in the text of a report', () => {
  let links: ((document: unknown) => readonly Link[]) | undefined;
  const nothing = { dispose: () => undefined };

  let Language: typeof ReportLanguage;

  before(async () => {
    const register = (): typeof nothing => nothing;
    Object.assign(createRequire(__filename)('vscode') as object, {
      Uri: { from: (parts: unknown) => parts },
      languages: {
        registerCodeActionsProvider: register,
        registerCodeLensProvider: register,
        registerDocumentSymbolProvider: register,
        registerFoldingRangeProvider: register,
        registerDocumentLinkProvider: (_selector: unknown, provider: { provideDocumentLinks: typeof links }) => {
          links = provider.provideDocumentLinks;
          return nothing;
        },
      },
      DiagnosticSeverity: {},
      CodeActionKind: { QuickFix: 'quickfix' },
      EventEmitter: class {
        readonly event = (): typeof nothing => nothing;
        readonly dispose = (): undefined => undefined;
      },
      Range: class {
        constructor(
          readonly line: number,
          readonly start: number,
          _line: number,
          readonly end: number,
        ) {}
      },
      DocumentLink: class {
        constructor(
          readonly range: Link['range'],
          readonly target: Link['target'],
        ) {}
      },
    });
    // It reads some of that as soon as it is loaded.
    ({ ReportLanguage: Language } = await import('../../../src/documents/reportLanguage.js'));
  });

  const report = (fix: string): Report => ({
    text: textWith(fix),
    problems: [
      {
        code: 'waits',
        message: 'It waits',
        heading: 'It waits',
        severity: 'error',
        fixes: [{ title: fix, command: 'deliveryDoctor.applyRemedy', argument: { does: fix } }],
      },
    ],
  });

  /** The words that each link stands on, with what it does. */
  function shown(text: string, found: Report): readonly (readonly [string, unknown])[] {
    const language = new Language(() => found);
    const lines = text.split('\n');
    const placed = (links?.({ uri: {}, getText: () => text }) ?? []).map(
      ({ range: { line, start, end }, target }): readonly [string, unknown] => [
        lines[line]?.slice(start, end) ?? '',
        JSON.parse(target.query),
      ],
    );
    language.dispose();
    return placed;
  }

  it('are links on their own words', () => {
    assert.deepEqual(shown(textWith('Start it'), report('Start it')), [['Start it', [{ does: 'Start it' }]]]);
  });

  it('never stand on the words of another fix, while the text is older than what was found', () => {
    assert.deepEqual(shown(textWith('Restart the first'), report('Restart the second')), []);
  });
});
