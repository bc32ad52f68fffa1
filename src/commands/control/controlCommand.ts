import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import { describeError } from '../../connections/errorText';
import { deliveryRefOf } from '../../connections/target';
import type { DeliveryRef } from '../../connections/access';
import { isAllowed } from '../../domain/actions';
import type { Delivery } from '../../domain/delivery';
import { isCancelled } from '../../platform/abort';
import { sentence, type CommandArguments } from '../../platform/commandRunner';
import { stateText } from '../../domain/words/deliveryWords';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { NextStep } from '../../platform/nextStep';
import { defineCommand, type Command } from '../defineCommand';
import { deliverySubmenu, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';
import { summarize, type BulkResult } from './bulkSummary';
import { controlDelivery, type ControlOutcome } from './controlDelivery';
import { actionText, effectText, questionText, troubleText, type BulkAction } from './controlWords';
import { recomputeStatistics } from './recompute';

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
      const instance = await context.manager.instance(connectionId, args.signal);
      const read = await withProgress(l10n.t('Reading what is selected'), (signal) => readAll(instance, ids, signal));
      const possible = read.filter(({ state }) => isAllowed(action, state));
      if (possible.length === 0) {
        throw nothingToDo(action, read);
      }
      if (!(await agreed(context, connectionId, action, possible, read.length))) {
        return;
      }
      const results = await withProgress(actionText(action), (signal, report) =>
        changeAll(context, { connectionId, instance, action, deliveries: possible }, signal, report),
      );
      context.view.expectChange(connectionId);
      summarize(context, actionText(action), results);
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
      what: l10n.t('The selection reaches over several instances'),
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

async function agreed(
  { ui, manager }: CommandContext,
  connectionId: string,
  action: BulkAction,
  deliveries: readonly Delivery[],
  selected: number,
): Promise<boolean> {
  const descriptor = manager.descriptor(connectionId);
  const instance = descriptor?.name ?? connectionId;
  const [only] = deliveries;
  const names = deliveries.slice(0, LISTED).map(({ label, internalName }) => `• ${label} (${internalName})`);
  if (deliveries.length > LISTED) {
    names.push(l10n.t('… and {0} more', deliveries.length - LISTED));
  }
  const left = selected - deliveries.length;
  const effect = [
    effectText(action),
    ...(deliveries.length > 1 ? [names.join('\n')] : []),
    ...(left > 0
      ? [l10n.t('{0} of the selected deliveries are left alone: their state does not allow it.', left)]
      : []),
  ].join('\n\n');
  return ui.confirm({
    question: questionText(action, deliveries),
    instance,
    environment: descriptor?.environment ?? 'production',
    effect,
    action: actionText(action),
    typeToConfirm: deliveries.length === 1 ? only?.internalName : instance,
  });
}

interface Change {
  readonly connectionId: string;
  readonly instance: CampaignInstance;
  readonly action: BulkAction;
  readonly deliveries: readonly Delivery[];
}

/** One after another, so that Cancel leaves the rest untouched. */
async function changeAll(
  context: CommandContext,
  change: Change,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  for (const [index, delivery] of change.deliveries.entries()) {
    if (signal.aborted) {
      results.push({ delivery, trouble: l10n.t('left alone, because you cancelled') });
      continue;
    }
    report(`${index + 1}/${change.deliveries.length} ${delivery.label}`);
    results.push(await changeOne(context, change, delivery, signal));
  }
  return results;
}

async function changeOne(
  context: CommandContext,
  change: Change,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<BulkResult> {
  const { instance, action } = change;
  try {
    const outcome =
      action === 'recomputeStatistics'
        ? await recomputeStatistics(instance, delivery.id, delivery.state, signal)
        : await controlDelivery(instance.deliveries, delivery.id, action, delivery.state, signal);
    record(context, change, delivery, outcome);
    return { delivery, trouble: troubleText(outcome) };
  } catch (error) {
    record(context, change, delivery, undefined);
    return {
      delivery,
      trouble: isCancelled(error) ? l10n.t('cancelled; look whether it was done') : sentence(describeError(error)),
    };
  }
}

function record(
  context: CommandContext,
  change: Change,
  delivery: Delivery,
  outcome: ControlOutcome | undefined,
): void {
  const after = outcome === undefined || !('after' in outcome) ? undefined : outcome.after;
  const outcomes = {
    done: 'done',
    notVerified: 'notVerified',
    notComputedYet: 'notVerified',
    changed: 'refused',
    gone: 'refused',
  } as const;
  context.activity.record({
    at: context.clock.now(),
    who: change.instance.info.operator,
    where: context.manager.descriptor(change.connectionId)?.name ?? change.connectionId,
    what: `${change.action} ${delivery.internalName} (${delivery.label})`,
    before: stateText(delivery.state),
    after: outcome?.kind === 'changed' ? stateText(outcome.now) : after === undefined ? undefined : stateText(after),
    outcome: outcome === undefined ? 'failed' : outcomes[outcome.kind],
  });
}
