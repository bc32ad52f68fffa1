import { l10n } from 'vscode';
import type { CommandDefinition } from '../platform/commandRunner';
import type { CommandContext } from './context';

/** What Delivery Doctor did, for whoever looks for a fault. */
export function showLog({ log }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.showLog',
    title: l10n.t('Show log'),
    run: () => {
      log.show();
    },
  };
}

/** Every change that was made from here. */
export function showActivity({ features }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.showActivity',
    title: l10n.t('Show activity'),
    run: () => features.openActivity(),
  };
}
