import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { requireInstanceName } from '../../connections/instanceName';
import type { EpochMs } from '../../domain/delivery';
import { readServerLine, type ServerLine } from '../../domain/log/serverLine';
import type { ManagedServer } from '../../servers/managedServer';
import type { Answer, Part } from '../answer/answer';
import { holds, quoted, timeIfAny, timeOf, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { notFound, ToolProblem } from '../toolProblem';
import { aboutInstance, around, AROUND, chosen, INSTANCE, MINUTES, text, timeNamed } from './common';

/** Lines that are read at a time, and how often: older ones are left to a person. */
const LINES = 5000;
const TIMES = 6;

export const serverLog = defineTool({
  name: 'campaign_server_log',
  title: () => l10n.t('Server Log'),
  summary: () => l10n.t('Lines of a log of a server, around a time or the newest.'),
  description:
    'Lines of a log of one server, such as demo/log/mta.log: the newest, those around a time, those with a text, or problems_only. Without `file` it lists the logs that there are. Times of lines are read with their zone.',
  icon: 'file-text',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({
    instance: INSTANCE,
    server: text(80, 'Name of the server, as campaign_servers tells it.'),
    file: z.optional(text(200, 'The log as its list names it: demo/log/mta.log.')),
    around: AROUND,
    minutes: MINUTES,
    contains: z.optional(text(120, 'Only lines with this text, in any case of letters; what is masked is not found.')),
    problems_only: z.optional(z.boolean()),
    lines: z.optional(z.int().check(z.gte(1), z.lte(100), z.describe('How many lines at most; 30 without it.'))),
  }),
  run: async (
    call,
    { instance, server: name, file, around: middle, minutes = 10, contains, problems_only: problems, lines = 30 },
  ): Promise<Answer> => {
    const at = timeNamed(middle);
    const found = await chosen(call, instance);
    const opened = await call.instances.servers(found.descriptor.id);
    const server = opened.find((one) => one.name === name);
    if (server === undefined) {
      throw new ToolProblem(notFound('server').problem, { servers: opened.map((one) => quoted(one.name, 80)) });
    }
    const about = { ...aboutInstance(found), server: quoted(server.name, 80) };
    if (file === undefined) {
      const instanceName = await requireInstanceName(found.instance.info, opened, call.signal);
      const logs = await server.logs.list(instanceName, call.signal);
      return {
        about,
        lists: {
          logs: logs.map((log) => ({
            file: quoted(log.file, 120),
            kilobytes: Math.round(log.sizeBytes / 1024),
            written_at: timeOf(log.modifiedAt),
          })),
        },
      };
    }
    const { read, complete } = await linesBack(
      server,
      file,
      at === undefined ? undefined : at - minutes * 60_000,
      call.signal,
    );
    const matching = read.filter(
      ({ line, of }) =>
        (at === undefined || around(of.at, at, minutes)) &&
        (contains === undefined || holds(line, contains)) &&
        (problems !== true || of.level === 'error' || of.level === 'warning'),
    );
    return {
      about: {
        ...about,
        file: quoted(file, 120),
        matching: matching.length,
        looked_through: read.length,
        older_lines_not_looked_at: !complete,
      },
      lists: { lines_newest_first: matching.slice(-lines).reverse().map(linePart) },
    };
  },
});

interface ReadLine {
  readonly line: string;
  /** Of this line, or of the one that it continues. */
  readonly of: Pick<ServerLine, 'at' | 'level'>;
}

/** The end of a log, back to before a time where one is given, as far as a few readings go. */
async function linesBack(
  server: ManagedServer,
  file: string,
  since: EpochMs | undefined,
  signal: AbortSignal,
): Promise<{ readonly read: readonly ReadLine[]; readonly complete: boolean }> {
  let block = await server.logs.tail(file, { lines: LINES, signal });
  if (block === undefined) {
    throw notFound('log');
  }
  let read = withTimes(block.lines);
  for (let time = 1; time < TIMES && !block.atBeginning && since !== undefined; time += 1) {
    const oldest = read.find(({ of }) => of.at !== undefined)?.of.at;
    if (oldest !== undefined && oldest < since) {
      break;
    }
    const before = await server.logs.before(file, block.start, { lines: LINES, signal });
    if (before === undefined) {
      break;
    }
    block = before;
    read = [...withTimes(before.lines), ...read];
  }
  return { read, complete: block.atBeginning };
}

function withTimes(lines: readonly string[]): readonly ReadLine[] {
  let of: ReadLine['of'] = {};
  return lines.map((line) => {
    of = readServerLine(line) ?? of;
    return { line, of };
  });
}

function linePart({ line, of }: ReadLine): Part {
  return { at: timeIfAny(of.at), level: word(of.level ?? 'none'), text: quoted(line, 260) };
}
