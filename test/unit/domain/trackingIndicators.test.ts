import assert from 'node:assert/strict';
import {
  INDICATOR_IDS,
  trackingIndicator,
  trackingIndicators,
  urlShares,
} from '../../../src/domain/trackingIndicators';
import type { IndicatorId } from '../../../src/domain/trackingIndicators';
import type { TrackedUrl, TrackingFigures } from '../../../src/domain/tracking';

/** Computed by hand: 10,000 messages, 800 of them text; 9,700 delivered; 2,300 opened, 460 clicked. */
const FIGURES: TrackingFigures = {
  toDeliver: 10_000,
  text: 800,
  success: 9_700,
  error: 300,
  recipientOpen: 2_300,
  totalRecipientOpen: 4_111,
  personClick: 485,
  recipientClick: 460,
  totalRecipientClick: 970,
  mirrorPage: 31,
  optOut: 12,
  transaction: 40,
  amount: 3_000,
  article: 60,
  totalWebPage: 90,
};

const EXPECTED: Record<IndicatorId, number> = {
  toDeliver: 10_000,
  success: 9_700,
  opens: 2_300,
  estimatedOpens: 2_500, // 2300 × 10000 / 9200
  estimatedTotalOpens: 4_468, // 4111 × 10000 / 9200 = 4468.48
  openRate: 2_300 / 9_700,
  recipientClicks: 460,
  personClicks: 485,
  totalClicks: 970,
  rawReactivity: 0.2,
  estimatedReactivity: 0.184, // 460 / 2500
  distinctClickRate: 0.05,
  cumulatedClickRate: 0.1,
  mirrorPage: 31,
  optOut: 12,
  forwards: 25,
  visitedPages: 90,
  transactions: 40,
  amount: 3_000,
  averageTransaction: 75,
  items: 60,
  averageItems: 1.5,
  averageAmountPerMessage: 0.3,
};

describe('domain/trackingIndicators', () => {
  it('agrees with the table computed by hand', () => {
    assert.equal(INDICATOR_IDS.length, Object.keys(EXPECTED).length);
    for (const { id, value, formula } of trackingIndicators(FIGURES)) {
      assert.equal(value, EXPECTED[id], id);
      assert.notEqual(formula, '');
    }
  });

  it('says undefined, never zero, when any counter it needs is missing', () => {
    for (const { id, value } of trackingIndicators({})) {
      assert.equal(value, undefined, id);
    }
    assert.equal(trackingIndicator('estimatedOpens', { toDeliver: 10, recipientOpen: 1 }).value, undefined);
    assert.equal(trackingIndicator('rawReactivity', { recipientClick: 1 }).value, undefined);
    assert.equal(trackingIndicator('forwards', { personClick: 1 }).value, undefined);
  });

  it('divides by nothing as Campaign does: 0', () => {
    assert.equal(trackingIndicator('rawReactivity', { recipientClick: 3, recipientOpen: 0 }).value, 0);
    assert.equal(trackingIndicator('estimatedOpens', { toDeliver: 5, text: 5, recipientOpen: 2 }).value, 0);
    assert.equal(trackingIndicator('averageTransaction', { amount: 5, transaction: 0 }).value, 0);
  });

  it('shares clicks among the URLs without the open one', () => {
    const url = (id: string, totalClicks?: number): TrackedUrl => ({
      id,
      label: id,
      source: 'https://x',
      type: 1,
      totalClicks,
    });
    const shares = urlShares([url('1', 500), url('2', 30), url('3', 10), url('4')]);
    assert.deepEqual(
      shares.map(({ url: { id }, share }) => [id, share]),
      [
        ['2', 0.75],
        ['3', 0.25],
        ['4', undefined],
      ],
    );
  });
});
