import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Takes an instance out of the list, with its secret. Nothing changes on the instance. */
export function removeInstance(context: CommandContext): CommandDefinition {
  const title = l10n.t('Remove instance');
  return {
    id: 'deliveryDoctor.removeInstance',
    title,
    run: async (args) => {
      const { id, name, environment } = await pickConnection(context, args, title);
      const agreed = await context.ui.confirm({
        question: l10n.t('Remove {0} from the list?', name),
        instance: name,
        environment,
        effect: l10n.t('Its address and its saved secret are forgotten here. Nothing changes on the instance.'),
        action: l10n.t('Remove'),
      });
      if (!agreed) {
        return;
      }
      await context.store.remove(id);
      await context.secrets.delete(id);
    },
  };
}
