import { env, l10n, window } from 'vscode';
import type { Alert } from '../alert';
import type { noticeText } from '../alertText';

/** What a person may do with a notice. */
export type NoticeAnswer = 'why' | 'open' | 'mute' | 'quiet';

/** Shows one notification; undefined when it was closed. */
export type Notify = (text: string, grave: boolean, answers: readonly string[]) => Thenable<string | undefined>;

/** The notification of VS Code. */
export const notifyByWindow: Notify = (text, grave, answers) =>
  grave ? window.showErrorMessage(text, ...answers) : window.showWarningMessage(text, ...answers);

/** Tells of alerts, all in one notification; what is answered, if anything. */
export async function tellOf(
  name: string,
  alerts: readonly Alert[],
  { notify, words }: { readonly notify: Notify; readonly words: typeof noticeText },
): Promise<NoticeAnswer | undefined> {
  const answers: readonly (readonly [NoticeAnswer, string])[] = [
    ['why', l10n.t('Why?')],
    ['open', l10n.t('Open')],
    ['mute', l10n.t('Not Again for This')],
    ['quiet', l10n.t('Mute Alerts for an Hour')],
  ];
  const chosen = await notify(
    words(name, alerts, env.language),
    alerts.some(({ severity }) => severity === 'error'),
    answers.map(([, label]) => label),
  );
  return answers.find(([, label]) => label === chosen)?.[0];
}
