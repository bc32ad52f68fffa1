import { l10n } from 'vscode';
import { CAUSE_FACTS } from '../../domain/diagnosis/causes';
import type { EvidenceItem, Fact } from '../../domain/finding';
import { argsOf } from './args';
import type { Args } from './args';
import { DNS_FACTS } from './dnsWords';
import { durationText, numberText, timeText } from './format';
import { MAIL_FACTS } from './mailWords';
import { REPUTATION_FACTS } from './reputationWords';

/** What the rules of the health check saw, in words, by the key of the fact. */
const FACT_WORDS: Readonly<Record<string, (args: Args) => string>> = {
  purgeDelay: (args) => l10n.t('{0} is 0: nothing is ever purged', args.text('option')),
  moduleMemory: (args) => l10n.t('{0} takes {1} MB', args.text('module'), numberText(args.number('memoryMb'))),
  temporaryFiles: (args) =>
    l10n.t(
      '{0} files, {1} MB, the oldest of {2}',
      numberText(args.number('count')),
      numberText(args.number('megabytes')),
      timeText(args.number('oldestAt')),
    ),
  planned: (args) =>
    l10n.t(
      '{0}: {1} messages from {2} on',
      args.text('names'),
      numberText(args.number('messages')),
      timeText(args.number('contactAt')),
    ),
  preparationTook: (args) =>
    args.has('messages')
      ? l10n.t(
          '{0}: {1} for {2} messages',
          args.text('delivery'),
          durationText(args.number('tookMs')),
          numberText(args.number('messages')),
        )
      : l10n.t('{0}: {1}', args.text('delivery'), durationText(args.number('tookMs'))),
  lastRun: (args) => l10n.t('last run {0}', timeText(args.number('lastAt'))),
  verifyMode: () => l10n.t('verifyMode is true'),
  mtaChildren: (args) => l10n.t('maxSpareServers is {0}', numberText(args.number('children'))),
  tlsForAll: () => l10n.t('enableTLS is true'),
  relaySet: (args) => l10n.t('relay address is {0}', args.text('relay')),
  statServerEmpty: () => l10n.t('statServerAddress is empty'),
  sharedIdentities: (args) => l10n.t('used by several addresses: {0}', args.text('shared')),
  useMomentum: () => l10n.t('useMomentum is true: mails go through the Enhanced MTA'),
  ...DNS_FACTS,
  ...REPUTATION_FACTS,
  ...MAIL_FACTS,
};

/** The words for a fact; undefined for a key that has none. */
export function factText(fact: Fact): string | undefined {
  return (CAUSE_FACTS.get(fact.key) ?? FACT_WORDS[fact.key])?.(argsOf(fact.args));
}

/** The same evidence with what was seen in the reader's language. */
export function inWords<Item extends EvidenceItem>(item: Item): Item {
  const words = item.fact === undefined ? undefined : factText(item.fact);
  return words === undefined ? item : { ...item, observed: words };
}
