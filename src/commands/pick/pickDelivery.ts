import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryRef } from '../../connections/access';
import { deliveryRefOf } from '../../connections/target';
import type { AttentionGroup } from '../../domain/attention';
import type { Delivery } from '../../domain/delivery';
import { Cancelled } from '../../platform/abort';
import type { CommandArguments } from '../../platform/commandRunner';
import { channelText, stateText } from '../../domain/words/deliveryWords';
import { withProgress } from '../../platform/progress';
import { NextStep } from '../../platform/nextStep';
import type { CommandContext } from '../context';
import { pickConnection } from './pickConnection';

export interface DeliveryChoice {
  /** Only deliveries of these groups; all when absent. */
  readonly groups?: readonly AttentionGroup[];
  /** Only those the verb makes sense for. */
  readonly suits?: (delivery: Delivery) => boolean;
}

/** The delivery meant: the clicked one, or one that is picked among the newest. */
export async function pickDelivery(
  context: CommandContext,
  call: Pick<CommandArguments, 'clicked' | 'title'>,
  choice: DeliveryChoice = {},
): Promise<DeliveryRef> {
  const clicked = deliveryRefOf(call.clicked);
  if (clicked !== undefined) {
    return clicked;
  }
  const { id: connectionId, name } = await pickConnection(context, call);
  const deliveries = await withProgress(l10n.t('Reading the deliveries of {0}', name), async (signal) => {
    const instance = await context.manager.instance(connectionId, signal);
    return newest(context, instance, choice, signal);
  });
  if (deliveries.length === 0) {
    throw new NextStep({ what: l10n.t('{0} has no delivery for which this makes sense now', name) });
  }
  const picked = await context.ui.prompter.pick({
    title: call.title,
    placeholder: l10n.t('Which delivery?'),
    choices: deliveries.map((delivery) => ({
      label: delivery.label,
      description: `${stateText(delivery.state)} · ${channelText(delivery.messageType)}`,
      detail: delivery.internalName,
      value: delivery.id,
    })),
  });
  if (picked === undefined || typeof picked === 'symbol') {
    throw new Cancelled();
  }
  return { connectionId, deliveryId: picked };
}

async function newest(
  { clock, settings }: CommandContext,
  instance: CampaignInstance,
  { groups, suits = () => true }: DeliveryChoice,
  signal: AbortSignal,
): Promise<readonly Delivery[]> {
  const now = clock.now() + instance.info.clockOffsetMs;
  const { pageSize } = settings();
  const pages = await Promise.all(
    (groups ?? [undefined]).map((group) => instance.deliveries.list({ group, now, pageSize }, signal)),
  );
  return pages.flatMap((page) => page.rows).filter(suits);
}
