import { env, l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { EpochMs } from '../../domain/delivery';
import { attentionGroupOf } from '../../domain/attention';
import { confirmByDialog } from '../../platform/confirm';
import { dateFormats } from '../../shared/format/dates';
import { usableLocale, usableTimeZone } from '../../shared/format/intl';
import type { InstanceRef } from '../../shared/protocol/common';
import type { Planned, PlannedRow } from '../../shared/protocol/throughput';
import type { PanelFrame } from '../frame/panelContent';
import { shortLabel } from '../frame/subject';
import { connectionGone } from '../frame/panelProblem';

/** Each write and the two readings around it, ms. */
const TIME_LIMIT_MS = 60_000;

/** Which instance they are on. */
type PlanFrame = Pick<PanelFrame<InstanceRef>, 'deps' | 'ref'>;

interface Move extends PlannedRow {
  readonly proposed: EpochMs;
}

type Outcome = 'moved' | 'changedMeanwhile' | 'notVerified';

/**
 * Gives planned deliveries the contact dates that were proposed, after showing every one of them: each is read again,
 * written once, read back and recorded. The first that fails ends it. Answers in a sentence what came of it; undefined
 * when that was declined.
 */
export async function spreadPlanned(frame: PlanFrame, planned: Planned): Promise<string | undefined> {
  const { deps, ref } = frame;
  const descriptor = deps.access.descriptor(ref.connectionId);
  if (descriptor === undefined) {
    throw connectionGone();
  }
  const moves = planned.rows.flatMap((row): Move[] =>
    row.proposed === undefined ? [] : [{ ...row, proposed: row.proposed }],
  );
  if (moves.length === 0) {
    return l10n.t('No delivery has to be moved.');
  }
  const instance = await deps.access.instance(ref.connectionId, AbortSignal.timeout(TIME_LIMIT_MS));
  const time = dateFormats(usableLocale(env.language), usableTimeZone(instance.info.operatorTimezone) ?? 'UTC');
  const line = ({ label, at, proposed }: Move): string =>
    `${shortLabel(label)}: ${time.dayAndTime(at)} → ${time.dayAndTime(proposed)}`;
  const agreed = await (deps.confirm ?? confirmByDialog)({
    question: l10n.t('Move {0} deliveries to a later start?', moves.length),
    instance: descriptor.name,
    environment: descriptor.environment,
    effect: [
      l10n.t('New contact dates ({0}):', time.zoneName(planned.from)),
      ...moves.map(line),
      l10n.t('Nothing else of them is changed; in particular the end of their validity stays.'),
    ].join('\n'),
    action: l10n.t('Spread them'),
    typeToConfirm: descriptor.name,
  });
  if (!agreed) {
    return undefined;
  }
  const outcomes: Outcome[] = [];
  for (const move of moves) {
    outcomes.push(await moveOne(frame, { instance, descriptor, move }));
  }
  return summary(outcomes);
}

async function moveOne(
  frame: PlanFrame,
  { instance, descriptor, move }: { instance: CampaignInstance; descriptor: ConnectionDescriptor; move: Move },
): Promise<Outcome> {
  const { deps } = frame;
  const { deliveries, info } = instance;
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const found = await deliveries.get(move.id, signal);
  // Somebody moved, started or stopped it since it was shown: what was agreed to no longer holds.
  const now = deps.now() + info.clockOffsetMs;
  if (found?.contactDate !== move.at || attentionGroupOf(found, now) !== 'scheduled') {
    return 'changedMeanwhile';
  }
  const record = (outcome: 'done' | 'failed' | 'notVerified'): void => {
    deps.activity?.record({
      at: deps.now(),
      who: info.operator,
      where: descriptor.name,
      what: `Contact date of delivery ${move.id} (${move.label})`,
      before: new Date(move.at).toISOString(),
      after: new Date(move.proposed).toISOString(),
      outcome,
    });
  };
  try {
    await deliveries.setContactDate(move.id, move.proposed, signal);
  } catch (error) {
    record('failed');
    throw error;
  }
  const verified = (await deliveries.get(move.id, signal).catch(() => undefined))?.contactDate === move.proposed;
  record(verified ? 'done' : 'notVerified');
  return verified ? 'moved' : 'notVerified';
}

function summary(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome): number => outcomes.filter((outcome) => outcome === kind).length;
  const [moved, changed, open] = [count('moved'), count('changedMeanwhile'), count('notVerified')];
  return [
    l10n.t('Moved and verified: {0} of {1}.', moved, outcomes.length),
    ...(changed > 0 ? [l10n.t('Left alone, because they changed meanwhile: {0}.', changed)] : []),
    ...(open > 0 ? [l10n.t('Written, but the instance still shows the old date: {0}.', open)] : []),
  ].join(' ');
}
