import type { Rule } from '../rule';
import { complaints } from './complaints';
import { domainBounces } from './domainBounces';
import { inactiveRecipients } from './inactiveRecipients';
import { quarantineGrowth } from './quarantineGrowth';
import { unknownUsers } from './unknownUsers';

/** How providers and addresses take what is sent. */
export const REPUTATION_RULES: readonly Rule[] = [
  complaints,
  unknownUsers,
  domainBounces,
  quarantineGrowth,
  inactiveRecipients,
];
