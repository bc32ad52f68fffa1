import { diagnose } from '../../../src/domain/diagnosis/diagnose';
import type { Certainty, Finding } from '../../../src/domain/finding';
import { ACCEPTABLE } from './acceptable';
import { effectAt, type Case } from './cases';
import { observe } from './observe';
import type { TroubleId } from './troubles';
import type { Effect } from './troubles/trouble';

/** A finding, held against the truth. */
export interface Judged {
  readonly cause: string;
  readonly severity: Finding['severity'];
  readonly certainty: Certainty;
  readonly right: boolean;
}

/** What came of one case. */
export interface Outcome {
  readonly of: Case;
  readonly findings: readonly Judged[];
  /** Troubles that hold it up, slow it down or are worth a word, and were not named. */
  readonly missed: readonly TroubleId[];
  readonly named: readonly TroubleId[];
  /** Whether the first finding is the trouble that matters most; undefined where nothing is to be said. */
  readonly firstRight?: boolean;
  /** Whether the first remedy is one that an expert would try; undefined where none is to be judged. */
  readonly remedyRight?: boolean;
}

/** Where clocks differ on purpose, to say so is no mistake. */
const CLOCKS = ['clockSkew', 'ownClockSkew'];

function tooSure({ troubles }: Case, cause: string, certainty: Certainty): boolean {
  const about = troubles.filter((id) => ACCEPTABLE[id].findings.includes(cause));
  return certainty === 'certain' && about.length > 0 && about.every((id) => ACCEPTABLE[id].neverCertain === true);
}

/** The gravest effect first: what matters most. */
const ORDER: readonly Effect[] = ['holds', 'meant', 'slows', 'minor'];

export function outcomeOf(of: Case): Outcome {
  const { findings } = diagnose(observe(of.world, of.lost));
  const accepted = of.troubles.map((id) => ACCEPTABLE[id]);
  const right = accepted.flatMap((one) => [...one.findings, ...(one.besides ?? [])]);
  const causes: readonly string[] = findings.map(({ cause }) => cause);
  const toName = of.troubles.filter((id) => ACCEPTABLE[id].findings.length > 0);
  const named = toName.filter((id) => ACCEPTABLE[id].findings.some((finding) => causes.includes(finding)));
  const [first] = findings;
  return {
    of,
    findings: findings.map(({ cause, severity, certainty }) => ({
      cause,
      severity,
      certainty,
      right:
        (right.includes(cause) || (of.kind === 'clock' && CLOCKS.includes(cause))) && !tooSure(of, cause, certainty),
    })),
    missed: toName.filter((id) => !named.includes(id)),
    named,
    ...(toName.length === 0 ? {} : { firstRight: first !== undefined && isFirst(of, first) }),
    ...remedyOf(of, first),
  };
}

/** The troubles of a case that matter most. */
function gravest(of: Case): readonly TroubleId[] {
  const top = ORDER.find((effect) => of.troubles.some((id) => effectAt(id, of.stage) === effect));
  return of.troubles.filter((id) => effectAt(id, of.stage) === top);
}

function isFirst(of: Case, first: Finding): boolean {
  return gravest(of).some((id) => {
    const { findings, besides = [] } = ACCEPTABLE[id];
    // Without a source the cause may be out of sight: then its symptom is the best that can be said.
    return (
      findings.includes(first.cause) ||
      (of.kind === 'clock' && effectAt(id, of.stage) === 'minor' && CLOCKS.includes(first.cause)) ||
      (of.lost !== undefined && besides.includes(first.cause))
    );
  });
}

function remedyOf(of: Case, first: Finding | undefined): Pick<Outcome, 'remedyRight'> {
  const about = gravest(of).find((id) => first !== undefined && ACCEPTABLE[id].findings.includes(first.cause));
  const wanted = about === undefined ? undefined : ACCEPTABLE[about].remedies;
  if (first === undefined || wanted === undefined || of.lost !== undefined) {
    return {};
  }
  const [remedy] = first.remedies;
  return { remedyRight: remedy !== undefined && wanted.includes(remedy.kind) };
}

/** Figures over many cases; shares between 0 and 1, NaN where there was nothing. */
export interface Figures {
  readonly cases: number;
  readonly precision: number;
  readonly recall: number;
  readonly first: number;
  readonly remedy: number;
  readonly calibration: Readonly<Record<Certainty, { readonly right: number; readonly said: number }>>;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const findings = outcomes.flatMap((one) => one.findings);
  const said = (certainty: Certainty): Figures['calibration'][Certainty] => {
    const those = findings.filter((one) => one.certainty === certainty);
    return { right: those.filter(({ right }) => right).length, said: those.length };
  };
  const named = outcomes.reduce((sum, one) => sum + one.named.length, 0);
  const missed = outcomes.reduce((sum, one) => sum + one.missed.length, 0);
  return {
    cases: outcomes.length,
    precision: findings.filter(({ right }) => right).length / findings.length,
    recall: named / (named + missed),
    first: shareOf(outcomes.flatMap((one) => one.firstRight ?? [])),
    remedy: shareOf(outcomes.flatMap((one) => one.remedyRight ?? [])),
    calibration: { certain: said('certain'), likely: said('likely'), possible: said('possible') },
  };
}

function shareOf(answers: readonly boolean[]): number {
  return answers.filter((answer) => answer).length / answers.length;
}
