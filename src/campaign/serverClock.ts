import { isCampaignError } from './errors';
import { SMALL_ANSWER_BYTES } from './limits';
import type { Caller } from './session/caller';
import { toEpochMs } from './values/cast';

/**
 * Instance clock minus ours, ms: half the round trip is taken for the way, so it is good to that much. Undefined when
 * the instance does not tell the time. Rejects with a CampaignError only when cancelled.
 */
export async function serverClockOffset(
  caller: Caller,
  now: () => number,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const asked = now();
    const call = {
      urn: 'xtk:session',
      method: 'GetServerTime',
      arguments: [],
      doing: 'GetServerTime',
      effect: 'read' as const,
      maxAnswerBytes: SMALL_ANSWER_BYTES,
    };
    const [time] = await caller.values(call, signal);
    const theirs = toEpochMs(time?.text);
    return theirs === undefined ? undefined : Math.round(theirs - (asked + now()) / 2);
  } catch (error) {
    if (isCampaignError(error) && error.code === 'cancelled') {
      throw error;
    }
    return undefined;
  }
}
