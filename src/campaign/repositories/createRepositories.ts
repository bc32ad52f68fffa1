import type { HttpClient } from '../http/httpClient';
import type { RetryPolicy } from '../http/retry';
import type { CampaignInstance, InstanceInfo } from '../instance';
import type { CampaignLog } from '../open';
import { EntityReader } from '../query/entityReader';
import { QueryRunner } from '../query/runner';
import type { SchemaShelf } from '../schema/schemaShelf';
import { Schemas } from '../schema/schemas';
import type { Caller } from '../session/caller';
import { CAMPAIGN_WRITES } from '../writes';
import { Plans } from './plans';
import { Audience } from './audience';
import { Audit } from './audit';
import { campaignsRepository } from './campaigns';
import { campaignWrites } from './campaignWrites';
import { Content } from './content';
import { GroupCounter } from './countByGroup';
import { Deliveries } from './deliveries';
import { DeliveryGroupCounter } from './deliveryGroups';
import { DeliveryRows } from './deliveryRows';
import { exclusionLog } from './exclusions';
import { LogSchemaFinder } from './logSchemas';
import { Machines } from './machines';
import { Messages } from './messages';
import { Monitoring } from './monitoring';
import { Options } from './options';
import { Profile } from './profile';
import { ReactionLog } from './reactionLog';
import { SourceReader } from './readSource';
import { Reputation } from './reputation';
import { Senders } from './senders';
import { Statistics } from './statistics';
import { Throughput } from './throughput';
import { Topology } from './topology';
import { Tracking } from './tracking';
import { trackingLog } from './trackingLogs';
import { workflowsRepository } from './workflows';

/** What repositories are made of. */
export interface RepositorySources {
  /** What the sign-in told. */
  readonly info: InstanceInfo;
  readonly caller: Caller;
  readonly log: CampaignLog;
  readonly shelf?: SchemaShelf;
  readonly retry: RetryPolicy;
  /** For addresses other than the instance's own. */
  readonly web: Pick<HttpClient, 'exchange'>;
  /** Aborts when the session ends. */
  readonly life: AbortSignal;
  /** Our clock, epoch ms. */
  readonly now: () => number;
}

/** What panels and diagnoses ask about. */
const USUAL_SCHEMAS = [
  'nms:delivery',
  'nms:broadLogRcp',
  'nms:deliveryStat',
  'nms:trackingUrl',
  'nms:trackingStats',
  'nms:deliveryLogStats',
  'xtk:jobLog',
  'xtk:workflow',
];

/** Every repository of one instance. They share what is known of its schemas. */
export function createRepositories({
  info,
  caller,
  log,
  shelf,
  retry,
  web,
  life,
  now,
}: RepositorySources): Omit<CampaignInstance, 'info' | 'inBackground' | 'logoff'> {
  const runner = new QueryRunner(caller);
  const schemas = new Schemas(caller, log, life, shelf);
  schemas.foresee(USUAL_SCHEMAS);
  const entities = new EntityReader(runner, schemas, log);
  const rows = new DeliveryRows(entities);
  const finder = new LogSchemaFinder(rows);
  const options = new Options(caller, runner);
  return {
    deliveries: new Deliveries(
      { entities, rows },
      { groups: new GroupCounter(runner, entities), by: new DeliveryGroupCounter(entities, schemas) },
      new SourceReader(entities, schemas),
    ),
    audit: new Audit(entities),
    tracking: new Tracking(entities, rows, runner),
    statistics: new Statistics(entities, runner),
    throughput: new Throughput(entities, retry),
    options,
    monitoring: new Monitoring(entities, caller, now),
    machines: new Machines(entities, caller),
    topology: new Topology(entities, options, info),
    profile: new Profile(entities, schemas),
    senders: new Senders(entities),
    reputation: new Reputation(entities, schemas),
    audience: new Audience(entities),
    plans: new Plans(entities),
    content: new Content(entities, web),
    messages: new Messages(entities, finder, schemas, retry, caller),
    exclusions: exclusionLog(entities, finder, retry),
    trackingLogs: trackingLog(entities, finder, retry),
    schemas,
    reactionLog: new ReactionLog(entities, runner, finder),
    workflows: workflowsRepository(entities),
    campaigns: campaignsRepository(entities, schemas),
    [CAMPAIGN_WRITES]: campaignWrites(caller, schemas),
  };
}
