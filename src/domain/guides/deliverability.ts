import * as l10n from '@vscode/l10n';
import { defineGuide } from './guide';
import { ADOBE_PAGES } from '../words/adobePages';

/** Adobe, "Deliverability issues". */
export const deliverability = defineGuide({
  id: 'deliverability',
  title: () => l10n.t('Deliverability'),
  about: () => l10n.t('Emails are refused, slowed down or end up as spam.'),
  page: ADOBE_PAGES.throughput,
  steps: [
    {
      id: 'sendingDomains',
      title: () => l10n.t('The sending domains accept mail and say who may send for them'),
      how: () =>
        l10n.t(
          'MX and SPF records of each domain that emails are sent from. Ask whoever manages your DNS to correct them.',
        ),
    },
    {
      id: 'signatures',
      title: () => l10n.t('Emails are signed, with keys of at least 1024 bits'),
      how: () =>
        l10n.t(
          'DKIM and DMARC records. Name your selectors in the setting deliveryDoctor.advisor.dkimSelectors, so that the keys can be looked at.',
        ),
    },
    {
      id: 'addressNames',
      title: () => l10n.t('Each sending address has a name that leads back to it'),
      how: () =>
        l10n.t('PTR records of the public addresses in the affinities. Whoever gave you the addresses can set them.'),
    },
    {
      id: 'affinities',
      title: () => l10n.t('Affinities are the same on all servers, and no identity is shared'),
      how: () => l10n.t('IPAffinity in config-<instance>.xml of each sending server; the Servers view compares them.'),
    },
    {
      id: 'bounces',
      title: () => l10n.t('Hard bounces stay below 2%, errors below 10%'),
      how: () =>
        l10n.t(
          'Look at the failures of the deliveries named: many unknown users at one provider mean old addresses or misspelt domains. Exclude recipients who have not reacted for 12 months.',
        ),
    },
    {
      id: 'complaints',
      title: () => l10n.t('Few readers complain, and quarantines grow as usual'),
      how: () =>
        l10n.t(
          'Make unsubscribing easy, and leave out recipients who have not reacted for a long time. After an outage of a provider, set its addresses valid again: Administration, Campaign Management, Non deliverables Management.',
        ),
    },
    {
      id: 'warmUp',
      title: () => l10n.t('New addresses are warmed up, and none is on a denylist'),
      how: () =>
        l10n.t(
          'Raise the volume of a new address over weeks, the most active recipients first. Ask the denylists, or Adobe’s deliverability team, about the public addresses.',
        ),
    },
    {
      id: 'mailWeight',
      title: () => l10n.t('Emails weigh no more than 60 kB'),
      how: () =>
        l10n.t(
          'The throughput panel shows bytes and messages: many bytes with few messages mean heavy emails. Shorten the HTML and put pictures online.',
        ),
    },
  ],
});
