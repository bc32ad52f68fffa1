import * as l10n from '@vscode/l10n';
import type { ExaminedServer } from '../domain/advisor/instanceEvidence';
import { DEFAULTS } from '../domain/advisor/rule';
import { largeFrom, LOAD_THRESHOLDS } from '../domain/advisor/deliveries/plannedLoad';
import type { Delivery, DeliveryId, EpochMs } from '../domain/delivery';
import { DELIVERY_STATES } from '../domain/deliveryState';
import { taskOf } from '../domain/expectedModules';
import { maskAddresses } from '../domain/maskedAddress';
import { numberText } from '../domain/words/args';
import type { Observed } from '../domain/judgement/observed';
import { WATCHED_OPTIONS, type Sight } from './sight';

/** Something that changed on an instance between two looks. */
export interface Change {
  /** When it was seen first, our clock. */
  readonly at: EpochMs;
  /** In the reader's language. */
  readonly what: string;
  /** What it is about, where that is one delivery. */
  readonly deliveryId?: DeliveryId;
  /** It began to be sent. */
  readonly began?: true;
  /** The module that was started or stopped: `mta@demo`, or `web`. */
  readonly module?: { readonly server: string; readonly task: string; readonly runs: boolean };
}

/** Options whose value moves by itself. */
const MOVING: readonly string[] = ['NmsTracking_LastConsolidation', 'NmsCleanup_LastCleanup'];

/** Everything that changed from one look to the next. What one of them could not read has not changed. */
export function changesBetween(before: Sight, after: Sight, language: string): readonly Change[] {
  const { at } = after;
  return [
    ...optionChanges(before, after),
    ...serverChanges(before, after),
    ...workflowChanges(before, after),
    ...buildChange(before, after),
    ...natureChanges(before, after),
    ...largeStarts(before, after, language),
  ].map((change) => ({ at, ...change }));
}

/** All changes in a series of looks, the newest first. */
export async function changesIn(sights: AsyncIterable<Sight>, language: string): Promise<readonly Change[]> {
  const changes: Change[] = [];
  let before: Sight | undefined;
  for await (const sight of sights) {
    if (before !== undefined) {
      changes.push(...changesBetween(before, sight, language));
    }
    before = sight;
  }
  return changes.reverse();
}

type Unplaced = Omit<Change, 'at'>;

function optionChanges({ options: before }: Sight, { options: after }: Sight): readonly Unplaced[] {
  return WATCHED_OPTIONS.filter((name) => !MOVING.includes(name)).flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    return old.ok && now.ok && old.value !== now.value
      ? [{ what: l10n.t('Option {0}: “{1}” → “{2}”', name, old.value ?? '', now.value ?? '') }]
      : [];
  });
}

function serverChanges({ servers: before }: Sight, { servers: after }: Sight): readonly Unplaced[] {
  return after.flatMap((server) => {
    const old = before.find(({ name }) => name === server.name);
    return old === undefined ? [] : [...moduleChanges(old, server), ...settingChanges(old, server)];
  });
}

function moduleChanges(before: ExaminedServer, { name, modules }: ExaminedServer): readonly Unplaced[] {
  const [old, now] = [tasks(before.modules), tasks(modules)];
  if (old === undefined || now === undefined) {
    return [];
  }
  return [
    ...old
      .filter((task) => !now.includes(task))
      .map((task) => ({
        what: l10n.t('{0} stopped on {1}', task, name),
        module: { server: name, task, runs: false },
      })),
    ...now
      .filter((task) => !old.includes(task))
      .map((task) => ({ what: l10n.t('{0} started on {1}', task, name), module: { server: name, task, runs: true } })),
  ];
}

function tasks(modules: ExaminedServer['modules']): readonly string[] | undefined {
  return modules.ok
    ? modules.value.map(({ name, instance }) => (instance === undefined ? name : taskOf({ name, instance })))
    : undefined;
}

function settingChanges(before: ExaminedServer, { name, settings }: ExaminedServer): readonly Unplaced[] {
  if (!before.settings.ok || !settings.ok) {
    return [];
  }
  const [old, now] = [before.settings.value, settings.value];
  const affinities = ({ affinities: all }: typeof now): string => all.flatMap(({ names }) => names).join(', ');
  const parts: readonly (readonly [string, string, string])[] = [
    [l10n.t('modules started automatically'), old.autoStart.join(', '), now.autoStart.join(', ')],
    [l10n.t('IP affinities'), affinities(old), affinities(now)],
    ['statServerAddress', old.statServerAddress ?? '', now.statServerAddress ?? ''],
    ['mta', JSON.stringify(old.mta ?? {}), JSON.stringify(now.mta ?? {})],
  ];
  return parts
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => ({ what: l10n.t('Configuration of {0}, {1}: “{2}” → “{3}”', name, what, was, is) }));
}

function workflowChanges({ workflows: before }: Sight, { workflows: after }: Sight): readonly Unplaced[] {
  return Object.entries(after).flatMap(([name, read]) => {
    const [old, now] = [valueOf(before[name]), valueOf(read)];
    if (old === undefined || now === undefined) {
      return [];
    }
    if (now.failed === true && old.failed !== true) {
      return [{ what: l10n.t('The workflow {0} ended in an error', now.label) }];
    }
    return old.state === now.state
      ? []
      : [{ what: l10n.t('The workflow {0}: state {1} → {2}', now.label, old.state ?? '?', now.state ?? '?') }];
  });
}

function valueOf<T>(read: Observed<T> | undefined): T | undefined {
  return read?.ok === true ? read.value : undefined;
}

function buildChange(before: Sight, after: Sight): readonly Unplaced[] {
  return before.build === after.build || before.build === undefined || after.build === undefined
    ? []
    : [{ what: l10n.t('Build {0} → {1}', before.build, after.build) }];
}

/** Routing account and affinity of a delivery. */
function natureChanges({ natures: before }: Sight, { natures: after, deliveries }: Sight): readonly Unplaced[] {
  if (!before.ok || !after.ok) {
    return [];
  }
  return Object.entries(after.value).flatMap(([deliveryId, now]) => {
    const old = before.value[deliveryId];
    const label = labelOf(deliveries.find(({ id }) => id === deliveryId));
    if (old === undefined) {
      return [];
    }
    return [
      ...(old.routing === now.routing
        ? []
        : [{ deliveryId, what: l10n.t('Routing of {0}: “{1}” → “{2}”', label, old.routing, now.routing) }]),
      ...(old.affinity === now.affinity
        ? []
        : [{ deliveryId, what: l10n.t('IP affinity of {0}: “{1}” → “{2}”', label, old.affinity, now.affinity) }]),
    ];
  });
}

/** Large deliveries that began to be sent; what is large is for the health check to say. */
function largeStarts(before: Sight, { deliveries }: Sight, language: string): readonly Unplaced[] {
  const sizes = deliveries.map(({ counters: { toDeliver } }) => toDeliver ?? 0);
  const large = largeFrom(Math.max(0, ...sizes), {
    largeDelivery: DEFAULTS(LOAD_THRESHOLDS.largeDelivery),
    largeShare: DEFAULTS(LOAD_THRESHOLDS.largeShare),
    largeFrom: DEFAULTS(LOAD_THRESHOLDS.largeFrom),
    apartMs: DEFAULTS(LOAD_THRESHOLDS.apartMs),
  });
  return deliveries.flatMap((delivery) => {
    const old = before.deliveries.find(({ id }) => id === delivery.id);
    const began = delivery.state === DELIVERY_STATES.started && old?.state !== DELIVERY_STATES.started;
    const { toDeliver } = delivery.counters;
    return began && toDeliver !== undefined && toDeliver >= large
      ? [
          {
            deliveryId: delivery.id,
            began: true as const,
            what: l10n.t('{0} began to be sent: {1} messages', labelOf(delivery), numberText(toDeliver, language)),
          },
        ]
      : [];
  });
}

function labelOf(delivery: Delivery | undefined): string {
  return maskAddresses(delivery?.label ?? '');
}
