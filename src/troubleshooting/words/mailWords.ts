import { l10n } from 'vscode';
import type { Args } from './args';
import type { RuleFindingWords } from './ruleFindingWords';
import { numberText } from './format';

const count = (args: Args): string => numberText(args.number('count'));
const one = (args: Args): boolean => args.number('count') === 1;

/** What the health check says of the contents of mails. */
export const MAIL_WORDS: Readonly<Record<string, RuleFindingWords>> = {
  publicUnreachable: {
    title: (args) => l10n.t('Nothing answers at the address of public resources: {0}', args.text('url')),
    meaning: () =>
      l10n.t(
        'Images in mails and pages are linked under it. This was tried from here only: open an image in a browser outside your network before changing anything.',
      ),
    ruledOut: () => l10n.t('The address of public resources answers.'),
    page: 'images',
  },
  imagesMissing: {
    title: (args) =>
      one(args)
        ? l10n.t('Images of 1 recent email do not show')
        : l10n.t('Images of {0} recent emails do not show', count(args)),
    meaning: (args) =>
      l10n.t(
        'Readers see empty frames. Publish them again from the delivery, look into var/res of each tracking server, and with mid-sourcing into the journal of the analysis: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('The images of recent emails answer.'),
    page: 'images',
  },
  imagesOverHttp: {
    title: (args) =>
      one(args)
        ? l10n.t('1 recent email has images over http')
        : l10n.t('{0} recent emails have images over http', count(args)),
    meaning: (args) =>
      l10n.t(
        'Mails are read over https, and many programs leave out what comes over http. Unless the analysis puts these images online under https, change their addresses: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Images of recent emails come over https.'),
    page: 'images',
  },
  imageTypes: {
    title: (args) =>
      one(args)
        ? l10n.t('1 recent email has images of a kind that mail programs block')
        : l10n.t('{0} recent emails have images of a kind that mail programs block', count(args)),
    meaning: (args) =>
      l10n.t(
        'PNG, JPEG and GIF are what all of them show; Gmail and Outlook hide the others, SVG above all: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Images of recent emails are of kinds that mail programs show.'),
    page: 'images',
  },
  imagesInline: {
    title: (args) =>
      one(args)
        ? l10n.t('1 recent email holds images inside its HTML')
        : l10n.t('{0} recent emails hold images inside their HTML', count(args)),
    meaning: (args) =>
      l10n.t(
        'Gmail and Outlook show no “data:” images, and they make the mail heavy. Put them online instead: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('No recent email holds images inside its HTML.'),
    page: 'images',
  },
  imagesHeavy: {
    title: (args) =>
      one(args)
        ? l10n.t('1 recent email has heavy images')
        : l10n.t('{0} recent emails have heavy images', count(args)),
    meaning: (args) =>
      l10n.t(
        'Images above NmsDelivery_MaxDownloadedImageSize (100,000 bytes unless changed) are not published, and readers wait for them: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Images of recent emails are light enough.'),
    page: 'options',
  },
  heavyMails: {
    title: (args) =>
      one(args) ? l10n.t('1 recent email is heavy') : l10n.t('{0} recent emails are heavy', count(args)),
    meaning: (args) =>
      l10n.t(
        'Adobe advises {0} kB at most: heavy mails lower the throughput, and Gmail cuts them off at 102 kB. Shorten the HTML: {1}.',
        numberText(args.number('most')),
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Recent emails weigh little enough.'),
    page: 'throughput',
  },
  imagesWithoutAlt: {
    title: (args) =>
      one(args)
        ? l10n.t('1 recent email has images without an alternative text')
        : l10n.t('{0} recent emails have images without an alternative text', count(args)),
    meaning: (args) =>
      l10n.t(
        'Many readers do not load images at first, and some listen to their mails: give each image an “alt”, an empty one if it is decoration: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Images of recent emails have alternative texts.'),
    page: 'images',
  },
};

const inMail = (args: Args, seen: string): string =>
  l10n.t('{0}: {1} {2}', args.text('delivery'), args.text('image'), seen);

/** What was seen in mails, in words. */
export const MAIL_FACTS: Readonly<Record<string, (args: Args) => string>> = {
  imageStatus: (args) =>
    args.has('delivery')
      ? inMail(args, l10n.t('answers {0}', args.text('status')))
      : l10n.t('{0} answers {1}', args.text('image'), args.text('status')),
  publicSilent: (args) => l10n.t('{0}: {1}', args.text('image'), args.text('because')),
  imageNowhere: (args) => inMail(args, l10n.t('is no web address')),
  imageInside: (args) => inMail(args, l10n.t('is inside the network')),
  imageOverHttp: (args) => inMail(args, l10n.t('comes over http')),
  imageKind: (args) => inMail(args, l10n.t('is of the kind {0}', args.text('kind'))),
  imageSize: (args) => inMail(args, l10n.t('weighs {0} kB', numberText(args.number('kilobytes')))),
  imageInline: (args) => inMail(args, l10n.t('is inside the HTML')),
  imageAlt: (args) => inMail(args, l10n.t('has no alternative text')),
  mailWeight: (args) =>
    l10n.t('{0} weighs {1} kB without its images', args.text('delivery'), numberText(args.number('kilobytes'))),
};
