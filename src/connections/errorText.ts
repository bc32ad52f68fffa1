import { l10n } from 'vscode';
import { isCampaignError } from '../campaign/errors';
import type { ErrorWords } from '../platform/commandRunner';
import { isNextStep } from '../platform/nextStep';
import { isServerError } from '../servers/errors';
import { campaignErrorText } from './campaignErrorText';
import { UnknownConnection } from './manager';
import { serverErrorText } from './serverErrorText';

/** Any error in the reader's language: what happened, why, and what to do next. Never throws, never shows a secret. */
export function describeError(error: unknown): ErrorWords {
  if (isNextStep(error)) {
    return error.words;
  }
  if (isCampaignError(error)) {
    return campaignErrorText(error);
  }
  if (isServerError(error)) {
    return serverErrorText(error);
  }
  if (error instanceof UnknownConnection) {
    return {
      what: l10n.t('This instance is not in the list any more'),
      next: l10n.t('Add it again, or choose another one.'),
    };
  }
  return {
    what: l10n.t('Something went wrong that Delivery Doctor did not expect'),
    why: error instanceof Error ? error.message : String(error),
    next: l10n.t('The log has the details; please report it.'),
  };
}
