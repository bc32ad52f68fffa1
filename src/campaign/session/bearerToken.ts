import type { Credentials } from '../open';
import type { Wire } from '../soap/wire';
import { checkedToken, type SignIn, type Ticket } from './signIn';

/** The ticket of an access token: `Authorization: Bearer`, no Logon, no cookie (protocol.md, sections 1 and 12). */
export function bearerTicket(token: string, expiresAt?: number): Ticket {
  return { headers: { Authorization: `Bearer ${token}` }, sessionToken: '', bearer: true, logoff: false, expiresAt };
}

/** An access token that somebody else obtained and pasted. Cannot be renewed from here. */
export function bearerTokenSignIn(credentials: Extract<Credentials, { kind: 'bearerToken' }>, wire: Wire): SignIn {
  wire.secrets.add(credentials.token.trim());
  return {
    renewable: false,
    signIn: () =>
      Promise.resolve().then(() =>
        bearerTicket(checkedToken(credentials.token.replace(/^\s*bearer\s+/i, ''), 'sign in')),
      ),
  };
}
