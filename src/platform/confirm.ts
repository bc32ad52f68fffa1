import * as vscode from 'vscode';
import { whileAsking } from './asking';

/** What the person is asked to agree to. The environment colours the words of the question. */
export interface Confirmation {
  /** The question, e.g. `Start mta@demo on sending-1?`. */
  readonly question: string;
  /** Name of the instance as the person gave it. */
  readonly instance: string;
  readonly environment: 'production' | 'stage' | 'development' | 'demo';
  /** What will happen, and to whom, in a sentence. */
  readonly effect: string;
  /** The verb on the button. */
  readonly action: string;
  /** On production this must be typed after the dialog, so that a wrong click does no harm. */
  readonly typeToConfirm?: string;
}

/** Asks before anything is changed. Answers false when the person does not agree. */
export interface Confirm {
  (confirmation: Confirmation): Promise<boolean>;
}

export const confirmByDialog: Confirm = (confirmation) => whileAsking(() => ask(confirmation));

async function ask(confirmation: Confirmation): Promise<boolean> {
  const { environment, typeToConfirm } = confirmation;
  const detail = `${placeText(confirmation)}\n\n${confirmation.effect}`;
  const chosen = await vscode.window.showWarningMessage(
    confirmation.question,
    { modal: true, detail },
    confirmation.action,
  );
  if (chosen !== confirmation.action) {
    return false;
  }
  return environment === 'production' && typeToConfirm !== undefined ? typed(confirmation, typeToConfirm) : true;
}

/** `Instance: Shop FR (PRODUCTION)`. */
function placeText({ instance, environment }: Confirmation): string {
  return vscode.l10n.t('Instance: {0} ({1})', instance, environmentText(environment));
}

export function environmentText(environment: Confirmation['environment']): string {
  switch (environment) {
    case 'production':
      return vscode.l10n.t('PRODUCTION');
    case 'stage':
      return vscode.l10n.t('stage');
    case 'development':
      return vscode.l10n.t('development');
    case 'demo':
      return vscode.l10n.t('demo');
  }
}

async function typed(confirmation: Confirmation, expected: string): Promise<boolean> {
  const answer = await vscode.window.showInputBox({
    title: `${placeText(confirmation)} · ${confirmation.question}`,
    prompt: vscode.l10n.t('This is production. Type {0} to go on.', expected),
    placeHolder: expected,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === '' || expected.startsWith(value.trim())
        ? undefined
        : { message: vscode.l10n.t('That is not {0}.', expected), severity: vscode.InputBoxValidationSeverity.Warning },
  });
  return answer?.trim() === expected;
}
