import { l10n } from 'vscode';
import type { BACK, Prompter } from '../platform/prompter';
import { packTokens } from './credentials';
import type { ConnectionDescriptor, SignInSettings } from './descriptor';
import type { SecretReason } from './manager';

/** The word for the secret of a way of signing in. */
export function secretName(kind: SignInSettings['kind']): string {
  switch (kind) {
    case 'password':
      return l10n.t('Password');
    case 'imsServiceAccount':
      return l10n.t('Client secret');
    case 'bearerToken':
    case 'bearerTokenLogon':
      return l10n.t('Access token');
    case 'sessionTokens':
      return l10n.t('Session token');
  }
}

/** Asks for the secret of a saved connection; undefined when the person gave up. Nothing asked is kept here. */
export async function askSecret(
  prompter: Prompter,
  { name, signIn }: Pick<ConnectionDescriptor, 'name' | 'signIn'>,
  reason: SecretReason,
): Promise<string | undefined> {
  const who = signIn.kind === 'password' ? l10n.t('{0} on {1}', signIn.operator, name) : name;
  const why =
    reason === 'refused'
      ? l10n.t('The instance refused the last one. Three refused sign-ins lock the operator.')
      : l10n.t('It is kept in the secret storage of VS Code only.');
  const ask = (what: string): Promise<string | typeof BACK | undefined> =>
    prompter.input({
      title: l10n.t('{0} of {1}', what, who),
      prompt: why,
      secret: true,
      check: (value) => (value === '' ? { text: l10n.t('It cannot be empty.'), severity: 'error' } : undefined),
    });
  const first = await ask(secretName(signIn.kind));
  if (typeof first !== 'string') {
    return undefined;
  }
  if (signIn.kind !== 'sessionTokens') {
    return first;
  }
  const second = await ask(l10n.t('Security token'));
  return typeof second === 'string' ? packTokens(first, second) : undefined;
}
