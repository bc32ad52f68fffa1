import { BECAUSE, NOT_APPLICABLE, RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import { uncheckedBecause } from './rule';
import type { Rule } from './rule';

const LOOPBACK = /^https?:\/\/(?:localhost|127\.|\[::1\])/i;

/** Images are linked under the address of public resources: without one they show nowhere, over http many readers of mail hide them. */
export const publicResources: Rule = {
  id: 'publicResources',
  judge: ({ options: { XtkFileRes_Public_URL: option } }): Verdict => {
    if (!option.ok) {
      return uncheckedBecause(option);
    }
    if (option.value === undefined) {
      return { kind: 'unchecked', unchecked: [{ what: 'XtkFileRes_Public_URL', because: BECAUSE.notGiven }] };
    }
    const url = option.value.trim();
    if (LOOPBACK.test(url)) {
      return NOT_APPLICABLE;
    }
    if (/^https:\/\/./i.test(url)) {
      return RULED_OUT;
    }
    const problem = url === '' ? 'none' : /^http:\/\/./i.test(url) ? 'http' : 'other';
    return found(
      finding({
        cause: 'publicResources',
        severity: problem === 'http' ? 'info' : 'warning',
        certainty: problem === 'other' ? 'possible' : 'likely',
        args: { url, problem },
        evidence: [fact(option, 'optionValue', { option: 'XtkFileRes_Public_URL', value: url })],
      }),
    );
  },
};

/** `none`: whoever wants images in mails puts them online by hand. */
export const imagesNotPublished: Rule = {
  id: 'imagesNotPublished',
  judge: ({ options: { NmsDelivery_ImagePublishing: option } }): Verdict => {
    if (!option.ok) {
      return uncheckedBecause(option);
    }
    if (option.value === undefined) {
      return { kind: 'unchecked', unchecked: [{ what: 'NmsDelivery_ImagePublishing', because: BECAUSE.notGiven }] };
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
};
