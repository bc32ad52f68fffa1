import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import { isPendingLike } from '../../domain/deliveryState';
import type { Remedy } from '../../domain/finding';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { remedyTitle } from '../words/remedyWords';

/** Time limit of reading back, ms. */
const READ_BACK_MS = 15_000;

type ChangeAffinity = Extract<Remedy, { kind: 'changeAffinity' }>;

/** Lets one of the configured affinities be chosen, asks, sets it once and reads it back. */
export async function changeAffinity(remedy: ChangeAffinity, connectionId: string, context: RemedyContext): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const descriptor = access.descriptor(connectionId);
  if (descriptor === undefined) return gone();
  const instance = await access.instance(connectionId, signal);
  const delivery = await instance.deliveries.get(remedy.deliveryId, signal);
  if (delivery === undefined) return gone();
  if (!isPendingLike(delivery.state)) {
    return { kind: 'notNeeded', text: l10n.t('The delivery {0} does not wait any more; nothing was changed.', delivery.internalName) };
  }

  const before = delivery.ipAffinity ?? '';
  const affinity = await context.choose({
    title: l10n.t('IP affinity for {0}', delivery.label),
    options: remedy.configured
      .filter((name) => name !== before)
      .map((name) => ({ value: name, label: name, detail: l10n.t('configured on the sending servers') })),
  });
  if (affinity === undefined) return { kind: 'declined' };
  const agreed = await context.confirm({
    question: l10n.t('Change the IP affinity of {0} to “{1}”?', delivery.internalName, affinity),
    detail: l10n.t(
      'It is “{0}” now. The delivery is then sent from the addresses of “{1}”. To undo, set “{0}” again.',
      before === '' ? l10n.t('none') : before,
      affinity,
    ),
    action: l10n.t('Change it'),
    environment: descriptor.environment,
    connectionName: descriptor.name,
  });
  if (!agreed) return { kind: 'declined' };

  context.progress(l10n.t('Changing the IP affinity of {0}', delivery.internalName));
  const seen = await setOnce(instance, remedy.deliveryId, affinity, signal);
  const undo: Remedy = { kind: 'setAffinity', deliveryId: remedy.deliveryId, affinity: before };
  const outcome: RemedyOutcome = seen.kind === 'done' ? { ...seen, undo } : seen;
  context.activity({
    at: context.now(),
    connectionId,
    text: `${remedyTitle(remedy)}: ${delivery.internalName} “${before}” → “${affinity}”`,
    ok: outcome.kind === 'done',
  });
  return outcome;
}

async function setOnce(instance: CampaignInstance, id: string, affinity: string, signal: AbortSignal): Promise<RemedyOutcome> {
  let trouble = '';
  try {
    await instance.deliveries.setAffinity(id, affinity, signal);
  } catch (error) {
    // The write may have arrived before the connection broke: only reading back tells. It is never sent again.
    trouble = becauseText(error);
  }
  // Not by the person's signal: who cancels while it is written still wants to know.
  const now = await instance.deliveries.get(id, AbortSignal.timeout(READ_BACK_MS)).catch(() => undefined);
  if (now?.ipAffinity === affinity) return { kind: 'done', text: l10n.t('The delivery now has the IP affinity “{0}”.', affinity) };
  return { kind: 'failed', text: notSeen(affinity, now?.ipAffinity, trouble), nextStep: l10n.t('Look at the delivery in Campaign: it may be locked, or you may lack the right to change it.') };
}

function notSeen(wanted: string, seen: string | undefined, trouble: string): string {
  if (seen === undefined) return l10n.t('It is not known whether the IP affinity was changed: reading it back failed. {0}', trouble);
  return trouble === ''
    ? l10n.t('The IP affinity was set to “{0}”, but reading it back shows “{1}”.', wanted, seen)
    : l10n.t('The IP affinity could not be changed, because {0}.', trouble);
}

function gone(): RemedyOutcome {
  return {
    kind: 'failed',
    text: l10n.t('The delivery, or its connection, is not there any more.'),
    nextStep: l10n.t('Refresh the view.'),
  };
}
