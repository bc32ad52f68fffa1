import { l10n } from 'vscode';
import type { EpochMs } from '../../domain/delivery';
import { confirmByDialog } from '../../platform/confirm';
import type { PanelFrame } from '../frame/panelContent';
import { connectionGone } from '../frame/panelProblem';

/** The instance computes while it answers; a big delivery takes its time. */
const TIME_LIMIT_MS = 120_000;

/**
 * Asks, has the instance compute the counters anew, and reads back whether it did. Answers what
 * came of it in a sentence; undefined when that was declined.
 */
export async function recomputeTracking(
  frame: PanelFrame,
  label: string,
  before: EpochMs | undefined,
): Promise<string | undefined> {
  const { deps, ref } = frame;
  const descriptor = deps.access.descriptor(ref.connectionId);
  if (descriptor === undefined) {
    throw connectionGone();
  }
  const agreed = await (deps.confirm ?? confirmByDialog)({
    question: l10n.t('Recompute the indicators of {0}?', label),
    instance: descriptor.name,
    environment: descriptor.environment,
    effect: l10n.t(
      'The instance counts deliveries, errors and tracking of this delivery again from its logs. Nothing is sent; for a large delivery this is work for the database.',
    ),
    action: l10n.t('Recompute'),
  });
  if (!agreed) {
    return undefined;
  }
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const instance = await deps.access.instance(ref.connectionId, signal);
  const record = (outcome: 'done' | 'failed' | 'notVerified'): void => {
    const what = `RecomputeStats ${ref.deliveryId} (${label})`;
    deps.activity?.record({ at: deps.now(), who: instance.info.operator, where: descriptor.name, what, outcome });
  };
  try {
    await instance.statistics.recompute(ref.deliveryId, signal);
  } catch (error) {
    record('failed');
    throw error;
  }
  const after = (await instance.tracking.figures(ref.deliveryId, signal))?.computedAt;
  const verified = after !== undefined && after !== before;
  record(verified ? 'done' : 'notVerified');
  return verified
    ? l10n.t('The indicators were computed anew.')
    : l10n.t(
        'The instance took the order, but the time of its last computation has not changed yet. Refresh in a minute.',
      );
}
