import * as l10n from '@vscode/l10n';
import type { EpochMs } from '../../delivery';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { FactWords } from '../../judgement/definition';
import type { AdvisorOption, InstanceEvidence } from '../instanceEvidence';
import { uncheckedBecause } from '../rule';

/** The words of the fact that `ranLately` shows. */
export const LAST_RUN = {
  lastRun: (args) => l10n.t('last run {0}', args.time('lastAt')),
} as const satisfies Readonly<Record<string, FactWords>>;

/** A date as Campaign keeps it in an option: `2026-11-23 04:00:12.345Z`, with `/`, `T` or without zone (then UTC). */
export function optionDate(text: string): EpochMs | undefined {
  const match = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?)?Z?$/.exec(
    text.trim(),
  );
  if (match === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

interface Job<Id extends string> {
  readonly id: Id;
  /** Where it leaves the date of its last run. */
  readonly option: AdvisorOption;
  /** The technical workflow that does it. */
  readonly workflow: string;
}

/** The judgement of a rule about a job that should have run by now. */
export function ranLately<const Id extends string>({
  id,
  option,
  workflow,
}: Job<Id>): (evidence: InstanceEvidence, thresholds: { readonly mostMs: number }) => Verdict<Id, 'lastRun'> {
  return ({ options, instanceNow }, { mostMs }) => {
    const read = options[option];
    if (!read.ok) {
      return uncheckedBecause(read);
    }
    const last = read.value === undefined ? undefined : optionDate(read.value);
    if (last === undefined) {
      return notGiven(option);
    }
    const age = instanceNow - last;
    if (age <= mostMs) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: id,
        severity: 'warning',
        certainty: 'likely',
        args: { lastAt: last, ageMs: age },
        evidence: [fact(read, 'lastRun', { option, lastAt: last })],
        remedies: [{ kind: 'restartWorkflow', workflow }],
      }),
    );
  };
}
