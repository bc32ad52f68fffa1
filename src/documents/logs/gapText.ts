import { l10n } from 'vscode';
import { GAP_MARK } from '../../domain/log/shownLine';
import { sentence, type ErrorWords } from '../../platform/commandRunner';
import { dateFormats } from '../../shared/format/dates';
import type { LogGap } from './sources/logSource';

/** The line that marks a gap: what happened, in which of several logs, and whether lines are missing here. */
export function gapText(reason: LogGap, error: ErrorWords | undefined, of?: string): string {
  const why = error === undefined ? '' : ` ${sentence(error).replace(/\s*[\r\n]+\s*/g, ' ')}`;
  return `${GAP_MARK} ${of === undefined ? '' : `${of}: `}${words(reason)}${why} ${GAP_MARK}`;
}

function words(reason: LogGap): string {
  switch (reason) {
    case 'rotated':
      return l10n.t('The file was full; a new one begins. Nothing is missing.');
    case 'rotatedUnseen':
      return l10n.t('The file was full and a new one begins. Lines may be missing here.');
    case 'truncated':
      return l10n.t('The file was emptied and starts over. Lines may be missing here.');
    case 'missing':
      return l10n.t('The file is not there at the moment. The log continues once it is.');
    case 'disconnected':
      return l10n.t('The connection was lost. It is tried again by itself.');
    case 'reconnected':
      return l10n.t('Connected again. What was logged meanwhile follows.');
    case 'skipped':
      return l10n.t('More was logged here than was read. Lines are missing; open the log again to read from its end.');
  }
}

/** The line that says that one of several logs is missing. */
export function missingText(name: string, error: ErrorWords): string {
  return `${GAP_MARK} ${l10n.t('The log of {0} cannot be read.', name)} ${sentence(error).replace(/\s*[\r\n]+\s*/g, ' ')} ${GAP_MARK}`;
}

/** `Europe/Paris (CET)`. */
export function zoneText(timeZone: string, now: number): string {
  const short = dateFormats('en', timeZone).zoneName(now);
  return short === timeZone ? timeZone : `${timeZone} (${short})`;
}
