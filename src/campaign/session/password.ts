import { CampaignError } from '../errors';
import type { Credentials } from '../open';
import { argument } from '../soap/argument';
import type { Wire } from '../soap/wire';
import { isXmlText } from '../xml/escape';
import { logon, NO_PARAMETERS } from './logonAnswer';
import type { SignIn } from './signIn';

/** Operator and password: `xtk:session#Logon`. Any characters that XML can carry. */
export function passwordSignIn(
  credentials: Extract<Credentials, { kind: 'password' }>,
  wire: Wire,
  now: () => number,
): SignIn {
  const { operator, password } = credentials;
  wire.secrets.add(password);
  return {
    renewable: true,
    signIn: async (signal) => {
      if (!isXmlText(operator) || !isXmlText(password)) {
        throw new CampaignError({
          code: 'logonRefused',
          doing: 'Logon',
          facts: { problem: 'INVALID_CHARACTER_IN_PASSWORD' },
        });
      }
      const values = [argument.string('login', operator), argument.string('password', password), NO_PARAMETERS];
      return logon(wire, 'Logon', values, now, signal);
    },
  };
}
