import type { HttpClient } from '../http/httpClient';
import type { Credentials } from '../open';
import type { Wire } from '../soap/wire';
import { imsServiceAccountSignIn } from './imsServiceAccount';
import { passwordSignIn } from './password';
import { bearerTokenLogonSignIn, bearerTokenSignIn, sessionTokensSignIn } from './pastedTokens';
import type { SignIn } from './signIn';

/** The sign-in for each kind of credentials. From here on their secrets are known to `wire.secrets`. */
export function signInFor(credentials: Credentials, wire: Wire, http: HttpClient, now: () => number): SignIn {
  switch (credentials.kind) {
    case 'password':
      return passwordSignIn(credentials, wire, now);
    case 'imsServiceAccount':
      return imsServiceAccountSignIn(credentials, http, wire.secrets, now);
    case 'bearerToken':
      return bearerTokenSignIn(credentials, wire);
    case 'bearerTokenLogon':
      return bearerTokenLogonSignIn(credentials, wire, now);
    case 'sessionTokens':
      return sessionTokensSignIn(credentials, wire);
  }
}
