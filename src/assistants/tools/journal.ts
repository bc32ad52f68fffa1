import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import type { AuditLine } from '../../campaign/instance';
import { explainText } from '../../knowledge';
import type { Part } from '../answer/answer';
import { quoted, sentence, timeIfAny, word } from '../answer/quoted';
import type { ToolCall } from '../context';
import { defineTool } from '../defineTool';
import {
  aboutInstance,
  around,
  AROUND,
  chosen,
  DELIVERY,
  deliveryPart,
  INSTANCE,
  MINUTES,
  namedDelivery,
  timeNamed,
} from './common';

/** Newest lines that are looked through. */
const LOOKED_THROUGH = 2000;
/** `@logType` of errors and warnings. */
const WARNING = 1;
const TYPES = ['error', 'warning', 'info', 'status', 'verbose'] as const;

export const journal = defineTool({
  name: 'campaign_journal',
  title: () => l10n.t('Journal of a Delivery'),
  summary: () => l10n.t('Lines of a delivery’s journal, around a time or the newest.'),
  description:
    'Lines of the journal (audit log) of one delivery: the newest, or those around a time; with problems_only just errors and warnings. Texts that are known come with what they mean.',
  icon: 'output',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({
    instance: INSTANCE,
    delivery: DELIVERY,
    around: AROUND,
    minutes: MINUTES,
    problems_only: z.optional(z.boolean()),
    lines: z.optional(z.int().check(z.gte(1), z.lte(100), z.describe('How many lines at most; 30 without it.'))),
  }),
  run: async (
    call,
    { instance, delivery: named, around: middle, minutes = 10, problems_only: problems, lines = 30 },
  ) => {
    const at = timeNamed(middle);
    const found = await chosen(call, instance);
    const delivery = await namedDelivery(found, named, call.signal);
    const read = await found.instance.audit.tail(delivery.id, LOOKED_THROUGH, call.signal);
    const matching = read.filter(
      (line) => (at === undefined || around(line.at, at, minutes)) && (problems !== true || line.type <= WARNING),
    );
    return {
      about: {
        ...aboutInstance(found),
        delivery: deliveryPart(delivery),
        matching: matching.length,
        looked_through: read.length,
        // The journal is longer than what was read.
        older_lines_not_looked_at: read.length >= LOOKED_THROUGH,
      },
      lists: {
        lines_newest_first: matching
          .slice(-lines)
          .reverse()
          .map((line) => linePart(line, call)),
      },
    };
  },
});

function linePart({ at, type, message }: AuditLine, call: ToolCall): Part {
  const [known] = type > WARNING ? [] : explainText(message, { language: call.language(), place: 'journal' });
  return {
    at: timeIfAny(at),
    kind: word(TYPES[type] ?? 'other'),
    text: quoted(message, 240),
    means: known && sentence(known.meaning, []),
  };
}
