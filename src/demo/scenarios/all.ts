import { affinityMissing } from './affinityMissing';
import { imagesNotPublished, trackingOff } from './content';
import { failedPilingUp, midAccountWrong, preparationError } from './failures';
import { concurrencyLimit, throttledDomain } from './limits';
import { mtaStopped } from './mtaStopped';
import type { Scenario } from './scenario';
import { temporaryFiles } from './temporaryFiles';
import { bigAtOnce, expiredValidity, scheduledForLater, waves } from './timing';

/** Everything that can be practised. */
export const SCENARIOS: readonly Scenario[] = [
  mtaStopped,
  affinityMissing,
  scheduledForLater,
  waves,
  concurrencyLimit,
  midAccountWrong,
  preparationError,
  expiredValidity,
  throttledDomain,
  trackingOff,
  imagesNotPublished,
  failedPilingUp,
  bigAtOnce,
  temporaryFiles,
];

/** What a demo starts with when nothing else is asked for. */
export const DEFAULT_SCENARIOS: readonly string[] = [mtaStopped.name, affinityMissing.name];

/** Throws an Error that lists the names there are. */
export function requireScenario(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`There is no scenario '${name}'. There are: ${SCENARIOS.map((scenario) => scenario.name).join(', ')}.`);
  return found;
}
