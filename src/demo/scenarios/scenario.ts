import { insertDelivery } from '../data/insertDelivery';
import type { DeliveryPlan } from '../data/plan';
import { playDelivery } from '../data/play';
import { randomOf } from '../engine/chance';
import type { ServerFarm } from '../servers/farm';
import type { Store } from '../store/store';
import type { Truth } from './truth';

/** What a scenario may change. */
export interface ScenarioContext {
  readonly store: Store;
  readonly farm: ServerFarm;
  /** Name of the Campaign instance. */
  readonly instance: string;
  /** The instance's time, epoch ms. */
  readonly now: number;
  /** Rates of plans are meant for this many times the usual customers. */
  readonly scale: number;
  /** Where published resources are: the demo's own address below which `/res` is. */
  readonly publicUrl: string;
}

/** A trouble to practise on, or to test with. */
export interface Scenario {
  readonly name: string;
  /** One sentence: what is wrong. */
  readonly title: string;
  /** What is the case, what matters most first; nothing where all is well. */
  readonly truth: readonly Truth[];
  /** Label of the delivery it shows on, where it shows on one. */
  readonly subject?: string;
  /** It changes the whole instance, so that it shows on deliveries of other scenarios too. */
  readonly alone?: true;
  /** Servers that whoever connects is told of; all of them when not given. */
  readonly declared?: readonly string[];
  /** A demo that starts with it starts at this time of this machine's day, ms since midnight: all its clocks are moved on. */
  readonly timeOfDay?: number;
  /** No page for anybody names the instance, as outside of a debug zone; whoever connects has a token only. */
  readonly unnamed?: true;
  /** As many customers are needed for it to show; 400 are enough when not given. */
  readonly customers?: number;
  readonly apply: (context: ScenarioContext) => void;
}

/** Adds a delivery to a filled instance and brings it to where its plan says; answers its id. */
export function addDelivery({ store, now, scale }: ScenarioContext, plan: DeliveryPlan): number {
  const id = store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery') + 7;
  const operation = store.first('SELECT iOperationId FROM NmsOperation WHERE sLabel = ?', [plan.operation ?? '']);
  const operations = new Map(
    operation === undefined ? [] : [[plan.operation ?? '', Number(operation['iOperationId'])]],
  );
  const scaled = { ...plan, rate: plan.rate * scale };
  const urls = insertDelivery(store, { id, plan: scaled, now }, operations, randomOf(id));
  playDelivery(store, { id, plan: scaled, urls }, now);
  return id;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The full minute that began `ago` ms before now. */
export function minuteBefore(now: number, ago: number): number {
  return Math.floor((now - ago) / MINUTE) * MINUTE;
}
