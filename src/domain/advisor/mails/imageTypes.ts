import * as l10n from '@vscode/l10n';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { webAddress } from './webAddress';
import { eachImage, inMail } from './eachImage';

/** What the big mail programs do not show, Gmail and Outlook among them. */
const HIDDEN = ['svg', 'svgz', 'bmp', 'tif', 'tiff', 'heic', 'heif', 'avif', 'ico', 'psd', 'eps', 'pdf'];
/** What only some of them show: Outlook for Windows does not. */
const SOME = ['webp', 'apng', 'jxl'];

/** Kinds of images that mail programs block or cannot show: PNG, JPEG and GIF are what all of them show. */
export const imageTypes = defineRule({
  id: 'imageTypes',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imageKinds'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent email has images of a kind that mail programs block')
      : l10n.t('{0} recent emails have images of a kind that mail programs block', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'PNG, JPEG and GIF are what all of them show; Gmail and Outlook hide the others, SVG above all: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Images of recent emails are of kinds that mail programs show.'),
  page: 'images',
  facts: {
    imageKind: (args) => inMail(args, l10n.t('is of the kind {0}', args.text('kind'))),
  },
  judge: eachImage({
    id: 'imageTypes',
    offence: ({ source }, { evidence }) => {
      const url = webAddress(source);
      if (url === undefined) {
        return undefined;
      }
      const answer = evidence.answers.get(source);
      const told = answer?.ok === true && answer.value.status === 200 ? answer.value.contentType : undefined;
      const kind = kindOf(told, url.pathname);
      if (HIDDEN.includes(kind)) {
        return { severity: 'warning', certainty: 'likely', seen: 'imageKind', args: { kind } };
      }
      return SOME.includes(kind)
        ? { severity: 'info', certainty: 'likely', seen: 'imageKind', args: { kind } }
        : undefined;
    },
  }),
});

/** The kind by the server's word, else by the name: `image/svg+xml` is `svg`. */
function kindOf(contentType: string | undefined, name: string): string {
  const told = /^image\/(?:x-)?([\w.-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  return told ?? /\.(\w{2,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
