import { maskText } from '../../connections/maskText';
import type { EpochMs } from '../../domain/delivery';
import { maskedAddress } from '../../domain/maskedAddress';

declare const OURS: unique symbol;

/** A text that this extension wrote; names from outside stand in it between ‹ and ›. A bare string is none. */
export type OwnText = string & { readonly [OURS]: true };

/** Characters of a stranger's text that a model gets at most, unless a tool asks for fewer. */
const LONGEST = 300;
/** Longer texts are cut before they are looked through: nothing behind it would be handed on. */
const LOOKED_THROUGH = 4000;

/**
 * What a stranger wrote: a label, a line of a journal or log, an answer of a mail server, a file name. In an answer it
 * stands as `{"quoted": "…"}`, which no text can pretend to be.
 */
class QuotedText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toJSON(): { readonly quoted: string } {
    return { quoted: this.#text };
  }
}

export type Quoted = QuotedText;

/** A stranger's text as data: cut, without characters that are not seen, with people and secrets masked. */
export function quoted(text: string, longest: number = LONGEST): Quoted {
  return new QuotedText(cut(maskText(seen(text)), longest));
}

/**
 * Whether a stranger's text holds what was asked for, as `quoted` would hand it on: what is masked cannot be guessed by asking
 * for it.
 */
export function holds(text: string, wanted: string): boolean {
  const sought = wanted.toLowerCase();
  // Most texts do not hold it at all: those need no masking.
  return text.toLowerCase().includes(sought) && maskText(seen(text)).toLowerCase().includes(sought);
}

/** The address of a recipient, which still tells where a fault lies but not whose it is: `j•••@example.com`. */
export function quotedAddress(address: string): Quoted {
  return new QuotedText(cut(seen(maskedAddress(seen(address))), 100));
}

/** The same for what may be missing. */
export function quotedIfAny(text: string | undefined, longest?: number): Quoted | undefined {
  return text === undefined || text === '' ? undefined : quoted(text, longest);
}

/** A word of ours: a literal of the code, so that no text from outside can become one. */
export function word<const Text extends string>(text: string extends Text ? never : Text): OwnText {
  return text as unknown as OwnText;
}

/**
 * A sentence that this extension worded. `names` are the texts from outside that it was worded with: each stands between
 * ‹ and › afterwards.
 */
export function sentence(text: string, names: readonly string[], longest = 2 * LONGEST): OwnText {
  const inside = [...new Set(names.map((name) => seen(name)))]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  const whole = seen(text);
  const marked = inside.length === 0 ? whole : whole.replace(anyOf(inside), (name) => `‹${name}›`);
  return cut(maskText(marked), longest) as OwnText;
}

/** The id of something: a number, a uuid, or one that this extension gave. Anything else is a stranger's text. */
export function identifier(id: string): OwnText | Quoted {
  return /^(?:-?\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{27}|demo|[A-Z]\d{1,6}(?:\.\d{1,3})?)$/i.test(id)
    ? (id as OwnText)
    : quoted(id, 64);
}

/** A time as this computer reckons it, with its offset from UTC: `2026-11-28T17:50:00+01:00`. */
export function timeOf(at: EpochMs): OwnText {
  const minutes = -new Date(at).getTimezoneOffset();
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(at + minutes * 60_000).toISOString().slice(0, 19)}${offset}` as OwnText;
}

export function timeIfAny(at: EpochMs | undefined): OwnText | undefined {
  return at === undefined ? undefined : timeOf(at);
}

/** The texts that a record holds, to mark them in a sentence that was worded with it. */
export function textsIn(values: object): readonly string[] {
  return Object.values(values).flatMap((value: unknown) => {
    if (typeof value === 'string') {
      return [value];
    }
    return typeof value === 'object' && value !== null ? textsIn(value) : [];
  });
}

/**
 * Only what a person would see: no control, format, private or unassigned characters (text can hide in them), compatible
 * forms as usual letters, blanks as one, and no marks of ours.
 */
function seen(text: string): string {
  return text
    .slice(0, LOOKED_THROUGH)
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Co}|\p{Cn}|\p{Cs}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\p{Cc}\p{Z}\s]+/gu, ' ')
    .replace(/[‹›]/g, "'")
    .trim();
}

function cut(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|'), 'g');
}
