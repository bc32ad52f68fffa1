import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import { deliveryRefOf } from '../../connections/target';
import type { DeliveryRef } from '../../connections/access';
import { isAllowed } from '../../domain/actions';
import type { Delivery } from '../../domain/delivery';
import type { CommandArguments } from '../../platform/commandRunner';
import { stateText } from '../../domain/words/deliveryWords';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { NextStep } from '../../platform/nextStep';
import { defineCommand, type Command } from '../defineCommand';
import { deliverySubmenu, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';
import { announce } from '../../operations/activation/announce';
import type { Batched } from '../../operations/engine';
import type { Question } from '../../operations/operation';
import type { Place } from '../../operations/place';
import { summarize } from './bulkSummary';
import { actionText, questionText, type BulkAction } from './controlWords';

/** Names listed in a question; more are counted. */
const LISTED = 8;

/** What changes deliveries, offered where the state of a delivery allows it. */
export const CONTROL_COMMANDS: readonly Command[] = [
  controlCommand('prepare', {
    title: l10n.t('Prepare Delivery…'),
    icon: 'beaker',
    menus: [deliverySubmenu('control', '1_control@0', 'prepare')],
  }),
  controlCommand('start', {
    title: l10n.t('Start Delivery…'),
    icon: 'play',
    menus: [deliverySubmenu('control', '1_control@1', 'start')],
  }),
  controlCommand('pause', {
    title: l10n.t('Pause Delivery…'),
    icon: 'debug-pause',
    menus: [deliverySubmenu('control', '1_control@2', 'pause')],
  }),
  controlCommand('resume', {
    title: l10n.t('Resume Delivery…'),
    icon: 'debug-continue',
    menus: [deliverySubmenu('control', '1_control@3', 'resume')],
  }),
  controlCommand('stop', {
    title: l10n.t('Stop Delivery…'),
    icon: 'debug-stop',
    menus: [deliverySubmenu('control', '1_control@4', 'stop')],
  }),
  controlCommand('recomputeStatistics', {
    title: l10n.t('Recompute Statistics…'),
    icon: 'refresh',
    menus: [deliverySubmenu('control', '2_statistics@1', 'recomputeStatistics')],
  }),
];

/** Prepare, Start, Pause, Resume, Stop or Recompute statistics, of one delivery or of all that are selected. */
function controlCommand(action: BulkAction, shown: Pick<Command, 'title' | 'icon' | 'menus'>): Command {
  return defineCommand({
    id: `deliveryDoctor.${action}`,
    ...shown,
    palette: HAS_INSTANCE,
    run: async (context, args) => {
      const [connectionId, ids] = await meant(context, args, action);
      const { target, read } = await withProgress(l10n.t('Reading the selection'), async (signal) => ({
        target: await context.operations.bindInstance(connectionId, signal),
        read: await readAll(await context.manager.instance(connectionId, signal), ids, signal),
      }));
      const possible = read.filter(({ state }) => isAllowed(action, state));
      const [only] = possible;
      if (only === undefined) {
        throw nothingToDo(action, read);
      }
      const asked = { target, via: 'tree' };
      if (read.length === 1) {
        const outcome = await context.operations.run({ kind: action, deliveryId: only.id }, asked);
        context.view.expectChange(connectionId);
        await announce(context.operations, outcome, () => Promise.resolve());
        return;
      }
      const results = await context.operations.runBatch(
        possible.map(({ id }) => ({ kind: action, deliveryId: id })),
        asked,
        (ready) => question(action, { deliveries: possible, ready, selected: read.length }),
        { title: actionText(action) },
      );
      context.view.expectChange(connectionId);
      summarize(
        context,
        actionText(action),
        results.flatMap(({ outcome }, index) => {
          const delivery = possible[index];
          return delivery === undefined ? [] : [{ delivery, outcome }];
        }),
      );
    },
  });
}

/** All of one instance: a selection may not reach over two, so that a confirmation names the place it is about. */
async function meant(
  context: CommandContext,
  args: CommandArguments,
  action: BulkAction,
): Promise<readonly [connectionId: string, ids: readonly string[]]> {
  const refs: DeliveryRef[] = args.selected.map(deliveryRefOf).filter((ref) => ref !== undefined);
  if (refs.length === 0) {
    const suits = ({ state }: Delivery): boolean => isAllowed(action, state);
    refs.push(await pickDelivery(context, args, { suits }));
  }
  const connections = [...new Set(refs.map(({ connectionId }) => connectionId))];
  const [connectionId] = connections;
  if (connectionId === undefined || connections.length > 1) {
    throw new NextStep({
      what: l10n.t('The selection spans several instances'),
      next: l10n.t('Select deliveries of one instance only.'),
    });
  }
  return [connectionId, refs.map(({ deliveryId }) => deliveryId)];
}

async function readAll(
  instance: CampaignInstance,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Delivery[]> {
  const read = await Promise.all(ids.map((id) => instance.deliveries.get(id, signal)));
  return read.filter((delivery) => delivery !== undefined);
}

function nothingToDo(action: BulkAction, read: readonly Delivery[]): NextStep {
  const [only] = read;
  return new NextStep({
    what: l10n.t('{0} is not possible now', actionText(action)),
    why:
      only !== undefined && read.length === 1
        ? l10n.t('{0} is in state “{1}”', only.label, stateText(only.state))
        : undefined,
  });
}

/** One question about all; those that cannot be changed are counted. */
function question(
  action: BulkAction,
  {
    deliveries,
    ready,
    selected,
  }: {
    readonly deliveries: readonly Delivery[];
    readonly ready: readonly Batched<Place, unknown>[];
    readonly selected: number;
  },
): Omit<Question, 'typed'> {
  const ids = new Set(ready.map(({ operation }) => operation.request['deliveryId']));
  const meant = deliveries.filter(({ id }) => ids.has(id));
  const names = meant.slice(0, LISTED).map(({ label, internalName }) => `• ${label} (${internalName})`);
  if (meant.length > LISTED) {
    names.push(l10n.t('… and {0} more', meant.length - LISTED));
  }
  const left = selected - meant.length;
  const [first] = ready;
  return {
    question: questionText(action, meant.length),
    now: names.join('\n'),
    effect: [
      l10n.t('One after the other, and no further after one that is not done.'),
      first?.question.effect ?? '',
      ...(left > 0
        ? [l10n.t('{0} of the selected deliveries are left alone: their state does not allow it.', left)]
        : []),
    ].join('\n\n'),
    undo: first?.question.undo ?? '',
    action: actionText(action),
  };
}
