import * as l10n from '@vscode/l10n';
import { numberText } from '../../domain/words/args';
import type { TemporaryFile } from '../../servers/files/temporaryFiles';
import { serverWritesOf } from '../../servers/writes';
import { defineOperation } from '../defineOperation';
import { NOT_YET, SHOWN, TAKEN, type Operation } from '../operation';
import type { Place } from '../place';
import { listTemporary, olderThan, pathOf } from './temporaryFiles';

/** As many names as a person reads. */
const NAMED = 8;

interface Listed {
  /** Those old enough. */
  readonly old: readonly TemporaryFile[];
  /** Paths of all that are there. */
  readonly there: ReadonlySet<string>;
}

/** Deletes old temporary files of the installation: exactly those that were shown. */
export const purgeTemporary = defineOperation<'purgeTemporary'>({
  kind: 'purgeTemporary',
  expert: true,
  title: ({ server }) => l10n.t('Purge temporary files on {0}', server),
  effect: () =>
    l10n.t('Deletes files that nobody wrote to for days, in the folders tmp and var/tmp of the installation only.'),
  undoing: () => l10n.t('This cannot be undone.'),
  operation: (request, language): Operation<Place, Listed> => {
    const { server, days } = request;
    const count = (files: readonly TemporaryFile[]): string => numberText(files.length, language);
    const size = (files: readonly TemporaryFile[]): string => megabytes(files, language);
    return {
      id: 'purgeTemporary',
      request: { ...request },
      title: purgeTemporary.title(request, language),
      subject: 'temporary files',
      server,
      read: async (place, signal) => {
        const { files, now } = await listTemporary(place, server, signal);
        return { old: olderThan(files, days, now), there: new Set(files.map(pathOf)) };
      },
      needless: ({ old }) =>
        old.length === 0
          ? { kind: 'alreadySo', text: l10n.t('There is no temporary file older than {0} days on {1}.', days, server) }
          : undefined,
      ask: ({ old }) => ({
        question: l10n.t('Delete {0} temporary files ({1} MB) on {2}?', count(old), size(old), server),
        now: namesOf(old, language),
        effect: purgeTemporary.effect(request),
        undo: purgeTemporary.undoing(request),
        action: l10n.t('Delete Them'),
        typed: server,
      }),
      agreed: ({ old }) => ({ files: old.map((file) => [pathOf(file), file.sizeBytes, file.modifiedAt]) }),
      write: async (place, { old }, signal) => {
        await serverWritesOf(await place.server(server)).removeTemporary(old, signal);
        return TAKEN;
      },
      sight: (before, now) =>
        now === undefined || before.old.some((file) => now.there.has(pathOf(file))) ? NOT_YET : SHOWN,
      done: ({ old }) => l10n.t('{0} temporary files ({1} MB) were deleted on {2}.', count(old), size(old), server),
      values: ({ old }) => ({ before: `${count(old)} (${size(old)} MB)`, after: l10n.t('deleted') }),
      undo: () => undefined,
      watching: { everyMs: 1000, limitMs: 5000 },
    };
  },
});

function namesOf(files: readonly TemporaryFile[], language: string): string {
  const names = files.slice(0, NAMED).map(pathOf).join('\n');
  return files.length > NAMED
    ? `${names}\n${l10n.t('… and {0} more', numberText(files.length - NAMED, language))}`
    : names;
}

function megabytes(files: readonly TemporaryFile[], language: string): string {
  return numberText(Math.round(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6), language);
}
