import { softBounces } from '../../domainResults';
import { perProvider } from './perProvider';

/** Soft bounces of a provider: over 10 % a reputation is in danger (Adobe, "Monitoring deliveries"). */
export const domainBounces = perProvider({
  id: 'domainBounces',
  of: softBounces,
  most: ({ softShare }) => softShare,
  least: 1,
  missing: 'nms:deliveryLogStats',
});
