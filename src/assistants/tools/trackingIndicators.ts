import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { trackingIndicators as indicatorsOf, urlShares } from '../../domain/trackingIndicators';
import { identifier, quoted, quotedIfAny, sentence, timeIfAny, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { ToolProblem } from '../toolProblem';
import { aboutInstance, chosen, DELIVERY, deliveryPart, INSTANCE, namedDelivery, rounded } from './common';

const MOST_URLS = 15;

export const trackingIndicators = defineTool({
  name: 'campaign_tracking',
  title: () => l10n.t('Tracking Indicators'),
  summary: () => l10n.t('Opens, clicks and the other indicators of a delivery, each with Adobe’s formula.'),
  description:
    'The indicators of Adobe’s tracking report for one delivery, as in the tracking panel: opens, clicks, reactivity, opt-outs, purchases, each with its unit and Adobe’s own formula (percent values are ratios: 0.25 is 25 %), and the most clicked URLs. An indicator without a value is not available on this instance; it is not zero.',
  icon: 'graph',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({ instance: INSTANCE, delivery: DELIVERY }),
  run: async (call, { instance, delivery: named }) => {
    const found = await chosen(call, instance);
    const delivery = await namedDelivery(found, named, call.signal);
    const { tracking } = found.instance;
    const [figures, urls] = await Promise.all([
      tracking.figures(delivery.id, call.signal),
      tracking.urls(delivery.id, call.signal),
    ]);
    if (figures === undefined) {
      throw new ToolProblem(word('The instance gives no indicators for this delivery.'));
    }
    const clicked = [...urlShares(urls)].sort((a, b) => (b.url.totalClicks ?? 0) - (a.url.totalClicks ?? 0));
    return {
      about: {
        ...aboutInstance(found),
        delivery: deliveryPart(delivery),
        computed_at: timeIfAny(figures.computedAt),
        out_of_date: figures.pending,
      },
      lists: {
        indicators: indicatorsOf(figures).map(({ id, value, unit, formula }) => ({
          id: word(id),
          value: rounded(value, unit === 'percent' ? 4 : 2),
          unit: word(unit),
          formula: sentence(formula, []),
        })),
        urls: clicked.slice(0, MOST_URLS).map(({ url, share }) => ({
          id: identifier(url.id),
          label: quoted(url.label, 80),
          address: quoted(url.source, 120),
          category: quotedIfAny(url.category, 40),
          clicks: url.totalClicks,
          share: rounded(share, 4),
        })),
      },
    };
  },
});
