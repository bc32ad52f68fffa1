/** One step of a guide. Rules of the health check name the steps that they verify; the others only a person can. */
export interface GuideStep<StepId extends string = string> {
  readonly id: StepId;
  readonly title: () => string;
  /** What to do, and where. */
  readonly how: () => string;
}

/** One of Adobe's troubleshooting pages as a list of steps. */
export interface Guide<Id extends string = string, StepId extends string = string> {
  readonly id: Id;
  readonly title: () => string;
  /** When to follow it. */
  readonly about: () => string;
  readonly page: string;
  readonly steps: readonly GuideStep<StepId>[];
}

/** Gives a guide the types of its ids. */
export function defineGuide<const Id extends string, const StepId extends string>(
  guide: Guide<Id, StepId>,
): Guide<Id, StepId> {
  return guide;
}
