import type { ReadLimits } from '../limits';
import type { XmlElement } from './element';
import { withoutEntities } from './entities';

/** Shared by all elements without children, most of them, so that a row costs one array less. */
export const NO_CHILDREN: XmlElement[] = [];

/** What comes next in a collection: a whole row, too little of one to tell, or something for a real parser. */
export type Scanned = 'row' | 'incomplete' | 'unusual';

/** How a tag ends. */
type Tag = 'open' | 'closed' | 'incomplete' | 'unusual';

/** Attributes of one element: nothing is inherited, as with `Object.create(null)`, but rows share their shape. */
interface Attributes {
  [name: string]: string;
}
const Attributes = function () {
  // Filled by whoever makes it.
} as unknown as new () => Attributes;
Attributes.prototype = Object.freeze(Object.create(null) as object);

const [SPACE, EQUALS, CLOSE, SLASH] = [0x20, 0x3d, 0x3e, 0x2f];
const QUOTES: Readonly<Record<number, string>> = { 0x22: '"', 0x27: "'" };

/** How a tag begins, and each of its attributes. */
interface Shape {
  readonly name: string;
  readonly begin: string;
  readonly attributes: readonly { readonly name: string; readonly begin: string }[];
}

/** Characters of which the value of an attribute is not simply what stands there; a `<`, a fault, is looked for by itself. */
const SPECIAL = /[&\t\n\r]/g;

/** Letters, digits, `_`, `-` and `.`; ASCII only, and no prefix. */
const NAME = new Uint8Array(128);
/** The same for the first character. */
const NAME_START = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  NAME[code] = /[\w.-]/.test(character) ? 1 : 0;
  NAME_START[code] = /[A-Za-z_]/.test(character) ? 1 : 0;
}

/**
 * Reads rows as Campaign writes them: an element with attributes, in it elements with attributes or text, nothing else
 * (docs/campaign/soap.md). Whatever is written in any other way is left to a real parser, which also finds the faults;
 * what is read here is exactly what that would read.
 */
export class RowScanner {
  /** The row that was found, and where the text goes on behind it. */
  row: XmlElement = { name: '', attributes: {}, children: NO_CHILDREN, text: '' };
  end = 0;
  /** How the tags of the last row began, in their order: most rows of an answer are alike. */
  private readonly shapes: Shape[] = [];
  private nth = 0;
  private name = '';
  private attributes: Readonly<Record<string, string>> = {};
  private at = 0;
  /** Where the next special character behind what was read is, as far as that is known; -1 where it is not. */
  private special = -1;

  constructor(private readonly limits: ReadLimits) {}

  /** Says that another text comes. */
  begin(): void {
    this.special = -1;
  }

  /** @param from where a row may begin, behind what was read of the same text */
  scan(text: string, from: number): Scanned {
    this.at = from;
    this.nth = 0;
    const tag = this.nextTag(text);
    if (tag === 'incomplete' || tag === 'unusual') {
      return tag;
    }
    const { name, attributes } = this;
    let children = NO_CHILDREN;
    if (tag === 'open') {
      children = [];
      const inside = this.children(text, name, children);
      if (inside !== 'row') {
        return inside;
      }
      if (children.length === 0) {
        children = NO_CHILDREN;
      }
    }
    this.row = { name, attributes, children, text: '' };
    this.end = this.at;
    return 'row';
  }

  /** Everything up to the end tag of the row. */
  private children(text: string, row: string, children: XmlElement[]): Scanned {
    for (;;) {
      if (text.charCodeAt(this.at + 1) === SLASH) {
        return this.endTag(text, row);
      }
      const tag = this.nextTag(text);
      if (tag === 'incomplete' || tag === 'unusual') {
        return tag;
      }
      const { name, attributes } = this;
      let content = '';
      if (tag === 'open') {
        const begin = this.at;
        const next = text.indexOf('<', begin);
        if (next < 0) {
          return 'incomplete';
        }
        content = text.slice(begin, next);
        const plain = content.includes('\r') || content.includes(']]>') ? undefined : withoutEntities(content);
        if (plain === undefined || plain.length > this.limits.maxTextLength) {
          return 'unusual';
        }
        content = plain;
        this.at = next;
        const ended = this.endTag(text, name);
        if (ended !== 'row') {
          return ended;
        }
      }
      children.push({ name, attributes, children: NO_CHILDREN, text: content });
      // The row itself counts, too.
      if (children.length >= this.limits.maxElements) {
        return 'unusual';
      }
    }
  }

  /** `</name>`, without white space in it. */
  private endTag(text: string, name: string): Scanned {
    const wanted = `</${name}>`;
    if (text.startsWith(wanted, this.at)) {
      this.at += wanted.length;
      return 'row';
    }
    return text.length - this.at < wanted.length ? 'incomplete' : 'unusual';
  }

  /** The next tag of the row: as in the row before, or anew. */
  private nextTag(text: string): Tag {
    const { nth, special } = this;
    this.nth += 1;
    const shape = this.shapes[nth];
    const alike = shape === undefined ? undefined : this.tagLike(text, shape);
    if (alike !== undefined) {
      return alike;
    }
    // The tag is read once more from its beginning.
    this.special = special;
    const tag = this.tag(text);
    if (tag === 'open' || tag === 'closed') {
      this.shapes[nth] = {
        name: this.name,
        begin: `<${this.name}`,
        attributes: Object.keys(this.attributes).map((name) => ({ name, begin: ` ${name}="` })),
      };
    }
    return tag;
  }

  /** A tag with the attributes of another one; undefined when it has others. */
  private tagLike(text: string, { name, begin, attributes: expected }: Shape): Tag | undefined {
    const start = this.at;
    if (!text.startsWith(begin, start)) {
      return undefined;
    }
    const attributes = new Attributes();
    let at = start + begin.length;
    for (const attribute of expected) {
      if (!text.startsWith(attribute.begin, at)) {
        return undefined;
      }
      const valueAt = at + attribute.begin.length;
      at = text.indexOf('"', valueAt);
      if (at < 0) {
        return 'incomplete';
      }
      const raw = text.slice(valueAt, at);
      const value = at < this.special ? raw : this.valueOf(text, valueAt, at);
      if (value === undefined) {
        return 'unusual';
      }
      attributes[attribute.name] = value;
      at += 1;
    }
    const isLeaf = text.charCodeAt(at) === SLASH;
    const close = isLeaf ? at + 1 : at;
    if (text.charCodeAt(close) !== CLOSE) {
      return undefined;
    }
    if (hasTagWithin(text, start + 1, close)) {
      return 'unusual';
    }
    this.name = name;
    this.attributes = attributes;
    this.at = close + 1;
    return isLeaf ? 'closed' : 'open';
  }

  /** A tag from its `<` to behind its `>`. */
  private tag(text: string): Tag {
    const start = this.at + 1;
    let at = start;
    let code = text.charCodeAt(at);
    if (text.charCodeAt(start - 1) !== 0x3c || NAME_START[code] !== 1) {
      return start >= text.length ? 'incomplete' : 'unusual';
    }
    do {
      at += 1;
      code = text.charCodeAt(at);
    } while (NAME[code] === 1);
    this.name = text.slice(start, at);
    const attributes = new Attributes();
    this.attributes = attributes;
    let count = 0;
    while (code === SPACE) {
      at += 1;
      const nameAt = at;
      code = text.charCodeAt(at);
      if (NAME_START[code] !== 1) {
        break;
      }
      do {
        at += 1;
        code = text.charCodeAt(at);
      } while (NAME[code] === 1);
      const quote = QUOTES[text.charCodeAt(at + 1)];
      if (code !== EQUALS || quote === undefined) {
        return at + 1 >= text.length ? 'incomplete' : 'unusual';
      }
      const name = text.slice(nameAt, at);
      const valueAt = at + 2;
      at = text.indexOf(quote, valueAt);
      if (at < 0) {
        return 'incomplete';
      }
      const raw = text.slice(valueAt, at);
      const value = at < this.special ? raw : this.valueOf(text, valueAt, at);
      count += 1;
      if (value === undefined || name in attributes || count > this.limits.maxAttributes) {
        return 'unusual';
      }
      attributes[name] = value;
      at += 1;
      code = text.charCodeAt(at);
    }
    const isLeaf = code === SLASH;
    const close = isLeaf ? at + 1 : at;
    if (text.charCodeAt(close) !== CLOSE) {
      return close >= text.length ? 'incomplete' : 'unusual';
    }
    if (hasTagWithin(text, start, close)) {
      return 'unusual';
    }
    this.at = close + 1;
    return isLeaf ? 'closed' : 'open';
  }

  /** The value of an attribute; undefined where white space or a reference needs a real parser. */
  private valueOf(text: string, from: number, to: number): string | undefined {
    if (this.special < from) {
      this.special = specialFrom(text, from);
    }
    const raw = text.slice(from, to);
    if (this.special > to) {
      return raw;
    }
    return /[\t\n\r]/.test(raw) ? undefined : withoutEntities(raw);
  }
}

/** Where the next special character is; behind the text when there is none. */
function specialFrom(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.test(text) ? SPECIAL.lastIndex - 1 : text.length;
}

/** A `<` inside a tag is a fault. */
function hasTagWithin(text: string, from: number, to: number): boolean {
  const next = text.indexOf('<', from);
  return next >= 0 && next < to;
}
