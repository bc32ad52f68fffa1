import * as l10n from '@vscode/l10n';
import { namesOnAll } from '../../affinityName';
import { fact, finding, found, ruledOutUnless } from '../../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { configuredServers, isSender, notConfigured } from './configuredServers';

/** Affinities must be the same on every sending server, or a delivery waits on those that lack its own. */
export const affinitiesDiffer = defineRule({
  id: 'affinitiesDiffer',
  scope: WHERE_MAIL_IS_SENT,
  steps: ['affinities'],
  title: (args) => l10n.t('IP affinities are not the same on all sending servers: {0}', args.text('names')),
  meaning: () =>
    l10n.t('Adobe wants them identical on every MTA machine. A delivery waits on those that lack its affinity.'),
  ruledOut: () => l10n.t('IP affinities are the same on all sending servers.'),
  page: 'affinities',
  judge: ({ servers }) => {
    const senders = configuredServers(servers).filter(isSender);
    const lists = senders.map(({ settings }) => settings.value.affinities.flatMap((affinity) => affinity.names));
    const everywhere = namesOnAll(lists);
    const partly = [...new Set(lists.flat())].filter(
      (name) =>
        !everywhere.includes(name) && !(isForSms(name) && lists.filter((list) => list.includes(name)).length === 1),
    );
    if (senders.length < 2 || partly.length === 0) {
      return ruledOutUnless(notConfigured(servers));
    }
    return found(
      finding({
        cause: 'affinitiesDiffer',
        severity: 'warning',
        certainty: 'certain',
        args: { names: partly.join(', '), count: partly.length },
        evidence: senders.map(({ name, settings }, index) =>
          fact(settings, 'affinitiesConfigured', {
            server: name,
            names: (lists[index] ?? []).join(', '),
            count: (lists[index] ?? []).length,
          }),
        ),
      }),
    );
  },
});

/**
 * An affinity of SMS belongs on one server only (Adobe, "Check before sending": it is limited to one container). The
 * configuration does not say what an affinity is for: its name mostly does.
 */
function isForSms(name: string): boolean {
  return /(?:^|[^a-z])sms(?:$|[^a-z])/i.test(name);
}
