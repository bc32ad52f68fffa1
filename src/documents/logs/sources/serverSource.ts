import type { LogRow } from '../../../domain/log/logRow';
import { serverRow } from '../../../domain/log/serverLine';
import type { LogLines, LogPlace, ServerLogs } from '../../../servers/log/serverLogs';
import type { LogSource, ReadStretch, SourceEvent } from './logSource';

export interface ServerSourceOptions {
  readonly file: string;
  readonly logs: () => Promise<ServerLogs>;
  /** The file is not there. */
  readonly missing: () => Error;
}

/** A log file of a server. A place is the file's id and an offset in it. */
export function serverSource({ file, logs, missing }: ServerSourceOptions): LogSource {
  return {
    style: 'server',
    newest: async (lines, signal) => {
      const found = await (await logs()).tail(file, { lines, signal });
      if (found === undefined) {
        throw missing();
      }
      return stretch(found);
    },
    before: async (place, lines, signal) => {
      const at = placeOf(place);
      const found = at === undefined ? undefined : await (await logs()).before(file, at, { lines, signal });
      return found === undefined ? undefined : stretch(found);
    },
    follow: (from, signal) => follow(from, signal),
  };

  async function* follow(from: string | undefined, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    const start = from === undefined ? undefined : placeOf(from);
    // Each piece begins where the last one ended, unless a gap lies between.
    let begin = from;
    for await (const event of (await logs()).follow(file, {
      signal,
      ...(start === undefined ? {} : { from: start }),
    })) {
      if (event.kind === 'gap') {
        const { reason, error } = event;
        begin = event.at === undefined ? undefined : textOf(event.at);
        yield { kind: 'gap', reason, ...(error === undefined ? {} : { error }) };
        continue;
      }
      const end = textOf(event.place);
      yield { kind: 'rows', rows: event.lines.map(serverRow), ...(begin === undefined ? {} : { start: begin }), end };
      begin = end;
    }
  }
}

function stretch({ lines, start, end, atBeginning }: LogLines): ReadStretch {
  const rows: readonly LogRow[] = lines.map(serverRow);
  return { rows, ...(atBeginning ? {} : { start: textOf(start) }), end: textOf(end) };
}

function textOf({ id, offset }: LogPlace): string {
  return `${offset} ${id}`;
}

function placeOf(text: string): LogPlace | undefined {
  const [, offset, id] = /^(\d+) (.*)$/s.exec(text) ?? [];
  return offset === undefined || id === undefined ? undefined : { id, offset: Number(offset) };
}
