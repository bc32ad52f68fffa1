import { isCampaignError } from '../errors';

/** What an instance answers that does not have something, or does not show it to this operator. */
const NOT_AVAILABLE = ['unknownSchema', 'unknownAttribute', 'queryError', 'missingRight'];

/** Undefined instead of the refusals that mean "not on this instance". */
export async function ifAvailable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isCampaignError(error) && NOT_AVAILABLE.includes(error.code)) {
      return undefined;
    }
    throw error;
  }
}
