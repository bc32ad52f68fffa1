import type { LogRow } from '../../../domain/log/logRow';
import { earliest, mergedByTime, namedRow, splitAt } from '../../../domain/log/mergedRows';
import type { LogSource, ReadStretch, SourceEvent } from './logSource';

/** One of the logs that are shown as one. */
interface NamedSource {
  /** Of the server: each of its lines says it. */
  readonly name: string;
  readonly source: LogSource;
}

interface MergedOptions {
  /** The logs there are now; read once. */
  readonly sources: () => Promise<readonly NamedSource[]>;
  /** The line that says why one of them is missing. */
  readonly missing: (name: string, error: unknown) => string;
  /** How long lines are waited for before those that came meanwhile are shown in the order of their times, ms. */
  readonly gatherMs: number;
}

/** What one log has given and is not shown yet, as it lies further back than what another one was read to. */
interface Remainder {
  readonly name: string;
  readonly source: LogSource;
  readonly rows: readonly LogRow[];
  /** Where its oldest row begins; undefined when nothing is above. */
  readonly start: string | undefined;
}

/**
 * Logs of several servers as one, by time. One that cannot be read is named in a line, and the others are shown. A place
 * to read on from is valid as long as the source is; a place to follow from lists those of the single logs.
 */
export function mergedSource({ sources, missing, gatherMs }: MergedOptions): LogSource {
  let opened: Promise<readonly NamedSource[]> | undefined;
  const remainders = new Map<string, readonly Remainder[]>();

  const open = (): Promise<readonly NamedSource[]> => {
    opened ??= sources();
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  /** Shows what is certain to be in order: nothing older than what every log was read to. */
  const shown = (of: readonly Remainder[]): ReadStretch => {
    const border = Math.max(
      ...of.map(({ rows, start }) => (start === undefined ? -Infinity : (earliest(rows) ?? -Infinity))),
    );
    const split = of.map((one) => ({ ...one, ...splitAt(one.rows, border) }));
    const rows = mergedByTime(split.map(({ after }) => after));
    const left = split.map(({ name, source, before, start }) => ({ name, source, rows: before, start }));
    if (left.every(({ rows: held, start }) => held.length === 0 && start === undefined)) {
      return { rows };
    }
    const token = String(remainders.size);
    remainders.set(token, left);
    return { rows, start: token };
  };

  return {
    style: 'server',
    newest: async (lines, signal) => {
      const named = await open();
      const ends: Record<string, string> = {};
      const failed: { readonly name: string; readonly error: unknown }[] = [];
      const read = await Promise.all(
        named.map(async ({ name, source }): Promise<readonly Remainder[]> => {
          try {
            const { rows, start, end } = await source.newest(lines, signal);
            if (end !== undefined) {
              ends[name] = end;
            }
            return [{ name, source, rows: rows.map((row) => namedRow(row, name)), start }];
          } catch (error) {
            signal.throwIfAborted();
            failed.push({ name, error });
            return [];
          }
        }),
      );
      const [first] = failed;
      if (first !== undefined && failed.length === named.length) {
        throw first.error;
      }
      const { rows, ...above } = shown(read.flat());
      const gaps = failed.map(({ name, error }): LogRow => ({ kind: 'gap', text: missing(name, error) }));
      return { ...above, rows: [...rows, ...gaps], end: JSON.stringify(ends) };
    },
    before: async (place, lines, signal) => {
      const held = remainders.get(place);
      if (held === undefined) {
        return undefined;
      }
      const more = await Promise.all(
        held.map(async (one): Promise<Remainder | undefined> => {
          const { name, source, rows, start } = one;
          if (start === undefined || rows.length > 0) {
            return one;
          }
          const found = await source.before(start, lines, signal);
          return found && { name, source, rows: found.rows.map((row) => namedRow(row, name)), start: found.start };
        }),
      );
      return shown(more.filter((one) => one !== undefined));
    },
    follow: (from, signal) => follow(from, signal),
  };

  async function* follow(from: string | undefined, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    const places = placesOf(from);
    const came: { readonly name: string; readonly event: SourceEvent }[] = [];
    let wake = (): void => undefined;
    let running = 0;
    const listen = async ({ name, source }: NamedSource): Promise<void> => {
      try {
        for await (const event of source.follow(places[name], signal)) {
          came.push({ name, event });
          wake();
        }
      } catch (error) {
        came.push({ name, event: { kind: 'gap', reason: 'disconnected', error } });
      }
    };
    for (const one of await open()) {
      running += 1;
      void listen(one).finally(() => {
        running -= 1;
        wake();
      });
    }
    signal.addEventListener('abort', () => {
      wake();
    });
    while (!signal.aborted && (running > 0 || came.length > 0)) {
      if (came.length === 0) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      await new Promise<void>((resolve) => setTimeout(resolve, gatherMs));
      const taken = came.splice(0);
      const lines: LogRow[][] = [];
      for (const { name, event } of taken) {
        if (event.kind === 'rows') {
          lines.push(event.rows.map((row) => namedRow(row, name)));
          places[name] = event.end ?? places[name] ?? '';
        } else {
          yield { ...event, of: name };
        }
      }
      if (lines.length > 0) {
        yield { kind: 'rows', rows: mergedByTime(lines), end: JSON.stringify(places) };
      }
    }
  }
}

function placesOf(from: string | undefined): Record<string, string> {
  const read: unknown = from === undefined ? {} : JSON.parse(from);
  return typeof read === 'object' && read !== null
    ? Object.fromEntries(
        Object.entries(read).flatMap(([name, place]) => (typeof place === 'string' ? [[name, place]] : [])),
      )
    : {};
}
