import './jitless';
import * as z from 'zod/mini';
import { epochMs, optionalNumber, subject, text } from './common';
import { commonState } from './savedState';

/** Where a connection stands: see `connections/connectionState`. */
export const STANDINGS = [
  'disconnected',
  'connecting',
  'connected',
  'degraded',
  'refused',
  'banned',
  'failed',
] as const;

const instanceRow = z.object({
  connectionId: text,
  name: text,
  environment: subject.shape.environment,
  environmentLabel: text,
  standing: z.enum(STANDINGS),
  /** Deliveries that need attention. This and the following are missing for an instance that is not signed in to. */
  late: optionalNumber,
  /** Deliveries that failed within a day. */
  failed: optionalNumber,
  /** Deliveries in progress. */
  inProgress: optionalNumber,
  /** Messages per hour, now. */
  perHour: optionalNumber,
  /** The same for each minute of the last hour, oldest first. */
  rates: z.array(z.number()),
  /** Modules that should run and do not; missing where the servers were not looked at. */
  missingModules: optionalNumber,
  /** When the instance was read, by this machine's clock. */
  readAt: z.optional(epochMs),
  /** Why it could not be read. */
  problem: z.optional(text),
});
export type InstanceRow = z.output<typeof instanceRow>;

const snapshot = z.object({ subject, rows: z.array(instanceRow), readAt: epochMs });
export type OverviewSnapshot = z.output<typeof snapshot>;

/** What the host tells the page. */
export const overviewToPanel = [z.object({ type: z.literal('overview'), snapshot })] as const;

/** What a row leads to: commands of the extension. */
export const INSTANCE_ACTIONS = [
  'connect',
  'diagnoseAllPending',
  'openFailures',
  'openInstanceThroughput',
  'refreshServers',
] as const;
export type InstanceAction = (typeof INSTANCE_ACTIONS)[number];

/** What the page asks of the host. */
export const overviewToHost = [
  z.object({ type: z.literal('ofInstance'), connectionId: text, action: z.enum(INSTANCE_ACTIONS) }),
] as const;

/** What the page stores. */
export const overviewState = z.object(commonState);
