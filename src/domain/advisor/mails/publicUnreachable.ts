import * as l10n from '@vscode/l10n';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';

/**
 * Nothing answers at the address under which images are linked: they show nowhere, or only inside the network. From where
 * we are: whoever has no way out sees the same, so it is never more than possible.
 */
export const publicUnreachable = defineRule({
  id: 'publicUnreachable',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['publicAddress'],
  title: (args) => l10n.t('Nothing answers at the address of public resources: {0}', args.text('url')),
  meaning: () =>
    l10n.t(
      'Images in emails and pages are linked under it. This was tried from here only: open an image in a browser outside your network before changing anything.',
    ),
  ruledOut: () => l10n.t('The address of public resources answers.'),
  page: 'images',
  facts: {
    publicStatus: (args) => l10n.t('{0} answers {1}', args.text('image'), args.text('status')),
    publicSilent: (args) => l10n.t('{0}: {1}', args.text('image'), args.text('because')),
  },
  judge: ({ mail, options: { XtkFileRes_Public_URL: option } }) => {
    if (mail?.publicUrl === undefined || !option.ok) {
      return NOT_APPLICABLE;
    }
    const { publicUrl } = mail;
    if (publicUrl.ok && publicUrl.value.status < 500) {
      return RULED_OUT;
    }
    const url = option.value ?? '';
    const seen = publicUrl.ok
      ? fact(publicUrl, 'publicStatus', { image: url, status: publicUrl.value.status })
      : fact(option, 'publicSilent', { image: url, because: publicUrl.because });
    return found(
      finding({
        cause: 'publicUnreachable',
        severity: 'warning',
        certainty: 'possible',
        args: { url },
        evidence: [seen],
      }),
    );
  },
});
