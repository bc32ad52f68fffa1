import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { ConnectionAccess } from '../connections/access';
import type { ConnectionDescriptor } from '../connections/descriptor';
import { midsOf } from '../connections/midSourcing';
import type { DeliveryDetail, EpochMs } from '../domain/delivery';
import { DELIVERY_MODE } from '../domain/deliveryKind';
import { DELIVERY_STATES } from '../domain/deliveryState';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { Observed } from '../domain/judgement/observed';
import type { TwinAtMid, TwinSeen } from '../domain/topology/twin';
import { findingTitle } from './findingText';
import { observe } from './source';

/** The mid has to be signed in to, and its servers asked, ms. */
const TWIN_LIMIT_MS = 45_000;

/** Twins that wait are examined one by one; of further ones it is only told that they wait. */
const MOST_EXAMINED = 4;

/** States in which where the twin stands says something. */
const AWAY = [
  DELIVERY_STATES.startPending,
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
] as const;

/** States of a twin that wait for something. */
const WAITS: readonly number[] = [DELIVERY_STATES.startPending, DELIVERY_STATES.retryPending, DELIVERY_STATES.paused];

export interface Following {
  readonly access: ConnectionAccess;
  readonly connectionId: string;
  readonly instance: CampaignInstance;
  readonly delivery: DeliveryDetail;
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
  /** Examines a delivery of another instance. */
  readonly examine: (
    ref: { readonly connectionId: string; readonly deliveryId: string },
    signal: AbortSignal,
  ) => Promise<Diagnosis>;
}

/**
 * Follows a delivery that goes by mid-sourcing to the server that sends it, when that is one of the person's instances.
 * Undefined for a delivery that is not handed over, or has nothing to follow now.
 */
export async function followTwin(following: Following): Promise<Observed<TwinSeen> | undefined> {
  const { delivery, access, now, signal } = following;
  if (delivery.deliveryMode !== DELIVERY_MODE.midSourcing || !AWAY.some((state) => state === delivery.state)) {
    return undefined;
  }
  const source = l10n.t('mid-sourcing server of {0}', delivery.routing?.label ?? delivery.internalName);
  return observe({ source, timeoutMs: TWIN_LIMIT_MS, now, signal }, async (limit): Promise<TwinSeen> => {
    const { server, mids } = await midsOf(access, following, delivery, limit);
    const seen = await Promise.all(mids.map((mid) => seenAt(following, mid, limit)));
    return slowest(seen) ?? { kind: 'notLinked', ...(server === undefined ? {} : { server }) };
  });
}

type SeenThere = Extract<TwinSeen, { readonly kind: 'seen' }>;

/** A split delivery is as far as the slowest of its twins: one whose reason to wait is known, one that waits, any. */
function slowest(seen: readonly SeenThere[]): SeenThere | undefined {
  const holds: readonly ((twin: TwinAtMid) => boolean)[] = [
    ({ because }) => because !== undefined,
    ({ state }) => WAITS.includes(state),
    ({ state }) => state < DELIVERY_STATES.startPending,
    () => true,
  ];
  for (const isSo of holds) {
    const found = seen.find(({ twins }) => twins.some(isSo));
    if (found !== undefined) {
      return found;
    }
  }
  return seen[0];
}

async function seenAt(
  { access, delivery, examine }: Following,
  mid: ConnectionDescriptor,
  signal: AbortSignal,
): Promise<SeenThere> {
  const instance = await access.instance(mid.id, signal);
  const answer = await instance.topology.twins({ deliveryId: delivery.id, remoteId: delivery.midRemoteId }, signal);
  const examined = answer.twins.filter(({ state }) => WAITS.includes(state)).slice(0, MOST_EXAMINED);
  const twins = await Promise.all(
    answer.twins.map(async (twin): Promise<TwinAtMid> => {
      if (!examined.includes(twin)) {
        return twin;
      }
      const { findings } = await examine({ connectionId: mid.id, deliveryId: twin.id }, signal);
      const holds = findings.find(({ holdsUp, severity }) => holdsUp ?? severity === 'error');
      return holds === undefined ? twin : { ...twin, because: findingTitle(holds) };
    }),
  );
  return {
    kind: 'seen',
    connectionId: mid.id,
    instance: mid.name,
    twins,
    ...(answer.foreign === undefined ? {} : { foreign: answer.foreign }),
  };
}
