import type { CampaignInstance } from './instance';
import { CAMPAIGN_WRITES, type CampaignWrites } from './writes';

/** The same instance for whoever may look and nothing else: what would change it throws before anything is sent. */
export function readOnly(instance: CampaignInstance): CampaignInstance {
  return { ...instance, [CAMPAIGN_WRITES]: REFUSING };
}

const REFUSING = new Proxy({} as CampaignWrites, {
  get: (_writes, name) => () => {
    throw new Error(`This reads only: ${String(name)} was refused.`);
  },
});
