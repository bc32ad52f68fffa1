import { CAMPAIGNS } from './troubles/campaigns';
import { CONFIGURATION } from './troubles/configuration';
import { MACHINES } from './troubles/machines';
import { MID_SOURCING } from './troubles/midSourcing';
import { PLANS } from './troubles/plans';
import { PROCESSES } from './troubles/processes';
import { SENDING_TROUBLES } from './troubles/sending';
import type { Trouble } from './troubles/trouble';
import type { Stage } from './world';

/** Everything that can be the case in a world, by what it is about. */
export const TROUBLES = {
  ...PROCESSES,
  ...CONFIGURATION,
  ...MACHINES,
  ...CAMPAIGNS,
  ...PLANS,
  ...SENDING_TROUBLES,
  ...MID_SOURCING,
} as const;

/** What is the case at a point of a delivery's life, whatever else is. */
export const OF_STAGE: Readonly<Partial<Record<Stage, keyof typeof TROUBLES>>> = {
  scheduled: 'forLater',
  justDue: 'dueForSeconds',
  paused: 'pausedBySomebody',
  retrying: 'retriesPlanned',
};

export type TroubleId = keyof typeof TROUBLES;

export const TROUBLE_IDS = Object.keys(TROUBLES) as readonly TroubleId[];

/** `TROUBLES` by any id, without what the compiler knows of each. */
export function trouble(id: TroubleId): Trouble {
  return TROUBLES[id];
}
