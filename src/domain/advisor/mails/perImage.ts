import { BECAUSE, NOT_APPLICABLE, RULED_OUT, fact, finding, found, ruledOutUnless } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { Certainty, EvidenceItem, Severity, Unchecked } from '../../finding';
import { named, uncheckedBecause } from '../rule';
import type { Rule } from '../rule';
import type { AdvisorThresholds } from '../thresholds';
import type { MailFacts, MailSeen } from './facts';
import type { MailImage } from './findImages';

/** Images that evidence shows, and characters of an address that a person reads. */
const SHOWN = 6;
const ADDRESS_SHOWN = 120;

export interface Offence {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Key of the words for what was seen, with its arguments. */
  readonly seen: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

export interface ImageContext {
  readonly mail: MailSeen;
  readonly facts: MailFacts;
  readonly thresholds: AdvisorThresholds;
}

/** A rule about each image in the newest emails; one finding names all mails with offending ones. */
export function perImage(
  id: string,
  offence: (image: MailImage, context: ImageContext) => Offence | undefined,
  unasked: (facts: MailFacts) => readonly Unchecked[] = () => [],
): Rule {
  return {
    id,
    judge: ({ mail: facts }, thresholds): Verdict => {
      if (facts === undefined) {
        return NOT_APPLICABLE;
      }
      const { mails } = facts;
      if (!mails.ok) {
        return uncheckedBecause(mails);
      }
      if (mails.value === undefined) {
        return { kind: 'unchecked', unchecked: [{ what: mails.source, because: BECAUSE.notGiven }] };
      }
      const hits = mails.value.flatMap((mail) =>
        mail.content.images.flatMap((image) => {
          const hit = offence(image, { mail, facts, thresholds });
          return hit === undefined ? [] : [{ mail, image, hit }];
        }),
      );
      const missing = unasked(facts);
      if (hits.length === 0) {
        return missing.length === 0 ? RULED_OUT : ruledOutUnless(missing);
      }
      const concerned = mails.value.filter((mail) => hits.some((one) => one.mail === mail));
      const worst = hits.map(({ hit }) => hit).sort((a, b) => rank(a) - rank(b))[0];
      const evidence = distinct(hits)
        .slice(0, SHOWN)
        .map(({ mail, image, hit }): EvidenceItem =>
          fact(mails, hit.seen, { delivery: mail.internalName, image: shown(image.source), ...hit.args }),
        );
      const one = finding({
        cause: id,
        severity: worst?.severity ?? 'info',
        certainty: worst?.certainty ?? 'possible',
        args: { count: concerned.length, images: distinct(hits).length, names: named(concerned) },
        evidence,
      });
      return missing.length === 0 ? found(one) : { kind: 'found', findings: [one], unchecked: missing };
    },
  };
}

function rank({ severity, certainty }: Offence): number {
  return ['error', 'warning', 'info'].indexOf(severity) * 3 + ['certain', 'likely', 'possible'].indexOf(certainty);
}

/** The same image in many mails is one mistake. */
function distinct<T extends { readonly image: MailImage }>(hits: readonly T[]): readonly T[] {
  return [...new Map(hits.map((hit) => [hit.image.source, hit])).values()];
}

/** Without what follows `?`, which may tell about a person. */
function shown(source: string): string {
  const address = source.replace(/[?#].*$/s, '').replaceAll('\u0001', '…');
  return address.length > ADDRESS_SHOWN ? `${address.slice(0, ADDRESS_SHOWN)}…` : address;
}
