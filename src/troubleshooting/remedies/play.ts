import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import { isAllowed } from '../../domain/actions';
import type { Remedy } from '../../domain/finding';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { remedyEffect, remedyTitle } from '../words/remedyWords';
import { pollUntil } from './polling';
import type { Patience } from './polling';

type Play = Extract<Remedy, { kind: 'start' | 'resume' }>;

const PATIENCE: Patience = { everyMs: 1000, limitMs: 15_000 };

/** Starts or resumes a delivery: reads its state again, asks, sends the command once, and looks for the new state. */
export async function play(remedy: Play, connectionId: string, context: RemedyContext, patience: Patience = PATIENCE): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const descriptor = access.descriptor(connectionId);
  const instance = await access.instance(connectionId, signal);
  const delivery = await instance.deliveries.get(remedy.deliveryId, signal);
  if (delivery === undefined || descriptor === undefined) {
    return {
      kind: 'failed',
      text: l10n.t('The delivery, or its connection, is not there any more.'),
      nextStep: l10n.t('Refresh the view.'),
    };
  }
  if (!isAllowed(remedy.kind, delivery.state)) {
    return { kind: 'notNeeded', text: l10n.t('The state of {0} has changed meanwhile; nothing was done.', delivery.internalName) };
  }
  const agreed = await context.confirm({
    question:
      remedy.kind === 'start'
        ? l10n.t('Start the delivery {0}, “{1}”?', delivery.internalName, delivery.label)
        : l10n.t('Resume the delivery {0}, “{1}”?', delivery.internalName, delivery.label),
    detail: remedyEffect(remedy),
    action: remedy.kind === 'start' ? l10n.t('Start it') : l10n.t('Resume it'),
    environment: descriptor.environment,
    connectionName: descriptor.name,
  });
  if (!agreed) return { kind: 'declined' };

  context.progress(remedyTitle(remedy));
  const outcome = await playOnce(instance, delivery, context, patience);
  context.activity({
    at: context.now(),
    connectionId,
    text: `${remedyTitle(remedy)}: ${delivery.internalName}`,
    ok: outcome.kind === 'done',
  });
  return outcome;
}

async function playOnce(
  instance: CampaignInstance,
  before: { readonly id: string; readonly internalName: string; readonly state: number },
  { signal }: RemedyContext,
  patience: Patience,
): Promise<RemedyOutcome> {
  let trouble = '';
  try {
    await instance.deliveries.command(before.id, 'play', signal);
  } catch (error) {
    trouble = becauseText(error);
  }
  const changed = await pollUntil(
    async (limit) => {
      const now = await instance.deliveries.get(before.id, limit);
      return now !== undefined && now.state !== before.state ? now.state : undefined;
    },
    trouble === '' ? patience : { ...patience, limitMs: Math.min(patience.limitMs, 3000) },
    signal,
  );
  if (changed !== undefined) return { kind: 'done', text: l10n.t('{0} goes on.', before.internalName), undo: { kind: 'pause', deliveryId: before.id } };
  return {
    kind: 'failed',
    text:
      trouble === ''
        ? l10n.t('The command was sent, but the state of {0} has not changed yet.', before.internalName)
        : l10n.t('The command could not be carried out, because {0}.', trouble),
    nextStep: l10n.t('Look at the journal of the delivery before you try again.'),
  };
}
