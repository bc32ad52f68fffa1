import type { Credentials } from '../open';
import type { Wire } from '../soap/wire';
import { sessionAuthorization } from './logonAnswer';
import type { SignIn } from './signIn';

/** A session that exists already. It belongs to whoever opened it: it is neither renewed nor ended from here. */
export function sessionTokensSignIn(credentials: Extract<Credentials, { kind: 'sessionTokens' }>, wire: Wire): SignIn {
  wire.secrets.add(credentials.sessionToken.trim());
  wire.secrets.add(credentials.securityToken.trim());
  return {
    renewable: false,
    signIn: () =>
      Promise.resolve().then(() => ({
        ...sessionAuthorization(credentials.sessionToken, credentials.securityToken, 'sign in'),
        logoff: false,
      })),
  };
}
