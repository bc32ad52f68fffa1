import { l10n } from 'vscode';
import { isCampaignError } from '../../campaign/errors';
import { describeError } from '../../connections/errorText';
import { sentence } from '../../platform/commandRunner';
import type { Choice, Prompter } from '../../platform/prompter';
import { STEP } from './instanceSteps';
import type { TestOutcome } from './testInstance';

/** What to do after a test that failed. */
export type AfterTest =
  | { readonly kind: 'edit'; readonly from: string }
  | { readonly kind: 'chooseCaFile' }
  | { readonly kind: 'again' }
  | { readonly kind: 'saveAnyway' }
  | { readonly kind: 'backToQuestions' };

const save = (): Choice<AfterTest> => ({
  label: l10n.t('Save It Anyway'),
  detail: l10n.t('Connect later'),
  icon: 'save',
  value: { kind: 'saveAnyway' },
});

/** Says which test failed and why, and offers the ways on; everything that was typed is still there. */
export async function askAfterTest(
  prompter: Prompter,
  outcome: Extract<TestOutcome, { readonly kind: 'notReached' | 'notSignedIn' }>,
): Promise<AfterTest> {
  const failed =
    outcome.kind === 'notReached'
      ? l10n.t('Not reachable')
      : l10n.t('Reachable in {0} ms, but the sign-in failed', Math.round(outcome.reached.tookMs));
  const answer = await prompter.pick<AfterTest>({
    title: failed,
    remark: sentence(describeError(outcome.error)),
    choices: [...ways(outcome), save()],
  });
  return answer === undefined || typeof answer === 'symbol' ? { kind: 'backToQuestions' } : answer;
}

function ways(
  outcome: Extract<TestOutcome, { readonly kind: 'notReached' | 'notSignedIn' }>,
): readonly Choice<AfterTest>[] {
  const address = edit(l10n.t('Change the address'), 'link', STEP.url);
  const code = isCampaignError(outcome.error) ? outcome.error.code : undefined;
  if (outcome.kind === 'notReached') {
    const caFile: Choice<AfterTest> = {
      label: l10n.t('Choose the file of a certificate authority…'),
      detail: l10n.t('A PEM file of your company’s own authority'),
      icon: 'verified',
      value: { kind: 'chooseCaFile' },
    };
    return [...(code === 'tls' ? [caFile] : []), address, again()];
  }
  const secret = edit(l10n.t('Type the secret again'), 'key', STEP.secret);
  const who = edit(l10n.t('Change the way of signing in, or the operator'), 'account', STEP.signIn);
  // The same secret once more would only bring the lock nearer, so that is not offered after a refusal.
  const refused = code === 'logonRefused' || code === 'banned';
  return refused ? [secret, who, address] : [again(), secret, who, address];
}

function edit(label: string, icon: string, from: string): Choice<AfterTest> {
  return { label, icon, detail: l10n.t('What was typed is still there'), value: { kind: 'edit', from } };
}

function again(): Choice<AfterTest> {
  return { label: l10n.t('Try again'), icon: 'refresh', value: { kind: 'again' } };
}
