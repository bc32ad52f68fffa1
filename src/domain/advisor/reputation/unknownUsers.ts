import { hardBounces } from '../../domainResults';
import { perProvider } from './perProvider';

/** Unknown users, Adobe's hard bounces: 2 % and more mean bad data (Adobe, "Monitoring deliveries"). */
export const unknownUsers = perProvider({
  id: 'unknownUsers',
  of: hardBounces,
  most: ({ unknownUserShare }) => unknownUserShare,
  least: 1,
  missing: 'nms:deliveryLogStats/@unknownUser',
});
