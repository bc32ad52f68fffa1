import { commands, l10n, window } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import { handedTo } from '../../connections/midSourcing';
import { DELIVERY_MODE } from '../../domain/deliveryKind';
import type { Twin } from '../../domain/topology/twin';
import { stateText } from '../../domain/words/deliveryWords';
import { Cancelled } from '../../platform/abort';
import { NextStep } from '../../platform/nextStep';
import { withProgress } from '../../platform/progress';
import { BACK } from '../../platform/prompter';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { deliverySubmenu, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';

/** Goes to what the mid-sourcing server made of a delivery, in the view: its panels, logs and report stand there. */
export const showTwin = defineCommand({
  id: 'deliveryDoctor.showTwin',
  title: l10n.t('Show It on the Mid-Sourcing Server'),
  icon: 'link-external',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '3_source@3', 'midSourced')],
  run: async (context, call) => {
    const ref = await pickDelivery(context, call, {
      suits: ({ deliveryMode }) => deliveryMode === DELIVERY_MODE.midSourcing,
    });
    const place = await withProgress(l10n.t('Looking for it on the mid-sourcing server'), (signal) =>
      twinsOf(context, ref, signal),
    );
    if (place === undefined) {
      return;
    }
    const chosen = await choose(context, call.title, place.twins);
    const instance = await context.manager.instance(place.connectionId, call.signal);
    const delivery = await instance.deliveries.findOne({ id: chosen }, call.signal);
    if (delivery !== undefined) {
      await context.view.showDelivery(place.connectionId, delivery);
    }
  },
});

interface TwinsAt {
  readonly connectionId: string;
  readonly twins: readonly Twin[];
}

/** Undefined when nothing is left to show, because an instance has to be added first. */
async function twinsOf(
  { manager }: CommandContext,
  { connectionId, deliveryId }: DeliveryRef,
  signal: AbortSignal,
): Promise<TwinsAt | undefined> {
  const instance = await manager.instance(connectionId, signal);
  const delivery = await instance.deliveries.get(deliveryId, signal);
  if (delivery === undefined) {
    throw new NextStep({ what: l10n.t('This delivery does not exist any more') });
  }
  const { mid, server } = await handedTo(manager, { connectionId, instance }, delivery, signal);
  if (mid === undefined) {
    void offerToAdd(server);
    return undefined;
  }
  const there = await manager.instance(mid.id, signal);
  const { twins } = await there.topology.twins({ deliveryId, remoteId: delivery.midRemoteId }, signal);
  if (twins.length === 0) {
    throw new NextStep({
      what: l10n.t('{0} has no delivery that names this one', mid.name),
      next: l10n.t('Ask why it is pending: the report says what can be told.'),
    });
  }
  return { connectionId: mid.id, twins };
}

async function choose(context: CommandContext, title: string, twins: readonly Twin[]): Promise<string> {
  const [only, ...more] = twins;
  if (only !== undefined && more.length === 0) {
    return only.id;
  }
  const chosen = await context.ui.prompter.pick({
    title,
    placeholder: l10n.t('It was split: which part?'),
    choices: twins.map(({ id, state }) => ({ label: id, description: stateText(state), value: id })),
  });
  if (chosen === undefined || chosen === BACK) {
    throw new Cancelled();
  }
  return chosen;
}

/** Not waited for: a message stays until somebody looks at it. */
async function offerToAdd(server: string | undefined): Promise<void> {
  const add = l10n.t('Add an Instance…');
  const text =
    server === undefined
      ? l10n.t('Its routing account does not tell which server it was handed to.')
      : l10n.t('It was handed to {0}, which is none of your instances.', server);
  if ((await window.showInformationMessage(text, add)) === add) {
    await commands.executeCommand('deliveryDoctor.addInstance');
  }
}
