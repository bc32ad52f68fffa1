import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import {
  hardBounces,
  judgeBounces,
  processedOf,
  reasonTotals,
  softBounces,
  type DomainResults,
} from '../../domain/domainResults';
import { HARD_BOUNCE_LIMIT, SOFT_BOUNCE_LIMIT } from '../../domain/failureReason';
import type { Part } from '../answer/answer';
import { quoted, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { ToolProblem } from '../toolProblem';
import { aboutInstance, chosen, DELIVERY, deliveryPart, INSTANCE, namedDelivery, rounded } from './common';

const MOST_DOMAINS = 40;

export const failures = defineTool({
  name: 'campaign_failures',
  title: () => l10n.t('Failures by Reason and Domain'),
  summary: () => l10n.t('Why messages of a delivery failed, and which mail providers refuse them.'),
  description:
    'Failures of one delivery by reason, and each destination domain with what was delivered, what waits, hard and soft bounces and their shares, held against Adobe’s limits (hard over 2 %, soft over 10 %), the worst first. Ask for it when a domain is slow or refuses.',
  icon: 'mail',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({ instance: INSTANCE, delivery: DELIVERY }),
  run: async (call, { instance, delivery: named }) => {
    const found = await chosen(call, instance);
    const delivery = await namedDelivery(found, named, call.signal);
    const results = await found.instance.statistics.byDomain(delivery.id, call.signal);
    if (results === undefined) {
      throw new ToolProblem(word('This instance has no statistics by domain, or does not show them.'));
    }
    const bounced = (one: DomainResults): number => (hardBounces(one) ?? 0) + (softBounces(one) ?? 0);
    const worst = [...results].sort((a, b) => bounced(b) - bounced(a) || (processedOf(b) ?? 0) - (processedOf(a) ?? 0));
    return {
      about: {
        ...aboutInstance(found),
        delivery: deliveryPart(delivery),
        limits: { hard: HARD_BOUNCE_LIMIT, soft: SOFT_BOUNCE_LIMIT },
        domains_in_all: results.length,
      },
      lists: {
        reasons: reasonTotals(results).map(({ reason, count }) => ({ reason: word(reason), count })),
        domains: worst.slice(0, MOST_DOMAINS).map(domainPart),
      },
    };
  },
});

function domainPart(results: DomainResults): Part {
  const processed = processedOf(results);
  const share = (count: number | undefined): number | undefined =>
    count === undefined || processed === undefined || processed === 0 ? undefined : rounded(count / processed, 4);
  return {
    domain: quoted(results.domain, 80),
    waiting: results.prepared,
    delivered: results.success,
    hard: hardBounces(results),
    hard_share: share(hardBounces(results)),
    soft: softBounces(results),
    soft_share: share(softBounces(results)),
    verdict: word(judgeBounces(results)),
  };
}
