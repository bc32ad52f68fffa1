import { l10n } from 'vscode';
import { connectionIdOf, deliveryRefOf } from '../../connections/target';
import type { CommandDefinition } from '../../platform/commandRunner';
import { NextStep } from '../nextStep';
import type { CommandContext } from '../context';

/** What a link in a log names: a delivery opens its tracking; a message the grid with the messages of its delivery. */
export function openId({ features }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.log.openId',
    title: l10n.t('Open what the log names'),
    run: async ({ clicked }) => {
      const ref = deliveryRefOf(clicked);
      const messageId =
        typeof clicked === 'object' && clicked !== null && 'messageId' in clicked ? clicked.messageId : undefined;
      if (connectionIdOf(clicked) === undefined) {
        return;
      }
      if (ref === undefined) {
        throw new NextStep({ what: l10n.t('This log does not say to which delivery the message belongs') });
      }
      if (typeof messageId === 'string') {
        await features.openMessages(ref, { message: messageId });
      } else {
        await features.openTracking(ref);
      }
    },
  };
}
