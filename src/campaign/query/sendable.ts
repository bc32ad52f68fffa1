import { CampaignError } from '../errors';

/** What `build` makes of somebody's values. Its RangeError, for a value that cannot be sent such as a control character, becomes a `queryError`. */
export function sendable<T>(schema: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    throw new CampaignError({ code: 'queryError', doing: `ExecuteQuery ${schema}`, facts: { reason: error.message } });
  }
}
