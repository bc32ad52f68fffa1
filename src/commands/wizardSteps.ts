import { l10n } from 'vscode';
import type { BACK, Choice, InputRemark, Prompter } from '../platform/prompter';
import type { StepResult, WizardStep } from '../platform/wizard';

/** Who asks, and under which title. */
export interface WizardOptions {
  readonly prompter: Prompter;
  readonly title: string;
}

export interface TextQuestion<Draft> {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  readonly applies?: (draft: Draft) => boolean;
  /** What stands in the field at first: what was typed before, or a suggestion. */
  readonly present: (draft: Draft) => string | undefined;
  /** What is wrong with what is typed; it must not be empty when absent. */
  readonly check?: (value: string) => InputRemark | undefined;
  readonly keep: (draft: Draft, value: string) => void;
}

/** A question that is answered by typing. */
export function textStep<Draft>(
  { prompter, title }: WizardOptions,
  id: string,
  { prompt, placeholder, secret = false, applies, present, check = notEmpty, keep }: TextQuestion<Draft>,
): WizardStep<Draft> {
  return {
    id,
    applies,
    ask: async (draft, place) => {
      const value = present(draft);
      const answer = await prompter.input({ title, prompt, placeholder, value, secret, check, place });
      return settle(answer, (typed) => {
        keep(draft, typed);
      });
    },
  };
}

export interface ChoiceQuestion<Draft, T extends string> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  readonly applies?: (draft: Draft) => boolean;
  readonly present: (draft: Draft) => T | undefined;
  readonly keep: (draft: Draft, value: T) => void;
}

/** A question that is answered by choosing. */
export function choiceStep<Draft, T extends string>(
  { prompter, title }: WizardOptions,
  id: string,
  { placeholder, choices, applies, present, keep }: ChoiceQuestion<Draft, T>,
): WizardStep<Draft> {
  return {
    id,
    applies,
    ask: async (draft, place) => {
      const answer = await prompter.pick({ title, placeholder, choices, selected: present(draft), place });
      return settle(answer, (value) => {
        keep(draft, value);
      });
    },
  };
}

/** What is wrong with a field that must be filled in. */
export function notEmpty(value: string): InputRemark | undefined {
  return value.trim() === '' ? { text: l10n.t('It cannot be empty.'), severity: 'error' } : undefined;
}

function settle<T extends string>(answer: T | typeof BACK | undefined, keep: (value: T) => void): StepResult {
  if (answer === undefined) {
    return 'cancel';
  }
  if (typeof answer === 'symbol') {
    return 'back';
  }
  keep(answer);
  return 'next';
}
