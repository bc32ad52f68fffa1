import type { Credentials } from '../campaign/open';
import type { SignInSettings } from './descriptor';

/** The secret of session tokens is two texts, kept as one. */
export function packTokens(sessionToken: string, securityToken: string): string {
  return JSON.stringify([sessionToken, securityToken]);
}

/** The secret's counterpart of `packTokens`; undefined when it is not such a pair. */
export function unpackTokens(
  secret: string,
): { readonly sessionToken: string; readonly securityToken: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(secret);
  } catch {
    return undefined;
  }
  const pair: readonly unknown[] = Array.isArray(value) ? value : [];
  const [sessionToken, securityToken] = pair;
  return typeof sessionToken === 'string' && typeof securityToken === 'string'
    ? { sessionToken, securityToken }
    : undefined;
}

/** Settings and secret together; undefined when the secret does not fit the way of signing in (ask for it again). */
export function credentialsOf(signIn: SignInSettings, secret: string): Credentials | undefined {
  switch (signIn.kind) {
    case 'password':
      return { kind: 'password', operator: signIn.operator, password: secret };
    case 'imsServiceAccount':
      return {
        kind: 'imsServiceAccount',
        clientId: signIn.clientId,
        clientSecret: secret,
        tokenEndpoint: signIn.tokenEndpoint,
        scope: signIn.scope,
      };
    case 'bearerToken':
    case 'bearerTokenLogon':
      return { kind: signIn.kind, token: secret };
    case 'sessionTokens': {
      const tokens = unpackTokens(secret);
      return tokens === undefined ? undefined : { kind: 'sessionTokens', ...tokens };
    }
  }
}
