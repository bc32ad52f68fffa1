import { settingValue, type NumberSetting } from '../../domain/numberSetting';
import type { Args } from '../../domain/words/args';
import type { Sight } from '../sight';

export type AlertSeverity = 'error' | 'warning';

/** That something stands against a criterion, as one look saw it. */
export interface Sign {
  /** What it is about: id of a delivery, name of a server, a workflow … Stable from look to look. */
  readonly subject: string;
  readonly severity: AlertSeverity;
  /**
   * How far it is, 1 at the threshold. From 1 on an alert begins; it stands until it is below `ENDS_BELOW`; at the double it
   * has got worse.
   */
  readonly level: number;
  /** Arguments for the words; those that end in `At` are epoch ms, in `Ms` milliseconds. */
  readonly args: Readonly<Record<string, string | number>>;
}

/** What a criterion makes of a look. */
export interface Judged {
  readonly signs: readonly Sign[];
  /** Whether nothing can be told about a subject: what it needs could not be read. Its alert then stays as it is. */
  readonly blind: (subject: string) => boolean;
}

type Thresholds = Readonly<Record<string, NumberSetting>>;

/** What a threshold is set to: lengths of time in ms, shares between 0 and 1. */
export type ReadThreshold = (threshold: NumberSetting) => number;

interface CriterionDefinition<Id extends string, T extends Thresholds> {
  /** Stable: settings, alerts and metrics go by it. */
  readonly id: Id;
  /** As Adobe's Delivery Alerting calls it, where that has it. */
  readonly name: () => string;
  /** For the settings editor: what it looks for. */
  readonly description: () => string;
  /** One line about one subject, without a full stop. */
  readonly title: (args: Args) => string;
  /** What the subject is. */
  readonly about: 'delivery' | 'server' | 'instance';
  readonly thresholds?: T;
  /** So many looks in a row must agree before an alert begins: 1 when absent. */
  readonly looks?: number;
  readonly judge: (sight: Sight, thresholds: { readonly [K in keyof T]: number }, read: ReadThreshold) => Judged;
}

export interface Criterion<Id extends string = string> {
  readonly id: Id;
  readonly name: () => string;
  readonly description: () => string;
  readonly title: (args: Args) => string;
  readonly about: 'delivery' | 'server' | 'instance';
  readonly thresholds: readonly NumberSetting[];
  readonly looks: number;
  readonly judge: (sight: Sight, read: ReadThreshold) => Judged;
}

/** Makes a criterion of its definition. It has to stand in the list of `criteria.ts`, too. */
export function defineCriterion<const Id extends string, T extends Thresholds = Readonly<Record<string, never>>>(
  definition: CriterionDefinition<Id, T>,
): Criterion<Id> {
  const thresholds = Object.entries<NumberSetting>(definition.thresholds ?? {});
  const { id, name, description, title, about, looks = 1 } = definition;
  return {
    id,
    name,
    description,
    title,
    about,
    looks,
    thresholds: thresholds.map(([, threshold]) => threshold),
    judge: (sight, read) => {
      const values = Object.fromEntries(thresholds.map(([key, threshold]) => [key, read(threshold)]));
      return definition.judge(sight, values as { readonly [K in keyof T]: number }, read);
    },
  };
}

/** Each threshold at its default. */
export const DEFAULT_THRESHOLDS: ReadThreshold = (threshold) => settingValue(threshold, undefined);

export const SEES_NOTHING = (): boolean => true;
