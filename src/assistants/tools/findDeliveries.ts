import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { ATTENTION_GROUPS } from '../../domain/attention';
import { parseFilter, resolveFilter, type FilterProblem } from '../../domain/deliveryFilter';
import type { Part } from '../answer/answer';
import { identifier, quoted, quotedIfAny, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { ToolProblem } from '../toolProblem';
import { aboutInstance, chosen, deliveryPart, INSTANCE } from './common';

const SORT_KEYS = ['lastModified', 'contactDate', 'sentDate', 'label', 'state', 'size'] as const;

export const findDeliveries = defineTool({
  name: 'campaign_find_deliveries',
  title: () => l10n.t('Find Deliveries'),
  summary: () => l10n.t('Finds deliveries with the filter language of the Deliveries view.'),
  description:
    'Finds deliveries of an instance, newest first. `filter` is the language of the Deliveries view: free words (label, internal name, code) and keys that narrow each other: state:failed,paused (editing ready pending sending retrying paused stopped failed finished), channel:email|sms|push…, since:7d, until:yesterday (24h 7d 4w 3mo 1y today yesterday 2026-11-23), code:, routing:, affinity:. `group` is a group of the view, such as needsAttention. Without both: all, newest first. Each delivery comes with an id for the other tools.',
  icon: 'search',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({
    instance: INSTANCE,
    filter: z.optional(
      z.string().check(z.maxLength(500), z.describe('Such as: state:failed channel:email since:7d newsletter')),
    ),
    group: z.optional(z.enum(ATTENTION_GROUPS)),
    sort: z.optional(z.enum(SORT_KEYS)),
    limit: z.optional(z.int().check(z.gte(1), z.lte(50), z.describe('How many; 20 without it.'))),
    after: z.optional(z.string().check(z.maxLength(12), z.describe('`more` of the answer before: the next page.'))),
  }),
  run: async (call, { instance: named, filter = '', group, sort, limit = 20, after }) => {
    const { filter: parsed, problem } = parseFilter(filter);
    if (problem !== undefined) {
      throw new ToolProblem(word('The filter cannot be read.'), { because: problemPart(problem) });
    }
    const page = after === undefined ? undefined : call.pages.get(after);
    if (after !== undefined && page === undefined) {
      throw new ToolProblem(word('This page is not known any more: ask without `after`.'));
    }
    const found = await chosen(call, named);
    const { rows, next } = await found.instance.deliveries.list(
      {
        now: found.now,
        filter: resolveFilter(parsed, found.now),
        pageSize: limit,
        ...(group === undefined ? {} : { group }),
        ...(sort === undefined ? {} : { sort: { by: sort, descending: sort !== 'label' && sort !== 'state' } }),
        ...(page === undefined ? {} : { after: page }),
      },
      call.signal,
    );
    return {
      about: {
        ...aboutInstance(found),
        found: rows.length,
        more: next === undefined ? undefined : identifier(call.pages.keep(next)),
      },
      lists: { deliveries: rows.map(deliveryPart) },
    };
  },
});

function problemPart({ kind, word: wrong, suggestion }: FilterProblem): Part {
  return { problem: word(kind), at: quoted(wrong, 60), meant: quotedIfAny(suggestion, 60) };
}
