import { l10n } from 'vscode';
import type { Args } from './args';
import type { RuleFindingWords } from './ruleFindingWords';
import { numberText, timeText } from './format';

const number = (args: Args, name: string): string => numberText(args.number(name));

/** What the health check says of providers, quarantines and the workflows behind deliveries. */
export const REPUTATION_WORDS: Readonly<Record<string, RuleFindingWords>> = {
  complaints: {
    title: (args) =>
      args.has('names')
        ? l10n.t('Readers report mails as spam: {0}', args.text('names'))
        : l10n.t('Readers of all providers together report mails as spam'),
    meaning: (args) =>
      l10n.t(
        '{0} % of recent emails or more came back as complaints. Google asks to stay below 0.1 % and never to reach 0.3 %; then mails end as spam. Leave out those who have long not reacted, and make unsubscribing easy.',
        number(args, 'most'),
      ),
    ruledOut: () => l10n.t('Few readers report mails as spam.'),
    page: 'failures',
  },
  unknownUsers: {
    title: (args) =>
      args.has('names')
        ? l10n.t('Many addresses are unknown at {0}', args.text('names'))
        : l10n.t('Many addresses of all providers together are unknown'),
    meaning: (args) =>
      l10n.t(
        '{0} % of recent emails or more went to users that do not exist: Adobe takes that for bad data. Check where these addresses come from, and domains that are misspelt.',
        number(args, 'most'),
      ),
    ruledOut: () => l10n.t('Few addresses are unknown at their providers.'),
    page: 'failures',
  },
  domainBounces: {
    title: (args) =>
      args.has('names')
        ? l10n.t('{0} puts off or refuses many mails', args.text('names'))
        : l10n.t('Providers put off or refuse many mails'),
    meaning: (args) =>
      l10n.t(
        '{0} % soft bounces of a provider or more mean a reputation in danger, says Adobe. Look at the reasons in the messages, send less at a time, and raise the volume slowly.',
        number(args, 'most'),
      ),
    ruledOut: () => l10n.t('Soft bounces of every provider are within Adobe’s limit.'),
    page: 'failures',
  },
  quarantineGrowth: {
    title: (args) =>
      l10n.t(
        '{0} addresses went into quarantine within a day; usual are {1}',
        number(args, 'lastDay'),
        number(args, 'usual'),
      ),
    meaning: () =>
      l10n.t(
        'Either a list with bad addresses was sent to, or a provider had an outage and answered “user unknown”. In the second case their addresses should be set valid again: look at the error texts of the newest ones.',
      ),
    ruledOut: () => l10n.t('Quarantines grow no faster than usual.'),
    page: 'failures',
  },
  inactiveRecipients: {
    title: (args) => l10n.t('{0} % of those who are sent to have long not reacted', number(args, 'percent')),
    meaning: () =>
      l10n.t(
        'Providers take mail that nobody opens for spam, and old addresses become traps. Adobe advises to leave out who has not opened or clicked for 12 months: a filter on the tracking logs in the typology or in the targeting does it.',
      ),
    ruledOut: () => l10n.t('Enough of those who are sent to react.'),
    page: 'performance',
  },
  feedingWorkflows: {
    title: (args) => l10n.t('The workflow {0}, which makes deliveries, ended in an error', args.text('label')),
    meaning: (args) =>
      args.number('waiting') > 0
        ? l10n.t(
            'What it still had to make or send stays undone: {0}. Read its journal in Campaign before restarting it, because it may send again what was sent. Its work tables stay until it is stopped.',
            args.text('names'),
          )
        : l10n.t(
            'All of its recent deliveries were sent: {0}. Read its journal in Campaign before restarting it, because it may send again what was sent. Its work tables stay until it is stopped.',
            args.text('names'),
          ),
    ruledOut: () => l10n.t('No workflow that makes deliveries is in error.'),
    page: 'workflows',
  },
};

/** What was seen of providers and quarantines, in words. */
export const REPUTATION_FACTS: Readonly<Record<string, (args: Args) => string>> = {
  complaints: (args) =>
    ofProvider(
      args,
      l10n.t(
        '{0} complaints among {1} messages ({2} %)',
        number(args, 'count'),
        number(args, 'processed'),
        number(args, 'percent'),
      ),
    ),
  unknownUsers: (args) =>
    ofProvider(
      args,
      l10n.t(
        '{0} unknown users among {1} messages ({2} %)',
        number(args, 'count'),
        number(args, 'processed'),
        number(args, 'percent'),
      ),
    ),
  domainBounces: (args) =>
    ofProvider(
      args,
      l10n.t(
        '{0} soft bounces among {1} messages ({2} %)',
        number(args, 'count'),
        number(args, 'processed'),
        number(args, 'percent'),
      ),
    ),
  inactiveRecipients: (args) =>
    l10n.t(
      '{0} of {1} people without an open or click since {2}',
      number(args, 'inactive'),
      number(args, 'reached'),
      timeText(args.number('sinceAt')),
    ),
  quarantineGrowth: (args) =>
    l10n.t(
      '{0} in the last day; {1} a day in the {2} days before; {3} in all',
      number(args, 'lastDay'),
      number(args, 'usual'),
      number(args, 'days'),
      number(args, 'total'),
    ),
};

function ofProvider(args: Args, seen: string): string {
  return l10n.t('{0}: {1}', args.has('domain') ? args.text('domain') : l10n.t('all providers'), seen);
}
