import { CampaignError } from '../errors';
import { argument, type SoapArgument } from '../soap/argument';
import { sendOnce, ANONYMOUS, type Wire } from '../soap/wire';
import { toInteger } from '../values/cast';
import { childNamed, type XmlElement } from '../xml/element';
import { checkedToken, type Ticket } from './signIn';

/**
 * Runs `xtk:session#Logon` or `#BearerTokenLogon`, once, and reads its answer: session token, `<sessionInfo>`, security
 * token, in that order (docs/campaign/soap.md; names of the values are free, their order counts).
 */
export async function logon(
  wire: Wire,
  method: 'Logon' | 'BearerTokenLogon',
  values: readonly SoapArgument[],
  now: () => number,
  signal: AbortSignal,
): Promise<Ticket> {
  const call = { urn: 'xtk:session', method, arguments: values, doing: method, effect: 'write' as const };
  const asked = now();
  const answer: XmlElement[] = [];
  for await (const batch of sendOnce(wire, call, ANONYMOUS, 'values', signal)) {
    answer.push(...batch);
  }
  const [session, info, security] = answer;
  const sessionInfo = info === undefined ? undefined : childNamed(info, 'sessionInfo');
  if (
    session === undefined ||
    sessionInfo === undefined ||
    security === undefined ||
    session.text === '' ||
    security.text === ''
  ) {
    throw new CampaignError({ code: 'malformed', doing: method, facts: { reason: 'the logon answer lacks a token' } });
  }
  wire.secrets.add(session.text);
  wire.secrets.add(security.text);
  return {
    ...sessionAuthorization(session.text, security.text, method),
    logoff: true,
    sessionInfo,
    signedInAt: (asked + now()) / 2,
    expiresAt: endOf(sessionInfo, asked),
  };
}

/** A session shorter than that would be renewed all the time, s. */
const SHORTEST_SESSION_S = 600;

/** `serverInfo/@sessionTimeOut`, seconds: when the session ends, by our clock; undefined where it is not told. */
function endOf(sessionInfo: XmlElement, asked: number): number | undefined {
  const seconds = toInteger(childNamed(sessionInfo, 'serverInfo')?.attributes['sessionTimeOut']);
  return seconds === undefined || seconds < SHORTEST_SESSION_S ? undefined : asked + seconds * 1000;
}

/** A native session travels as both a cookie and a header; one of them alone is refused (docs/campaign/soap.md). */
export function sessionAuthorization(
  session: string,
  security: string,
  doing: string,
): Pick<Ticket, 'headers' | 'sessionToken' | 'bearer'> {
  const sessionToken = checkedToken(session, doing);
  const securityToken = checkedToken(security, doing);
  return {
    headers: {
      'X-Security-Token': securityToken,
      'X-Session-Token': sessionToken,
      Cookie: `__sessiontoken=${sessionToken}`,
    },
    sessionToken,
    bearer: false,
  };
}

/** The empty `parameters` of Logon. */
export const NO_PARAMETERS = argument.element('parameters', '<parameters/>');
