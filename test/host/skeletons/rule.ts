import { listEntry, type Skeleton } from './skeleton';

/** A rule of the health check: docs/adding-a-rule.md. */
export function ruleSkeleton(name: string, subject = 'instance'): Skeleton {
  const definition = `import * as l10n from '@vscode/l10n';
import { RULED_OUT } from '../../judgement/verdict';
import { defineRule } from '../rule';

/** Says why it matters, and which page of Adobe's asks for it. */
export const ${name} = defineRule({
  id: '${name}',
  title: () => l10n.t('Say what is wrong'),
  meaning: () => l10n.t('Say what that means, and what to do.'),
  ruledOut: () => l10n.t('Say what is in order.'),
  page: 'performance',
  judge: () => RULED_OUT,
});
`;
  return {
    files: new Map([[`src/domain/advisor/${subject}/${name}.ts`, definition]]),
    edits: [
      listEntry(
        'src/domain/advisor/rules.ts',
        `import { ${name} } from './${subject}/${name}';`,
        'export const RULES',
        name,
      ),
    ],
    next: [
      'Move its line in the list to its place: the gravest subject first.',
      'Write its case into test/unit/domain/advisor/cases.ts: a test fails while a rule has none.',
      'Write the French of its texts into l10n/bundle.l10n.fr.json.',
    ],
  };
}
