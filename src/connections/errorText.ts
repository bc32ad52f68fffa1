import { l10n } from 'vscode';
import { isCampaignError } from '../campaign/errors';
import type { ErrorWords } from '../platform/commandRunner';
import { isNextStep } from '../platform/nextStep';
import { isServerError } from '../servers/errors';
import { campaignErrorText } from './campaignErrorText';
import type { UnknownInstanceName } from './instanceName';
import type { UnknownConnection } from './manager';
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
  if (isNamed<UnknownConnection>(error, 'UnknownConnection')) {
    return {
      what: l10n.t('This instance is not in the list any more'),
      next: l10n.t('Add it again, or choose another one.'),
    };
  }
  if (isNamed<UnknownInstanceName>(error, 'UnknownInstanceName')) {
    return {
      what: l10n.t('It is not known under which name the instance runs on its servers'),
      why: l10n.t('Neither the sign-in nor /r/test told it, and the servers show no instance, or several'),
      next: l10n.t('Sign in with operator and password, or have /r/test show the name to your address.'),
    };
  }
  return {
    what: l10n.t('Something went wrong that Delivery Doctor did not expect'),
    why: error instanceof Error ? error.message : String(error),
    next: l10n.t('The log has the details; please report it.'),
  };
}

/** An error in one sentence: what, and why where that is known. */
export function errorSentence(error: unknown): string {
  const { what, why } = describeError(error);
  return why === undefined ? what : `${what}: ${why}`;
}

/** By name, since each bundle that loads late has a class of its own. */
function isNamed<E extends Error>(error: unknown, name: E['name']): error is E {
  return error instanceof Error && error.name === name;
}
