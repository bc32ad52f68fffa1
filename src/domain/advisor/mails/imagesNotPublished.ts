import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, uncheckedBecause } from '../rule';

/** `none`: whoever wants images in mails puts them online by hand. */
export const imagesNotPublished = defineRule({
  id: 'imagesNotPublished',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imagePublishing'],
  title: () => l10n.t('Images are not put online when a delivery is analysed'),
  meaning: () =>
    l10n.t('The option NmsDelivery_ImagePublishing is “none”: images that nobody put online by hand do not show.'),
  ruledOut: () => l10n.t('Images are put online when a delivery is analysed.'),
  page: 'options',
  judge: ({ options: { NmsDelivery_ImagePublishing: option } }) => {
    if (!option.ok) {
      return uncheckedBecause(option);
    }
    if (option.value === undefined) {
      return notGiven('NmsDelivery_ImagePublishing');
    }
    if (option.value.trim().toLowerCase() !== 'none') {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'imagesNotPublished',
        severity: 'info',
        certainty: 'likely',
        evidence: [fact(option, 'optionValue', { option: 'NmsDelivery_ImagePublishing', value: option.value })],
      }),
    );
  },
});
