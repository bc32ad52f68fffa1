import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { Delivery } from '../../domain/delivery';
import { describeError } from '../../connections/errorText';
import { connectionIdOf } from '../../connections/target';
import { isCancelled } from '../../platform/abort';
import { sentence } from '../../platform/commandRunner';
import { channelText, stateText } from '../../domain/words/deliveryWords';
import type { Suggestion } from '../../platform/prompter';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow, plainRow, viewTitle } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** How many are offered; whoever wants others types more. */
const OFFERED = 20;
const AFTER_MS = 250;

/** Jumps to a delivery by its id, its internal name (`DM1234`) or a part of its label. */
export const findDelivery = defineCommand({
  id: 'deliveryDoctor.findDelivery',
  title: l10n.t('Find Delivery…'),
  icon: 'search',
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', '0_view@1', HAS_INSTANCE), instanceRow('1_session@5', 'signedIn')],
  run: async (context, call) => {
    const { id, name } = await pickConnection(context, call);
    const instance = await withProgress(l10n.t('Signing in to {0}', name), (signal) =>
      context.manager.instance(id, signal),
    );
    const found = await context.ui.prompter.suggest<Delivery>({
      title: `${call.title} · ${name}`,
      placeholder: l10n.t('Id, internal name (DM1234) or a part of the label'),
      afterMs: AFTER_MS,
      suggest: (text, signal) => offered(context, instance, text.trim(), signal),
    });
    if (found !== undefined) {
      await context.view.showDelivery(id, found);
    }
  },
});

/** Puts the group with what was found away. */
export const dismissFound = defineCommand({
  id: 'deliveryDoctor.dismissFound',
  title: l10n.t('Dismiss Found Deliveries'),
  icon: 'close',
  palette: false,
  menus: [plainRow('deliveries', 'found', 'inline@1')],
  run: ({ view }, { clicked }) => {
    const id = connectionIdOf(clicked);
    if (id !== undefined) {
      view.dismissFound(id);
    }
  },
});

async function offered(
  { clock }: CommandContext,
  instance: CampaignInstance,
  text: string,
  signal: AbortSignal,
): Promise<readonly Suggestion<Delivery>[]> {
  if (text === '') {
    return [];
  }
  try {
    const now = clock.now() + instance.info.clockOffsetMs;
    const [exact, page] = await Promise.all([
      instance.deliveries.findOne({ text }, signal),
      instance.deliveries.list({ now, pageSize: OFFERED, filter: { text }, namesOnly: true }, signal),
    ]);
    const others = page.rows.filter(({ id }) => id !== exact?.id);
    const lines = [exact, ...others].filter((delivery) => delivery !== undefined).map(lineOf);
    if (lines.length > 0) {
      return lines;
    }
    return [
      { label: l10n.t('No delivery has the id, internal name or label “{0}”', text), icon: 'info', does: 'nothing' },
    ];
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return [{ label: sentence(describeError(error)), icon: 'error', does: 'nothing' }];
  }
}

function lineOf(delivery: Delivery): Suggestion<Delivery> {
  const { label, internalName, id, state, messageType } = delivery;
  return {
    label: label === '' ? internalName : label,
    description: `${stateText(state)} · ${channelText(messageType)}`,
    detail: `${internalName} · ${id}`,
    does: { answer: delivery },
  };
}
