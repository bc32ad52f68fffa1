import { CampaignError } from '../errors';
import type { Authorization } from '../soap/wire';
import type { XmlElement } from '../xml/element';

/** What a successful sign-in gives: a way to say who is calling, for a while. */
export interface Ticket extends Authorization {
  /** Our clock, epoch ms, when it ends, where that is known beforehand. */
  readonly expiresAt?: number;
  /** True when the server keeps a session for it that should be ended with Logoff. */
  readonly logoff: boolean;
  /** True for `Authorization: Bearer`: then a bare HTTP 401 means that the token is over. */
  readonly bearer: boolean;
  /** `<sessionInfo>` of the logon answer, where there was a logon. */
  readonly sessionInfo?: XmlElement;
  /** Our clock, epoch ms, half way between question and answer of the logon. */
  readonly signedInAt?: number;
}

/** One way of proving who one is. */
export interface SignIn {
  /** Can sign in again by itself when the ticket has ended. */
  readonly renewable: boolean;
  /**
   * Signs in once. Rejects with a CampaignError; `logonRefused`, `banned` and `securityZone` mean: do not try again.
   */
  signIn(signal: AbortSignal): Promise<Ticket>;
}

/**
 * A token as a person pasted it, without white space around it. Rejects (logonRefused) what no header can carry,
 * so that it is never sent.
 */
export function checkedToken(token: string, doing: string): string {
  const trimmed = token.trim();
  if (/^[\x21-\x7e]+$/.test(trimmed)) {
    return trimmed;
  }
  const problem = trimmed === '' ? 'EMPTY_TOKEN' : 'INVALID_CHARACTER_IN_TOKEN';
  throw new CampaignError({ code: 'logonRefused', doing, facts: { problem } });
}
