import * as l10n from '@vscode/l10n';
import { serverWritesOf } from '../../servers/writes';
import { defineOperation } from '../defineOperation';
import { shownIf, type Answer, type Operation } from '../operation';
import type { Place } from '../place';
import { answerOf } from './modules';

interface Looked {
  readonly modules: number;
}

/** `nlserver config -reload` or `nlserver stat -reload`. */
export const reload = defineOperation<'reload'>({
  kind: 'reload',
  expert: true,
  title: ({ what, server }) =>
    what === 'config'
      ? l10n.t('Reload the configuration on {0}', server)
      : l10n.t('Reload the MX rules on {0}', server),
  effect: ({ what }) =>
    what === 'config'
      ? l10n.t(
          'nlserver config -reload: the web module reads serverConf.xml and the configuration of the instances again. Nothing stops for it. Some changes need a restart all the same.',
        )
      : l10n.t(
          'nlserver stat -reload: the statistics server reads the MX rules again and keeps its statistics. Nothing stops for it.',
        ),
  undoing: () => l10n.t('To undo, put the old files back and reload again.'),
  operation: (request): Operation<Place, Looked> => {
    const { server, what } = request;
    return {
      id: 'reload',
      request: { ...request },
      title: reload.title(request, ''),
      subject: `${what} -reload`,
      server,
      read: async (place, signal) => ({ modules: (await (await place.server(server)).pdump(signal)).modules.length }),
      needless: () => undefined,
      ask: ({ modules }) => ({
        question:
          what === 'config'
            ? l10n.t('Reload the configuration on {0}?', server)
            : l10n.t('Reload the MX rules on {0}?', server),
        now: l10n.t('{0} modules run', modules),
        effect: reload.effect(request),
        undo: reload.undoing(request),
        action: l10n.t('Reload'),
        typed: server,
      }),
      agreed: () => ({ server, what }),
      write: async (place, _before, signal): Promise<Answer> => {
        return answerOf(await serverWritesOf(await place.server(server)).reload(what, signal));
      },
      // Nothing shows what was read again: only that the server still answers.
      sight: (_before, now) => shownIf(now !== undefined),
      done: () => l10n.t('{0}: done.', reload.title(request, '')),
      values: () => ({ before: '', after: '' }),
      undo: () => undefined,
      watching: { everyMs: 1000, limitMs: 10_000 },
    };
  },
});
