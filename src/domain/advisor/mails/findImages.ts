/** An image as the HTML of a mail names it. */
export interface MailImage {
  /** Its address, with `&amp;` and the like resolved; a `data:` address is cut to its beginning. */
  readonly source: string;
  /** `missing`: no `alt` at all. An empty one says that the image is decoration. Backgrounds need none. */
  readonly alt: 'given' | 'missing';
}

/** What the rules look at in the HTML of a mail. */
export interface MailHtml {
  /** Each address once, in order. */
  readonly images: readonly MailImage[];
  /** Whether a link leads to an `https` address. */
  readonly httpsLinks: boolean;
  /** Bytes as UTF-8. */
  readonly bytes: number;
}

/** Stands for a personalisation, `<%= … %>`: what it becomes is known only when a message is made. */
export const PERSONALISED = '\u0001';

/** Only the beginning of an address inside the mail says anything. */
const DATA_SHOWN = 40;

const TAG = /^<(img|a|area|table|td|th|tr|div|body|v:fill|v:image)\b/i;

/** `<v:image` and what shows that the name ends there. */
const LONGEST_NAME = 10;

/** Characters of a style that are looked at. */
const LONGEST_STYLE = 20_000;
const ATTRIBUTE = /\b(src|alt|background|href|style)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const STYLE_URL = /url\(\s*["']?([^"')]{1,4000})["']?\s*\)/gi;

/** Reads HTML as mail programs do: leniently. Takes time in proportion to its length, whatever it holds. */
export function readMailHtml(html: string): MailHtml {
  const text = withoutPersonalisation(html);
  const images = new Map<string, MailImage>();
  let httpsLinks = false;
  for (const whole of tags(text)) {
    const [, name = ''] = TAG.exec(whole) ?? [];
    if (name === '') {
      continue;
    }
    const rest = whole.slice(name.length + 1);
    const attributes = attributesOf(rest);
    const tag = name.toLowerCase();
    if (tag === 'a' || tag === 'area') {
      httpsLinks ||= /^\s*https:/i.test(attributes.get('href') ?? '');
    }
    const alt = tag === 'img' && !attributes.has('alt') ? 'missing' : 'given';
    const named = [
      ...(tag === 'img' || tag.startsWith('v:') ? [attributes.get('src')] : []),
      attributes.get('background'),
      ...styleUrls(attributes.get('style')),
    ];
    for (const address of named) {
      const source = resolved(address ?? '');
      if (source === '') {
        continue;
      }
      const known = images.get(source);
      images.set(source, known?.alt === 'missing' ? known : { source, alt });
    }
  }
  return { images: [...images.values()], httpsLinks, bytes: utf8Length(html) };
}

/** What stands between `<` and `>`; by hand, because a pattern would look at the rest of the text for each `<` that has no end. */
function* tags(text: string): Generator<string> {
  for (let begin = text.indexOf('<'); begin >= 0;) {
    if (!TAG.test(text.slice(begin, begin + LONGEST_NAME))) {
      begin = text.indexOf('<', begin + 1);
      continue;
    }
    const end = text.indexOf('>', begin);
    if (end < 0) {
      return;
    }
    yield text.slice(begin, end);
    begin = text.indexOf('<', end);
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) {
      found.set(key, double ?? single ?? bare ?? '');
    }
  }
  return found;
}

function styleUrls(style: string | undefined): readonly string[] {
  return style === undefined
    ? []
    : [...style.slice(0, LONGEST_STYLE).matchAll(STYLE_URL)].map(([, address = '']) => address);
}

function resolved(address: string): string {
  const text = address
    .trim()
    .replace(/&(amp|quot|#39|#x27);/gi, (_whole, name: string) =>
      name.toLowerCase() === 'amp' ? '&' : name.toLowerCase() === 'quot' ? '"' : "'",
    );
  return /^data:/i.test(text) ? text.slice(0, DATA_SHOWN) : text;
}

/** Campaign's own marks hold `>` and quotes, and would end a tag early. */
function withoutPersonalisation(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = html.indexOf('<%', at);
    const end = begin < 0 ? -1 : html.indexOf('%>', begin + 2);
    if (end < 0) {
      return parts.join('') + html.slice(at);
    }
    parts.push(html.slice(at, begin), PERSONALISED);
    at = end + 2;
  }
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
