import * as l10n from '@vscode/l10n';
import type { EpochMs } from '../domain/delivery';
import { durationText, timeText } from '../domain/words/args';
import { changesIn, type Change } from './changes';
import type { Recorder } from './recorder';

/** How far back before a standstill it is looked for what changed, ms. */
const BEFORE_MS = 24 * 60 * 60_000;

/** A look comes every two minutes: what it saw shortly after may have been before, ms. */
const SLACK_MS = 10 * 60_000;

/** As many changes as a person reads. */
const MOST_CHANGES = 10;

export interface WhatChangedOptions {
  readonly recorder: Pick<Recorder, 'between'>;
  /** Since when something stands. */
  readonly moment: EpochMs;
  /** What was done from here meanwhile. */
  readonly own: readonly Change[];
  readonly language: string;
}

/** What changed before something came to a standstill, nearest first, a line each; none where nothing was recorded. */
export async function whatChanged({ recorder, moment, own, language }: WhatChangedOptions): Promise<readonly string[]> {
  const [from, to] = [moment - BEFORE_MS, moment + SLACK_MS];
  const recorded = await changesIn(recorder.between(from, to), language);
  const changes = [...recorded, ...own.filter(({ at }) => at >= from && at <= to)].sort(
    (a, b) => Math.abs(a.at - moment) - Math.abs(b.at - moment),
  );
  const lines = changes.slice(0, MOST_CHANGES).map((change) => lineOf(change, moment, language));
  const left = changes.length - lines.length;
  return left === 0 ? lines : [...lines, l10n.t('… and {0} more', left)];
}

function lineOf({ at, what }: Change, moment: EpochMs, language: string): string {
  const when =
    at <= moment
      ? l10n.t('{0}, {1} before', timeText(at, language), durationText(moment - at))
      : l10n.t('{0}, {1} after', timeText(at, language), durationText(at - moment));
  return `${when}: ${what.replace(/[\r\n]+/g, ' ')}`;
}
