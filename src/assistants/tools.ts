import type { ToolDefinition } from './defineTool';
import { explainDelivery } from './tools/explainDelivery';
import { explainPending } from './tools/explainPending';
import { failures } from './tools/failures';
import { findDeliveries } from './tools/findDeliveries';
import { healthCheck } from './tools/healthCheck';
import { instances } from './tools/instances';
import { journal } from './tools/journal';
import { messageStory } from './tools/messageStory';
import { proposeRemedy } from './tools/proposeRemedy';
import { serverLog } from './tools/serverLog';
import { servers } from './tools/servers';
import { throughput } from './tools/throughput';
import { trackingIndicators } from './tools/trackingIndicators';

/** Every tool there is, in the order in which they are listed. */
export const TOOLS: readonly ToolDefinition[] = [
  instances,
  findDeliveries,
  explainDelivery,
  explainPending,
  trackingIndicators,
  throughput,
  failures,
  messageStory,
  journal,
  serverLog,
  healthCheck,
  servers,
  proposeRemedy,
];
