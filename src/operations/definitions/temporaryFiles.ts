import type { EpochMs } from '../../domain/delivery';
import { ServerError } from '../../servers/errors';
import type { TemporaryFile } from '../../servers/files/temporaryFiles';
import type { Place } from '../place';

const DAY = 24 * 60 * 60_000;

/** The temporary files of a server, and its own time. Rejects with a ServerError where its files are out of reach. */
export async function listTemporary(
  place: Place,
  name: string,
  signal: AbortSignal,
): Promise<{ readonly files: readonly TemporaryFile[]; readonly now: EpochMs }> {
  const server = await place.server(name);
  if (server.temporary === undefined) {
    throw new ServerError({ code: 'unreadable', server: name, doing: 'listing tmp', facts: {} });
  }
  const [files, host] = await Promise.all([server.temporary.list(signal), server.hostFacts(signal)]);
  return { files, now: host.clock.there };
}

export function olderThan(files: readonly TemporaryFile[], days: number, now: EpochMs): readonly TemporaryFile[] {
  return files.filter(({ modifiedAt }) => now - modifiedAt > days * DAY);
}

export function pathOf({ folder, name }: TemporaryFile): string {
  return `${folder}/${name}`;
}
