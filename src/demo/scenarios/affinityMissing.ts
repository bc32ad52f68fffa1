import { plan } from '../data/plan';
import { addDelivery, MINUTE, minuteBefore, type Scenario } from './scenario';

export const STUCK_BY_AFFINITY = 'VIP evening – invitation';

export const affinityMissing: Scenario = {
  name: 'affinityMissing',
  title: 'A delivery asks for the IP affinity "vip", which can be chosen but is configured on no server.',
  truth: ['configuration.affinityNowhere'],
  subject: STUCK_BY_AFFINITY,
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: STUCK_BY_AFFINITY,
        subject: 'You are invited',
        contact: minuteBefore(context.now, 132 * MINUTE),
        segment: 'vip',
        share: 0.075,
        rate: 24,
        weight: 51_000,
        openRate: 0.52,
        clickRate: 0.19,
        maxRetry: 0,
        affinity: 'vip',
        theme: 'gifts',
        operation: 'Black Friday',
        author: 1063,
        standing: { kind: 'confirmed' },
      }),
    );
  },
};
