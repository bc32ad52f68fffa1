import { listEntry, titleOf, type Skeleton } from './skeleton';

/** A command of an instance: docs/adding-a-command.md. */
export function commandSkeleton(name: string, folder = 'instances'): Skeleton {
  const definition = `import { l10n } from 'vscode';
import { withProgress } from '../../platform/progress';
import { defineCommand } from '../defineCommand';
import { instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Says what it does, and for whom. */
export const ${name} = defineCommand({
  id: 'deliveryDoctor.${name}',
  title: l10n.t('${titleOf(name)}'),
  menus: [instanceRow('1_session@9')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await withProgress(call.title, async (signal) => {
      await context.manager.instance(id, signal);
    });
  },
});
`;
  const test = `import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { ${name} } from '../../../../src/commands/${folder}/${name}';

describe('commands/${folder}/${name}', () => {
  it('does what it is for', () => {
    assert.equal(${name}.title, '${titleOf(name)}');
    assert.fail('Say here what it does.');
  });
});
`;
  return {
    files: new Map([
      [`src/commands/${folder}/${name}.ts`, definition],
      [`test/unit/commands/${folder}/${name}.test.ts`, test],
    ]),
    edits: [
      listEntry(
        'src/commands/index.ts',
        `import { ${name} } from './${folder}/${name}';`,
        'export const COMMANDS',
        name,
      ),
    ],
    next: [`Write the French of its texts into l10n/bundle.l10n.fr.json.`, 'Run npm run generate.'],
  };
}
