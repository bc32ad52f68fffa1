import { isCampaignError } from '../../campaign/errors';
import type { CampaignInstance } from '../../campaign/instance';
import type { AskedSchema } from '../../campaign/profile';
import type { ServerAccess } from '../../connections/access';
import { instanceNameOf } from '../../connections/instanceName';
import type { EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { readServerLine } from '../../domain/log/serverLine';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import { instanceTopology, type InstanceRole } from '../../domain/topology/instanceRole';
import {
  PROFILED_FEATURES,
  schemaMask,
  type FeatureSeen,
  type InstanceProfile,
  type ProfiledFeature,
  type SchemaProfile,
} from '../../domain/topology/instanceProfile';
import { READ_OPTIONS, TRIALS, type Sample, type Trial } from './features';

export interface CheckOptions {
  readonly instance: CampaignInstance;
  readonly servers: Awaited<ReturnType<ServerAccess['servers']>>;
  /** What a person said that the instance is there for. */
  readonly roles?: readonly InstanceRole[];
  readonly now: () => EpochMs;
  /** Hears of each feature that was tried. */
  readonly progress?: (feature: ProfiledFeature) => void;
}

/** One trial must not keep the others waiting for ever, ms. */
const LIMIT_MS = 30_000;

/** Of that many lines at the end of a log it is seen whether they are written as we know it. */
const LOG_LINES = 200;

/** Fewer lines than this share that are understood, and the format is another one: texts may have lines of their own. */
const UNDERSTOOD_SHARE = 0.5;

/**
 * Holds an instance against what the product assumes of it: makes every read that its features are made of, one after
 * the other, and keeps what these asked for and whether it was there. Changes nothing. Rejects only when cancelled.
 */
export async function checkInstance(options: CheckOptions, signal: AbortSignal): Promise<InstanceProfile> {
  const { instance, now } = options;
  const at = now() + instance.info.clockOffsetMs;
  const { rows } = await listed(instance, at, signal);
  const sent = rows.find(({ state }) => state >= DELIVERY_STATES.started && state < DELIVERY_STATES.deleted) ?? rows[0];
  const sample: Sample = { instance, now: at, deliveryId: sent?.id ?? '' };
  const collected = new Schemas();
  const seen: FeatureSeen[] = [];
  const tell = (feature: FeatureSeen): void => {
    seen.push(feature);
    options.progress?.(feature.feature);
  };
  for (const trial of TRIALS) {
    tell(await tried(trial, sample, collected, signal));
  }
  const known = await Promise.all(READ_OPTIONS.map((name) => hasOption(instance, name, signal)));
  tell({ feature: 'options', state: known.includes(undefined) ? 'off' : 'complete', missing: [] });
  tell(await codesSeen(sample, 'states', 'nms:delivery', 'deliveryState', Object.values(DELIVERY_STATES), signal));
  tell(await statusesSeen(sample, signal));
  const methods = await instance.profile.methods(signal).catch(() => []);
  const missingMethods = methods.filter(({ has }) => has === 'no').map(({ service, method }) => `${service}#${method}`);
  tell({
    feature: 'commands',
    state: methods.length === 0 ? 'untried' : missingMethods.length === 0 ? 'complete' : 'reduced',
    missing: missingMethods,
  });
  for (const feature of await serversSeen(options, signal)) {
    tell(feature);
  }
  signal.throwIfAborted();
  const { version, build } = instance.info;
  return {
    profile: 1,
    ...(version === undefined ? {} : { version }),
    ...(build === undefined ? {} : { build }),
    roles: await rolesOf(options, signal),
    schemas: collected.profile(),
    missingMethods,
    options: Object.fromEntries(READ_OPTIONS.map((name, index) => [name, known[index] === true])),
    features: PROFILED_FEATURES.flatMap((feature) => seen.find((one) => one.feature === feature) ?? []),
  };
}

async function listed(
  { deliveries }: CampaignInstance,
  now: EpochMs,
  signal: AbortSignal,
): ReturnType<CampaignInstance['deliveries']['list']> {
  try {
    return await deliveries.list({ now, pageSize: 50 }, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!isCampaignError(error)) {
      throw error;
    }
    // That the list cannot be read is a finding of the check, not its end.
    return { rows: [] };
  }
}

async function tried(trial: Trial, sample: Sample, schemas: Schemas, signal: AbortSignal): Promise<FeatureSeen> {
  const { feature } = trial;
  if (trial.ofDelivery === true && sample.deliveryId === '') {
    return { feature, state: 'untried', because: 'noDelivery', missing: [] };
  }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  const { outcome, schemas: asked } = await sample.instance.profile.inspect(() => trial.read(sample, limit), signal);
  signal.throwIfAborted();
  const because = outcome.status === 'rejected' ? codeOf(outcome.reason) : undefined;
  schemas.add(asked);
  const missing = asked.flatMap(({ name, attributes }) =>
    attributes.filter(({ has }) => has === 'no').map(({ path }) => `${schemas.mask(name)} [${path}]`),
  );
  if (because !== undefined) {
    return { feature, state: 'off', because, missing };
  }
  if (outcome.status === 'fulfilled' && outcome.value === undefined) {
    return { feature, state: 'off', because: 'notShown', missing };
  }
  return { feature, state: missing.length === 0 ? 'complete' : 'reduced', missing };
}

/** What the trials asked for, together. */
class Schemas {
  readonly mask = schemaMask();
  private readonly known = new Map<string, AskedSchema[]>();

  add(asked: readonly AskedSchema[]): void {
    for (const schema of asked) {
      this.known.set(schema.name, [...(this.known.get(schema.name) ?? []), schema]);
    }
  }

  profile(): Readonly<Record<string, SchemaProfile>> {
    return Object.fromEntries(
      [...this.known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, seen]) => [this.mask(name), this.one(seen)]),
    );
  }

  private one(seen: readonly AskedSchema[]): SchemaProfile {
    const presence = new Map(seen.flatMap(({ attributes }) => attributes).map(({ path, has }) => [path, has]));
    const paths = (wanted: 'yes' | 'no' | 'unknown'): readonly string[] =>
      [...presence]
        .filter(([, has]) => has === wanted)
        .map(([path]) => path)
        .sort();
    // Refused once and given another time, by another query: the rows are there.
    const refused = seen.every((one) => one.refused !== undefined) ? seen[0]?.refused : undefined;
    return {
      shown: seen.some(({ shown }) => shown),
      ...(refused === undefined ? {} : { refused }),
      has: paths('yes'),
      missing: paths('no'),
      unknown: paths('unknown'),
    };
  }
}

/** Undefined where it could not be asked. */
async function hasOption(instance: CampaignInstance, name: string, signal: AbortSignal): Promise<boolean | undefined> {
  try {
    return (await instance.options.get(name, signal)) !== undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/** Whether the numbers that we know by name stand in the instance's own enumeration. */
async function codesSeen(
  { instance }: Pick<Sample, 'instance'>,
  feature: ProfiledFeature,
  schema: string,
  name: string,
  codes: readonly number[],
  signal: AbortSignal,
): Promise<FeatureSeen> {
  try {
    const values = await instance.schemas.enumeration(schema, name, signal);
    return compared(
      feature,
      values?.map(({ value }) => value),
      codes,
    );
  } catch (error) {
    signal.throwIfAborted();
    return { feature, state: 'off', because: codeOf(error), missing: [] };
  }
}

async function statusesSeen({ instance, deliveryId }: Sample, signal: AbortSignal): Promise<FeatureSeen> {
  if (deliveryId === '') {
    return { feature: 'statuses', state: 'untried', because: 'noDelivery', missing: [] };
  }
  try {
    const values = await instance.messages.statuses(deliveryId, signal);
    return compared(
      'statuses',
      values?.map(({ value }) => value),
      Object.values(MESSAGE_STATUS),
    );
  } catch (error) {
    signal.throwIfAborted();
    return { feature: 'statuses', state: 'off', because: codeOf(error), missing: [] };
  }
}

function compared(
  feature: ProfiledFeature,
  values: readonly string[] | undefined,
  codes: readonly number[],
): FeatureSeen {
  if (values === undefined) {
    return { feature, state: 'off', because: 'notShown', missing: [] };
  }
  const missing = codes.filter((code) => !values.includes(String(code))).map(String);
  return { feature, state: missing.length === 0 ? 'complete' : 'reduced', missing };
}

async function serversSeen(
  { instance, servers }: CheckOptions,
  signal: AbortSignal,
): Promise<readonly [FeatureSeen, FeatureSeen]> {
  if (servers.length === 0) {
    return [
      { feature: 'servers', state: 'untried', because: 'noServer', missing: [] },
      { feature: 'logLines', state: 'untried', because: 'noServer', missing: [] },
    ];
  }
  const name = (await instanceNameOf(instance.info, servers, signal)) ?? '';
  const reads = await Promise.allSettled(
    servers.flatMap((server) => [
      server.pdump(signal).then(({ modules }) => modules.length > 0),
      server.readConfig(name, signal).then(() => true),
    ]),
  );
  signal.throwIfAborted();
  const failed = reads.filter((read) => read.status === 'rejected' || !read.value);
  const lines = await Promise.all(servers.map((server) => understoodShare(server, name, signal)));
  const shares = lines.filter((share) => share !== undefined);
  return [
    {
      feature: 'servers',
      state: failed.length === 0 ? 'complete' : failed.length < reads.length ? 'reduced' : 'off',
      missing: [],
    },
    {
      feature: 'logLines',
      state:
        shares.length === 0 ? 'untried' : shares.every((share) => share >= UNDERSTOOD_SHARE) ? 'complete' : 'reduced',
      ...(shares.length === 0 ? { because: 'noLog' } : {}),
      missing: [],
    },
  ];
}

/** Of the last lines of the MTA's log, the share that we can take apart; undefined where there is no log. */
async function understoodShare(
  { logs }: CheckOptions['servers'][number],
  instance: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const tail = await logs.tail(`${instance}/log/mta.log`, { lines: LOG_LINES, signal });
    const lines = (tail?.lines ?? []).filter((line) => line.trim() !== '');
    return lines.length === 0
      ? undefined
      : lines.filter((line) => readServerLine(line) !== undefined).length / lines.length;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function rolesOf({ instance, roles }: CheckOptions, signal: AbortSignal): Promise<readonly InstanceRole[]> {
  try {
    return instanceTopology(await instance.topology.signs(signal), roles).roles.map(({ role }) => role);
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

/** The code of an error; never its text, which may name a host. */
function codeOf(error: unknown): string {
  return isCampaignError(error) ? error.code : 'failed';
}
