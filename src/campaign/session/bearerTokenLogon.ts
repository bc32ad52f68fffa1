import type { Credentials } from '../open';
import { argument } from '../soap/argument';
import type { Wire } from '../soap/wire';
import { logon } from './logonAnswer';
import { checkedToken, type SignIn } from './signIn';

/**
 * A bearer token exchanged for a session: `xtk:session#BearerTokenLogon`, for instances before 8.5 and 7.4.1, which do
 * not take the token itself. When the session ends, the same token is offered again, once.
 */
export function bearerTokenLogonSignIn(
  credentials: Extract<Credentials, { kind: 'bearerTokenLogon' }>,
  wire: Wire,
  now: () => number,
): SignIn {
  wire.secrets.add(credentials.token.trim());
  return {
    renewable: true,
    signIn: async (signal) => {
      const token = checkedToken(credentials.token, 'BearerTokenLogon');
      return logon(wire, 'BearerTokenLogon', [argument.string('bearerToken', token)], now, signal);
    },
  };
}
