import { factWordsOf, findingWordsOf, ruledOutWordsOf } from '../judgement/definition';
import type { NumberSetting } from '../numberSetting';
import { affinityNotReady } from './deliveries/affinityNotReady';
import { bigDeliveriesTogether } from './deliveries/bigDeliveriesTogether';
import { failedDeliveries } from './deliveries/failedDeliveries';
import { longPreparations } from './deliveries/longPreparations';
import { manyErrors } from './deliveries/manyErrors';
import { manyQuarantines } from './deliveries/manyQuarantines';
import { manyRetries } from './deliveries/manyRetries';
import { overdueStarts } from './deliveries/overdueStarts';
import { slowPreparations } from './deliveries/slowPreparations';
import { standingStill } from './deliveries/standingStill';
import { validityEndsSoon } from './deliveries/validityEndsSoon';
import { validityIgnored } from './deliveries/validityIgnored';
import { dkim } from './dns/dkim';
import { dmarc } from './dns/dmarc';
import { mx } from './dns/mx';
import { ptr } from './dns/ptr';
import { spf } from './dns/spf';
import { wavesTooClose } from './deliveries/wavesTooClose';
import { cleanupStale } from './instance/cleanupStale';
import { concurrencyReached } from './instance/concurrencyReached';
import { concurrencyTooHigh } from './instance/concurrencyTooHigh';
import { feedingWorkflows } from './instance/feedingWorkflows';
import { purgeUnlimited } from './instance/purgeUnlimited';
import { trackingStale } from './instance/trackingStale';
import { workflowsInError } from './instance/workflowsInError';
import { heavyMails } from './mails/heavyMails';
import { imageTypes } from './mails/imageTypes';
import { imagesHeavy } from './mails/imagesHeavy';
import { imagesInline } from './mails/imagesInline';
import { imagesMissing } from './mails/imagesMissing';
import { imagesNotPublished } from './mails/imagesNotPublished';
import { imagesOverHttp } from './mails/imagesOverHttp';
import { imagesWithoutAlt } from './mails/imagesWithoutAlt';
import { publicResources } from './mails/publicResources';
import { publicUnreachable } from './mails/publicUnreachable';
import { complaints } from './reputation/complaints';
import { domainBounces } from './reputation/domainBounces';
import { inactiveRecipients } from './reputation/inactiveRecipients';
import { quarantineGrowth } from './reputation/quarantineGrowth';
import { unknownUsers } from './reputation/unknownUsers';
import { affinitiesDiffer } from './servers/affinitiesDiffer';
import { configurationFaults } from './servers/configurationFaults';
import { clocksDiffer } from './servers/clocksDiffer';
import { buildsDiffer } from './servers/buildsDiffer';
import { buildVulnerable } from './servers/buildVulnerable';
import { diskSpace } from './servers/diskSpace';
import { modulesMissing } from './servers/modulesMissing';
import { mtaChildren } from './servers/mtaChildren';
import { mtaMemory } from './servers/mtaMemory';
import { relaySet } from './servers/relaySet';
import { sharedIdentities } from './servers/sharedIdentities';
import { statServerEmpty } from './servers/statServerEmpty';
import { temporaryFilesOld } from './servers/temporaryFilesOld';
import { tlsForAll } from './servers/tlsForAll';
import { verifyMode } from './servers/verifyMode';

/** Every rule of the health check, the gravest subject first. */
export const RULES = [
  modulesMissing,
  buildVulnerable,
  overdueStarts,
  statServerEmpty,
  verifyMode,
  affinityNotReady,
  affinitiesDiffer,
  configurationFaults,
  sharedIdentities,
  clocksDiffer,
  failedDeliveries,
  standingStill,
  longPreparations,
  slowPreparations,
  validityEndsSoon,
  manyErrors,
  manyQuarantines,
  complaints,
  unknownUsers,
  domainBounces,
  quarantineGrowth,
  inactiveRecipients,
  bigDeliveriesTogether,
  wavesTooClose,
  manyRetries,
  cleanupStale,
  trackingStale,
  concurrencyReached,
  concurrencyTooHigh,
  workflowsInError,
  feedingWorkflows,
  mtaChildren,
  mtaMemory,
  diskSpace,
  buildsDiffer,
  temporaryFilesOld,
  purgeUnlimited,
  tlsForAll,
  relaySet,
  validityIgnored,
  publicResources,
  imagesNotPublished,
  publicUnreachable,
  imagesMissing,
  imagesOverHttp,
  imageTypes,
  imagesInline,
  imagesHeavy,
  heavyMails,
  imagesWithoutAlt,
  mx,
  spf,
  dkim,
  dmarc,
  ptr,
] as const;

export type RuleId = (typeof RULES)[number]['id'];

/** The words of everything that the rules may say. */
export const RULE_FINDINGS = findingWordsOf(RULES);
export const RULE_FACTS = factWordsOf(RULES);
export const RULE_RULED_OUT = ruledOutWordsOf(RULES);

/** The thresholds of all rules, each once, in the order of the rules. */
export const THRESHOLDS: readonly NumberSetting[] = [...new Set(RULES.flatMap(({ thresholds }) => [...thresholds]))];

/** The filter of the Deliveries view that shows what a rule is about; undefined for one that is about something else. */
export function filterOf(rule: string): string | undefined {
  return RULES.find(({ id }) => id === rule)?.filter;
}
