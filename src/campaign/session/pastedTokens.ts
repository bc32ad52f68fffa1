import type { Credentials } from '../open';
import { argument } from '../soap/argument';
import type { Wire } from '../soap/wire';
import { logon, sessionAuthorization } from './logonAnswer';
import { checkedToken, type SignIn, type Ticket } from './signIn';

/** The ticket of an access token: `Authorization: Bearer`, no Logon, no cookie (docs/campaign/soap.md). */
export function bearerTicket(token: string, expiresAt?: number): Ticket {
  return { headers: { Authorization: `Bearer ${token}` }, sessionToken: '', bearer: true, logoff: false, expiresAt };
}

/** An access token that somebody else obtained and pasted. Cannot be renewed from here. */
export function bearerTokenSignIn(credentials: Extract<Credentials, { kind: 'bearerToken' }>, wire: Wire): SignIn {
  const token = bareToken(credentials.token);
  wire.secrets.add(token);
  return {
    renewable: false,
    signIn: () => Promise.resolve().then(() => bearerTicket(checkedToken(token, 'sign in'))),
  };
}

/**
 * A bearer token exchanged for a session: `xtk:session#BearerTokenLogon`, for instances before 8.5 and 7.4.1, which do
 * not take the token itself. When the session ends, the same token is offered again, once.
 */
export function bearerTokenLogonSignIn(
  credentials: Extract<Credentials, { kind: 'bearerTokenLogon' }>,
  wire: Wire,
  now: () => number,
): SignIn {
  const token = bareToken(credentials.token);
  wire.secrets.add(token);
  return {
    renewable: true,
    signIn: async (signal) => {
      const checked = checkedToken(token, 'BearerTokenLogon');
      return logon(wire, 'BearerTokenLogon', [argument.string('bearerToken', checked)], now, signal);
    },
  };
}

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

/** A token as people copy it, also from a header: without the word `Bearer`, which is no part of the secret. */
function bareToken(pasted: string): string {
  return pasted.trim().replace(/^bearer\s+/i, '');
}
