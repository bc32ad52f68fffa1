import type { CampaignModule } from './open';
import { openInstance, testReachability } from './openInstance';

/** The client as features load it: `await import('./campaign')`. */
const campaign: CampaignModule = { openInstance, testReachability };

export { openInstance, testReachability };
export default campaign;
