/** What the person did at a step. */
export type StepResult = 'next' | 'back' | 'cancel';

/** Where a step stands, for the title of its input ("2/6"). */
export interface StepPlace {
  readonly number: number;
  readonly total: number;
  /** False at the first step: nothing to go back to. */
  readonly canGoBack: boolean;
}

/** One question. It reads what is there already from `draft` and writes the answer into it, so nothing typed is lost. */
export interface WizardStep<Draft> {
  readonly id: string;
  /** Whether the answers so far make this question necessary; always when absent. */
  readonly applies?: (draft: Draft) => boolean;
  readonly ask: (draft: Draft, place: StepPlace) => Promise<StepResult>;
}

/**
 * Asks step by step, with a way back. Starts at step `from` (its id) when given, with everything before it answered
 * already. Answers false when the person gave up.
 */
export async function runWizard<Draft>(
  steps: readonly WizardStep<Draft>[],
  draft: Draft,
  from?: string,
): Promise<boolean> {
  let current: WizardStep<Draft> | undefined = relevant(steps, draft).find(
    (step) => from === undefined || step.id === from,
  );
  while (current !== undefined) {
    const before = relevant(steps, draft);
    const index = before.indexOf(current);
    const result: StepResult = await current.ask(draft, {
      number: index + 1,
      total: before.length,
      canGoBack: index > 0,
    });
    if (result === 'cancel') {
      return false;
    }
    // The answer may have made other steps necessary, so look again.
    const now = relevant(steps, draft);
    const here = now.indexOf(current);
    current = result === 'back' ? now[Math.max(0, here - 1)] : now[here + 1];
  }
  return true;
}

function relevant<Draft>(steps: readonly WizardStep<Draft>[], draft: Draft): readonly WizardStep<Draft>[] {
  return steps.filter((step) => step.applies?.(draft) ?? true);
}
