import { BECAUSE, NOT_APPLICABLE, RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import { named, uncheckedBecause } from '../rule';
import type { Rule } from '../rule';

const SHOWN = 6;

/** Adobe: a mail should weigh 60 kB at most ("Performance and throughput issues"). Weighed without its images, before personalisation. */
export const heavyMails: Rule = {
  id: 'heavyMails',
  judge: ({ mail }, { mailKb }): Verdict => {
    if (mail === undefined) {
      return NOT_APPLICABLE;
    }
    const { mails } = mail;
    if (!mails.ok) {
      return uncheckedBecause(mails);
    }
    if (mails.value === undefined) {
      return { kind: 'unchecked', unchecked: [{ what: mails.source, because: BECAUSE.notGiven }] };
    }
    const heavy = mails.value
      .filter(({ content }) => content.bytes > mailKb * 1000)
      .sort((a, b) => b.content.bytes - a.content.bytes);
    if (heavy.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'heavyMails',
        severity: 'warning',
        certainty: 'likely',
        args: { count: heavy.length, names: named(heavy), most: mailKb },
        evidence: heavy
          .slice(0, SHOWN)
          .map(({ internalName, content }) =>
            fact(mails, 'mailWeight', { delivery: internalName, kilobytes: Math.round(content.bytes / 1000) }),
          ),
      }),
    );
  },
};
