import { l10n } from 'vscode';
import { describeError } from '../connections/errorText';
import type { ErrorWords } from '../platform/commandRunner';
import { DemoError } from './demo/demoProcess';
import { isNextStep } from './nextStep';

/** Any error in words, those of the commands themselves included. */
export function describeAnyError(error: unknown): ErrorWords {
  if (isNextStep(error)) {
    return error.words;
  }
  if (error instanceof DemoError) {
    return {
      what: l10n.t('The demo instance could not be started'),
      why: error.reason,
      next: l10n.t('The log has what it printed.'),
    };
  }
  return describeError(error);
}
