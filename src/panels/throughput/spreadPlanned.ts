import { env, l10n } from 'vscode';
import type { EpochMs } from '../../domain/delivery';
import type { BatchResult } from '../../operations/engine';
import type { Question } from '../../operations/operation';
import type { Place } from '../../operations/place';
import { dateFormats } from '../../shared/format/dates';
import { usableLocale, usableTimeZone } from '../../shared/format/intl';
import type { InstanceRef } from '../../shared/protocol/common';
import type { Planned, PlannedRow } from '../../shared/protocol/throughput';
import { outcomeText } from '../frame/panelChanges';
import type { PanelFrame } from '../frame/panelContent';
import { connectionGone } from '../frame/panelProblem';
import { shortLabel } from '../frame/subject';

/** Which instance they are on. */
type PlanFrame = Pick<PanelFrame<InstanceRef>, 'changes' | 'closed' | 'deps' | 'ref'>;

interface Move extends PlannedRow {
  readonly proposed: EpochMs;
}

/**
 * Gives planned deliveries the contact dates that were proposed, after showing every one of them. The first that is not
 * done ends it. Answers what came of each in a sentence; undefined when that was declined.
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
  const { info } = await deps.access.instance(ref.connectionId, frame.closed);
  const time = dateFormats(usableLocale(env.language), usableTimeZone(info.operatorTimezone) ?? 'UTC');
  const line = ({ label, at, proposed }: Move): string =>
    `${shortLabel(label)}: ${time.dayAndTime(at)} → ${time.dayAndTime(proposed)}`;
  const results = await frame.changes.runBatch(
    moves.map(({ id, at, proposed }) => ({ kind: 'reschedule', deliveryId: id, to: proposed, from: at })),
    l10n.t('Spread the planned deliveries'),
    (ready): Omit<Question, 'typed'> => {
      const ids = new Set(ready.map(({ operation }) => operation.request['deliveryId']));
      return {
        question: l10n.t('Move {0} deliveries to a later start?', ready.length),
        now: [
          l10n.t('New contact dates ({0}):', time.zoneName(planned.from)),
          ...moves.filter(({ id }) => ids.has(id)).map(line),
        ].join('\n'),
        effect: l10n.t('Nothing else of them is changed; in particular the end of their validity stays.'),
        undo: ready[0]?.question.undo ?? '',
        action: l10n.t('Spread Them'),
      };
    },
  );
  return summary(moves, results);
}

function summary(moves: readonly Move[], results: readonly BatchResult<Place, unknown>[]): string | undefined {
  if (results.every(({ outcome }) => outcome.kind === 'declined')) {
    return undefined;
  }
  const moved = results.filter(({ outcome }) => outcome.kind === 'done').length;
  const others = results.flatMap(({ outcome }, index) => {
    const label = moves[index]?.label ?? '';
    return outcome.kind === 'done' ? [] : [`${shortLabel(label)}: ${outcomeText(outcome) ?? l10n.t('left alone')}`];
  });
  return [l10n.t('Moved and verified: {0} of {1}.', moved, results.length), ...others].join(' ');
}
