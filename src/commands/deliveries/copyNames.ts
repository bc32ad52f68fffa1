import { env, l10n, window } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import { deliveryRefOf } from '../../connections/target';
import type { CommandArguments, CommandDefinition } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** Puts the ids of the deliveries meant on the clipboard, one a line. */
export function copyId(context: CommandContext): CommandDefinition {
  const title = l10n.t('Copy id');
  return {
    id: 'deliveryDoctor.copyId',
    title,
    run: async (args) => {
      const refs = await meant(context, args, title);
      await copy(refs.map((ref) => ref.deliveryId));
    },
  };
}

/** Puts the internal names of the deliveries meant (`DM1234`) on the clipboard, one a line. */
export function copyInternalName(context: CommandContext): CommandDefinition {
  const title = l10n.t('Copy internal name');
  return {
    id: 'deliveryDoctor.copyInternalName',
    title,
    run: async (args) => {
      const refs = await meant(context, args, title);
      const names = await withProgress(title, (signal) =>
        Promise.all(
          refs.map(async ({ connectionId, deliveryId }) => {
            const instance = await context.manager.instance(connectionId, signal);
            return (await instance.deliveries.get(deliveryId, signal))?.internalName;
          }),
        ),
      );
      await copy(names.filter((name) => name !== undefined));
    },
  };
}

async function meant(context: CommandContext, args: CommandArguments, title: string): Promise<readonly DeliveryRef[]> {
  const selected = args.selected.map(deliveryRefOf).filter((ref) => ref !== undefined);
  return selected.length > 0 ? selected : [await pickDelivery(context, args, { title })];
}

async function copy(lines: readonly string[]): Promise<void> {
  await env.clipboard.writeText(lines.join('\n'));
  window.setStatusBarMessage(l10n.t('Copied: {0}', lines.join(', ')), 3000);
}
