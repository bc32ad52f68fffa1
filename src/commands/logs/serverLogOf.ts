import type { ServerLogRef } from '../../connections/access';
import type { LogPlaceWanted } from '../../platform/logActions';

/** The log of a server that a command's argument names, and the line in it; undefined when it names none. */
export function serverLogOf(
  value: unknown,
): { readonly ref: ServerLogRef; readonly wanted?: LogPlaceWanted } | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (!('connectionId' in value) || !('serverId' in value) || !('file' in value)) {
    return undefined;
  }
  const { connectionId, serverId, file } = value;
  if (typeof connectionId !== 'string' || typeof serverId !== 'string' || typeof file !== 'string') {
    return undefined;
  }
  const ref = { connectionId, serverId, file };
  if ('at' in value && typeof value.at === 'number') {
    return { ref, wanted: { at: value.at } };
  }
  return 'text' in value && typeof value.text === 'string' ? { ref, wanted: { text: value.text } } : { ref };
}
