import { listEntry, type Skeleton } from './skeleton';

/** A cause of a stuck delivery: docs/adding-a-cause.md. */
export function causeSkeleton(name: string): Skeleton {
  const definition = `import * as l10n from '@vscode/l10n';
import { isPendingLike } from '../deliveryState';
import { RULED_OUT } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** Says why a delivery waits for this, and where that is known from. */
export const ${name} = defineCause({
  id: '${name}',
  ruledOut: () => l10n.t('Say what is in order.'),
  findings: {
    ${name}: {
      title: () => l10n.t('Say what is wrong'),
      meaning: () => l10n.t('Say what that means, and what to do.'),
      page: 'performance',
    },
  },
  facts: {},
  concerns: ({ delivery }: Evidence) => isPendingLike(delivery.value.state),
  judge: () => RULED_OUT,
});
`;
  const test = `import assert from 'node:assert/strict';
import { foundIn } from './ask';
import { DUE, evidenceOf } from './evidenceOf';

describe('domain/diagnosis/${name}', () => {
  it('is found', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE })), ['error likely ${name}']);
  });
});
`;
  return {
    files: new Map([
      [`src/domain/diagnosis/${name}.ts`, definition],
      [`test/unit/domain/diagnosis/${name}.test.ts`, test],
    ]),
    edits: [
      listEntry('src/domain/diagnosis/causes.ts', `import { ${name} } from './${name}';`, 'export const CAUSES', name),
    ],
    next: [
      'Move its line in the list to its place: the commonest first.',
      'Write the French of its texts into l10n/bundle.l10n.fr.json.',
    ],
  };
}
