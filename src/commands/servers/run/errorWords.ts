import { describeError } from '../../../connections/errorText';
import { serverErrorText } from '../../../connections/serverErrorText';
import { isServerError } from '../../../servers/errors';

/** An error of the server in one sentence. */
export function errorWords(error: unknown): string {
  const words = isServerError(error) ? serverErrorText(error) : describeError(error);
  return words.why === undefined ? words.what : `${words.what}: ${words.why}`;
}
