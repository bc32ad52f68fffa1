import * as l10n from '@vscode/l10n';
import { defineCriterion } from './criterion';

/** As many looks have to agree: a burst of events is no trouble. */
const LEAST_LENGTHS = 4;

/** Events come faster than they are taken. */
export const queueGrowing = defineCriterion({
  id: 'queueGrowing',
  about: 'instance',
  name: () => l10n.t('Event queue growing'),
  description: () => l10n.t('Watching: more and more events of transactional messages wait.'),
  title: (args) => l10n.t('{0} events wait, {1} more than half an hour ago', args.count('waiting'), args.count('more')),
  thresholds: {
    least: {
      name: 'watch.queueLength',
      description: () => l10n.t('Watching: number of waiting events from which a growing queue is reported.'),
      fallback: 500,
      min: 1,
      max: 10_000_000,
    },
  },
  judge: ({ queue }, { least }) => {
    const lengths = queue.ok ? queue.value : [];
    const [first] = lengths;
    const last = lengths.at(-1);
    if (first === undefined || last === undefined || lengths.length < LEAST_LENGTHS) {
      return { signs: [], blind: () => !queue.ok };
    }
    const grows = lengths.every(({ waiting }, index) => waiting >= (lengths[index - 1]?.waiting ?? 0));
    return {
      blind: () => false,
      signs:
        grows && last.waiting > first.waiting
          ? [
              {
                subject: 'events',
                severity: 'warning' as const,
                level: last.waiting / least,
                args: { waiting: last.waiting, more: last.waiting - first.waiting },
              },
            ]
          : [],
    };
  },
});
