import * as l10n from '@vscode/l10n';
import type { Certainty, Severity, Unchecked } from '../../finding';
import { NOT_APPLICABLE, fact, finding, found, notGiven, ruledOutUnless } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { Args } from '../../words/args';
import type { InstanceEvidence } from '../instanceEvidence';
import { named, uncheckedBecause } from '../rule';
import type { MailImage } from './findImages';
import type { MailEvidence, MailSeen } from './mailEvidence';

/** Images that evidence shows, and characters of an address that a person reads. */
const SHOWN = 6;
const ADDRESS_SHOWN = 120;

/** What is wrong with an image. */
export interface ImageOffence<Key extends string> {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Key of the fact, with its arguments; those of `inMail` are added. */
  readonly seen: Key;
  readonly args?: Readonly<Record<string, string | number>>;
}

export interface ImageContext<T> {
  readonly mail: MailSeen;
  readonly evidence: MailEvidence;
  readonly thresholds: T;
}

interface ImageRule<Id extends string, Key extends string, T> {
  readonly id: Id;
  readonly offence: (image: MailImage, context: ImageContext<T>) => ImageOffence<Key> | undefined;
  /** What of the evidence is missing for calling all images in order. */
  readonly missing?: (evidence: MailEvidence) => readonly Unchecked[];
}

/** The judgement of a rule about each image in the newest emails; one finding names all mails with offending ones. */
export function eachImage<const Id extends string, const Key extends string, T>({
  id,
  offence,
  missing: missingIn = () => [],
}: ImageRule<Id, Key, T>): (evidence: InstanceEvidence, thresholds: T) => Verdict<Id, Key> {
  return ({ mail: evidence }, thresholds) => {
    if (evidence === undefined) {
      return NOT_APPLICABLE;
    }
    const { mails } = evidence;
    if (!mails.ok) {
      return uncheckedBecause(mails);
    }
    if (mails.value === undefined) {
      return notGiven(mails.source);
    }
    const hits = mails.value.flatMap((mail) =>
      mail.content.images.flatMap((image) => {
        const hit = offence(image, { mail, evidence, thresholds });
        return hit === undefined ? [] : [{ mail, image, hit }];
      }),
    );
    const missing = missingIn(evidence);
    if (hits.length === 0) {
      return ruledOutUnless(missing);
    }
    const concerned = mails.value.filter((mail) => hits.some((one) => one.mail === mail));
    const worst = hits.map(({ hit }) => hit).sort((a, b) => rank(a) - rank(b))[0];
    const one = finding({
      cause: id,
      severity: worst?.severity ?? 'info',
      certainty: worst?.certainty ?? 'possible',
      args: { count: concerned.length, images: distinct(hits).length, names: named(concerned) },
      evidence: distinct(hits)
        .slice(0, SHOWN)
        .map(({ mail, image, hit }) =>
          fact(mails, hit.seen, { delivery: mail.internalName, image: shown(image.source), ...hit.args }),
        ),
    });
    return missing.length === 0 ? found(one) : { kind: 'found', findings: [one], unchecked: missing };
  };
}

/** What was seen of an image, after the mail and the image. */
export function inMail(args: Args, seen: string): string {
  return l10n.t('{0}: {1} {2}', args.text('delivery'), args.text('image'), seen);
}

function rank({ severity, certainty }: ImageOffence<string>): number {
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
