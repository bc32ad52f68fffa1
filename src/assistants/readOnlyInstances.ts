import type { CampaignInstance } from '../campaign/instance';
import { readOnly as readOnlyInstance } from '../campaign/readOnly';
import { readOnly as readOnlyServer } from '../servers/readOnly';
import type { Instances } from './context';

/** The same instances without anything in them that could change one: whatever a tool is talked into, it has nothing to do it with. */
export function readOnlyInstances(instances: Instances): Instances {
  const known = new WeakMap<CampaignInstance, CampaignInstance>();
  const reading = (instance: CampaignInstance): CampaignInstance => {
    const wrapped = known.get(instance) ?? readOnlyInstance(instance);
    known.set(instance, wrapped);
    return wrapped;
  };
  return {
    list: () => instances.list(),
    state: (id) => instances.state(id),
    existing: (id) => {
      const instance = instances.existing(id);
      return instance && reading(instance);
    },
    open: async (id, signal) => reading(await instances.open(id, signal)),
    servers: async (id) => (await instances.servers(id)).map(readOnlyServer),
  };
}
