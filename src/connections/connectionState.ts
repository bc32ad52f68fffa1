import { isCampaignError, isTransportFault } from '../campaign/errors';
import type { InstanceInfo } from '../campaign/instance';

/**
 * Where a connection stands.
 * - `disconnected`: not signed in; `byPerson` when somebody disconnected or closed the question for the secret, so
 *   that nothing that merely watches signs in again.
 * - `degraded`: signed in, but the last reads failed; it goes on by itself when they succeed again.
 * - `refused`: the sign-in was answered, but with no session; nothing is tried again until a person does.
 * - `banned`: too many refused logons; asking before `until` would prolong the ban, and asking by oneself may begin the
 *   next one.
 * - `failed`: could not be reached; may be tried again.
 */
export type ConnectionState =
  | { readonly kind: 'disconnected'; readonly byPerson?: boolean }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly info: InstanceInfo }
  | { readonly kind: 'degraded'; readonly info: InstanceInfo; readonly error: unknown }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'banned'; readonly error: unknown; readonly until: number }
  | { readonly kind: 'failed'; readonly error: unknown };

export type ConnectionStateKind = ConnectionState['kind'];

/** Adobe: after 3 refused logons within 10 minutes the operator is banned, for 5 minutes the first time. */
export const FIRST_BAN_MS = 5 * 60_000;

/** The state after a failed sign-in. */
export function stateAfterFailure(error: unknown, now: number): ConnectionState {
  if (isCampaignError(error)) {
    if (error.code === 'banned') {
      return { kind: 'banned', error, until: now + FIRST_BAN_MS };
    }
    if (!isTransportFault(error)) {
      return { kind: 'refused', error };
    }
  }
  return { kind: 'failed', error };
}

/** What a renewal of the session is answered with when the operator is not let in any more. */
const ENDS_SESSION = new Set<string>(['logonRefused', 'banned', 'securityZone']);

/** The state after a read failed while signed in. A session that is lost means to sign in again. */
export function stateAfterLostRead(error: unknown, info: InstanceInfo, now: number): ConnectionState {
  if (!isCampaignError(error)) {
    return { kind: 'degraded', info, error };
  }
  const isTokenOver = (error.code === 'http' || error.code === 'html') && error.facts['status'] === '401';
  if (error.code === 'sessionExpired' || isTokenOver) {
    return { kind: 'failed', error };
  }
  // Only an answer to a sign-in ends the session; a right that one schema lacks does not.
  return ENDS_SESSION.has(error.code) ? stateAfterFailure(error, now) : { kind: 'degraded', info, error };
}

/** Whether features may try to sign in by themselves; false where only a person should. */
export function mayTryAgain(state: ConnectionState): boolean {
  return state.kind !== 'refused' && state.kind !== 'banned';
}
