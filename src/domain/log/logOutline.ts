import type { LogLevel } from './logRow';
import type { ShownLine } from './shownLine';

/** A part of a log; lines count from 0, `end` belongs to it. */
export interface LogPart {
  readonly kind: 'day' | 'step' | 'entry';
  readonly title: string;
  readonly time?: string;
  readonly level?: LogLevel;
  readonly start: number;
  end: number;
  readonly parts: LogPart[];
}

/**
 * How the steps of a job begin, in the words of journals and of servers' logs, English and French: analysis, message
 * preparation, confirmation, start, retries, pause, stop, end; a module that starts or stops.
 */
const STEP = new RegExp(
  [
    String.raw`^(?:start|starting|beginning|début|démarrage)\b`,
    String.raw`^(?:preparation|préparation|personali[sz]ation|personnalisation)\b`,
    String.raw`^(?:retry|reprise|nouvelle tentative)\b.{0,20}\d`,
    String.raw`^(?:delivery|diffusion) (?:started|resumed|paused|stopped|confirmed|finished|failed|démarrée|reprise|suspendue|arrêtée|confirmée|terminée)`,
    String.raw`^(?:pause|stop|arrêt|suspension) (?:requested|demandé)`,
    String.raw`^stop of module\b`,
    String.raw`^module '[^']*' (?:started|stopped)`,
  ].join('|'),
  'i',
);

/** Days, the steps inside them, and the entries of several lines or in error inside those. */
export function outlineOf(lines: readonly (ShownLine | undefined)[]): readonly LogPart[] {
  const days: LogPart[] = [];
  let day: LogPart | undefined;
  let step: LogPart | undefined;
  let entry: LogPart | undefined;
  let last = -1;
  lines.forEach((line, number) => {
    if (line === undefined) {
      if (entry !== undefined) {
        entry.end = number;
      }
      last = number;
    } else if (line.kind === 'entry') {
      if (line.day !== undefined && line.day !== day?.title) {
        day = part('day', number, line.day);
        days.push(day);
        step = undefined;
      }
      if (day !== undefined && STEP.test(line.message)) {
        step = part('step', number, line.message, line);
        day.parts.push(step);
      }
      entry = part('entry', number, line.message, line);
      (step ?? day)?.parts.push(entry);
      last = number;
    } else {
      entry = undefined;
      if (line.kind === 'gap') {
        last = number;
      }
    }
    for (const open of [day, step]) {
      if (open !== undefined && last >= open.start) {
        open.end = last;
      }
    }
  });
  return days.map(pruned);
}

/** Entries are worth a place of their own when they have several lines or say that something went wrong. */
function pruned(part: LogPart): LogPart {
  const parts = part.parts
    .filter(({ kind, start, end, level }) => kind !== 'entry' || end > start || level === 'error')
    .map(pruned);
  return { ...part, parts };
}

function part(kind: LogPart['kind'], start: number, title: string, line?: ShownLine): LogPart {
  const time = line?.time === undefined ? {} : { time: line.time };
  const level = line?.level === undefined ? {} : { level: line.level };
  return { kind, title, ...time, ...level, start, end: start, parts: [] };
}
