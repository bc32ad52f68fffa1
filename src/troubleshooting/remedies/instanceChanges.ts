import { l10n } from 'vscode';
import type { DeliveryDetail } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import {
  CONCURRENCY_OPTION,
  DEFAULT_CONCURRENCY_LIMIT,
  MOST_CONCURRENCY,
} from '../../domain/diagnosis/concurrencyLimit';
import type { Remedy } from '../../domain/finding';
import type { WorkflowRun } from '../../campaign/instance';
import { numberText } from '../words/format';
import { remedyEffect, remedyTitle } from '../words/remedyWords';
import type { Change } from './changeOnce';

type Of<Kind extends Remedy['kind']> = Extract<Remedy, { kind: Kind }>;

/** Sets how many deliveries of campaigns may run at a time. */
export function setConcurrency(remedy: Of<'setConcurrency'>): Change<{ readonly limit: number }> {
  const { limit } = remedy;
  return {
    title: remedyTitle(remedy),
    read: async (instance, signal) => {
      const option = await instance.options.get(CONCURRENCY_OPTION, signal);
      return { limit: option === undefined || option.trim() === '' ? DEFAULT_CONCURRENCY_LIMIT : Number(option) };
    },
    needless: (now) => {
      if (now.limit === limit) {
        return l10n.t('The limit is {0} already.', numberText(limit));
      }
      return limit > MOST_CONCURRENCY && limit > now.limit
        ? l10n.t('Adobe advises {0} at most; nothing was changed.', numberText(MOST_CONCURRENCY))
        : undefined;
    },
    ask: (now) => ({
      question: l10n.t(
        'Let {0} campaign deliveries run at a time instead of {1}?',
        numberText(limit),
        numberText(now.limit),
      ),
      detail:
        l10n.t('To undo, set {0} to {1} again.', CONCURRENCY_OPTION, numberText(now.limit)) +
        ' ' +
        remedyEffect(remedy),
      action: l10n.t('Set it'),
      typeToConfirm: String(limit),
    }),
    write: (instance, _now, signal) => instance.remedies.setIntegerOption(CONCURRENCY_OPTION, limit, signal),
    worked: (_before, now) => now?.limit === limit,
    done: () => l10n.t('{0} campaign deliveries may run at a time now.', numberText(limit)),
    record: (before) => `${CONCURRENCY_OPTION} ${before.limit} → ${limit}`,
    undo: (before) => ({ kind: 'setConcurrency', limit: before.limit }),
  };
}

/** Switches a routing account on or off; whether it is on is read from a delivery that uses it. */
export function setAccount(remedy: Of<'setAccount'>): Change<DeliveryDetail> {
  const { account, active, deliveryId } = remedy;
  return {
    title: remedyTitle(remedy),
    read: async (instance, signal) => {
      const delivery = await instance.deliveries.get(deliveryId, signal);
      return delivery?.routing?.name === account ? delivery : undefined;
    },
    needless: ({ routing }) =>
      routing?.active === active ? l10n.t('The account {0} is as it should be already.', account) : undefined,
    ask: () => ({
      question: active
        ? l10n.t('Activate the external account {0}?', account)
        : l10n.t('Deactivate the external account {0}?', account),
      detail: remedyEffect(remedy),
      action: active ? l10n.t('Activate it') : l10n.t('Deactivate it'),
      typeToConfirm: account,
    }),
    write: (instance, _state, signal) => instance.remedies.setAccountActive(account, active, signal),
    worked: (_before, now) => now?.routing?.active === active,
    done: () =>
      active
        ? l10n.t('The external account {0} is active.', account)
        : l10n.t('The external account {0} is not active any more.', account),
    record: () => `${account} → ${active ? 'active' : 'inactive'}`,
    undo: () => ({ ...remedy, active: !active }),
  };
}

/** `xtk:workflow/@state` of a workflow that runs. */
const RUNNING = 11;

function runs({ state, failed }: WorkflowRun): boolean {
  return state === RUNNING && failed !== true;
}

/** Restarts a technical workflow that stopped or failed. */
export function restartWorkflow(remedy: Of<'restartWorkflow'>): Change<WorkflowRun> {
  const { workflow } = remedy;
  return {
    title: remedyTitle(remedy),
    read: (instance, signal) => instance.workflows.get(workflow, signal),
    needless: (now) => (runs(now) ? l10n.t('The workflow {0} runs already; nothing was done.', now.label) : undefined),
    ask: ({ label }) => ({
      question: l10n.t('Restart the workflow {0}?', `${label} (${workflow})`),
      detail: remedyEffect(remedy),
      action: l10n.t('Restart it'),
      typeToConfirm: workflow,
    }),
    write: (instance, _state, signal) => instance.remedies.restartWorkflow(workflow, signal),
    worked: (_before, now) => now !== undefined && runs(now),
    done: ({ label }) => l10n.t('The workflow {0} runs.', label),
    record: ({ label }) => label,
  };
}

interface Failed {
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

/** Moves those of the deliveries that are still failed to the recycle bin, all in one write. */
export function deleteFailed(remedy: Of<'deleteFailed'>): Change<Failed> {
  const failed: readonly number[] = [DELIVERY_STATES.failed, DELIVERY_STATES.preparationError];
  const [first = ''] = remedy.deliveryIds;
  return {
    title: remedyTitle(remedy),
    read: async (instance, signal) => {
      const read = await Promise.all(remedy.deliveryIds.map((id) => instance.deliveries.findOne({ id }, signal)));
      const still = read.flatMap((delivery) =>
        delivery !== undefined && failed.includes(delivery.state) ? [delivery] : [],
      );
      return { names: still.map(({ internalName }) => internalName), ids: still.map(({ id }) => id) };
    },
    needless: ({ ids }) =>
      ids.length === 0 ? l10n.t('None of these deliveries is failed any more; nothing was done.') : undefined,
    ask: ({ names }) => ({
      question:
        names.length === 1
          ? l10n.t('Delete the failed delivery {0}?', names[0] ?? '')
          : l10n.t('Delete {0} failed deliveries?', numberText(names.length)),
      detail: `${names.join(', ')}\n\n${remedyEffect(remedy)}`,
      action: l10n.t('Delete'),
      typeToConfirm: names.length === 1 ? (names[0] ?? first) : String(names.length),
    }),
    write: (instance, { ids }, signal) => instance.remedies.deleteDeliveries(ids, signal),
    worked: (_before, now) => now?.ids.length === 0,
    done: ({ names }) =>
      names.length === 1
        ? l10n.t('{0} is deleted.', names[0] ?? '')
        : l10n.t('{0} deliveries are deleted.', numberText(names.length)),
    record: ({ names }) => names.join(', '),
  };
}
