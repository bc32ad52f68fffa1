import { NOT_APPLICABLE, RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { Rule } from '../rule';

/**
 * Nothing answers at the address under which images are linked: they show nowhere, or only inside the network. From where
 * we are: whoever has no way out sees the same, so it is never more than possible.
 */
export const publicUnreachable: Rule = {
  id: 'publicUnreachable',
  judge: ({ mail, options: { XtkFileRes_Public_URL: option } }): Verdict => {
    if (mail?.publicUrl === undefined || !option.ok) {
      return NOT_APPLICABLE;
    }
    const { publicUrl } = mail;
    if (publicUrl.ok && publicUrl.value.status < 500) {
      return RULED_OUT;
    }
    const url = option.value ?? '';
    const seen = publicUrl.ok
      ? fact(publicUrl, 'imageStatus', { image: url, status: publicUrl.value.status })
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
};
