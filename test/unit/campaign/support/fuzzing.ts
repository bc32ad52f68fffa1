import { SaxesParser } from 'saxes';
import { isCampaignError } from '../../../../src/campaign/errors';
import type { HttpAnswer } from '../../../../src/campaign/http/httpClient';
import { DEFAULT_LIMITS } from '../../../../src/campaign/limits';
import { Secrets } from '../../../../src/campaign/secrets';
import type { AnswerPart } from '../../../../src/campaign/soap/answerReader';
import { ANONYMOUS, sendOnce, type Wire } from '../../../../src/campaign/soap/wire';
import { localName, type XmlElement } from '../../../../src/campaign/xml/element';

/** A random number generator with a seed (mulberry32): the same seed gives the same run. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const INSERTS = [
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
  ']]>',
  '<![CDATA[',
  '&nope;',
  '&#0;',
  '&#xFFFFFFFF;',
  '&amp',
  '<',
  '>',
  '"',
  "'",
  '</',
  '/>',
  '<!--',
  '-->',
  '<?x ?>',
  '<?xml version="1.0"?>',
  '<SOAP-ENV:Fault><faultstring>XSV-350008 x</faultstring></SOAP-ENV:Fault>',
  '</SOAP-ENV:Body>',
  '<SOAP-ENV:Body>',
  '</SOAP-ENV:Envelope>',
  '<delivery/>',
  '<delivery id="1" id="2"/>',
  '<a:b xmlns:a="x"/>',
  ' id="9"',
  'XSV-350008',
  '\u0000',
  '\ufeff',
  '\ufffe',
  '<html>',
]
  .map((text) => Buffer.from(text, 'utf8'))
  .concat([Buffer.from([0xff]), Buffer.from([0xc3]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xf0, 0x9f])]);

/** One to three changes to a body. */
export function mutate(body: Buffer, random: (below: number) => number): Buffer {
  let mutated = body;
  for (let changes = 1 + random(3); changes > 0; changes -= 1) {
    const at = random(mutated.length + 1);
    const length = random(random(4) === 0 ? mutated.length + 1 : 24);
    const before = mutated.subarray(0, at);
    const range = mutated.subarray(at, at + length);
    const after = mutated.subarray(at + length);
    switch (random(7)) {
      case 0:
        mutated = before;
        break;
      case 1:
        mutated = Buffer.concat([before, after]);
        break;
      case 2:
        mutated = Buffer.concat([before, range, range, after]);
        break;
      case 3:
        mutated = Buffer.concat([before, INSERTS[random(INSERTS.length)] ?? Buffer.alloc(0), mutated.subarray(at)]);
        break;
      case 4: {
        mutated = Buffer.from(mutated);
        if (at < mutated.length) {
          mutated[at] = random(256);
        }
        break;
      }
      case 5: {
        const to = random(before.length + 1);
        mutated = Buffer.concat([before.subarray(0, to), range, before.subarray(to), after]);
        break;
      }
      default: {
        mutated = Buffer.from(mutated);
        if (at < mutated.length) {
          mutated[at] = (mutated[at] ?? 0) ^ (1 << random(8));
        }
      }
    }
  }
  return mutated;
}

function* pieces(body: Buffer, random: (below: number) => number): Generator<Buffer> {
  for (let at = 0; at < body.length;) {
    const length = 1 + random(random(3) === 0 ? 8 : 600);
    yield body.subarray(at, at + length);
    at += length;
  }
}

/** The method that a body answers; '' when it answers none. */
export function methodOf(body: Buffer | string): string {
  return /<(?:[\w-]+:)?(\w+)Response\b/.exec(String(body))?.[1] ?? '';
}

export type Outcome = { readonly items: readonly XmlElement[] } | { readonly code: string };

/** What the client makes of a body. Anything but items or a CampaignError is thrown on, as the bug that it is. */
export async function readWith(
  body: Buffer,
  part: AnswerPart,
  status: number,
  random: (below: number) => number,
  method: string,
): Promise<Outcome> {
  const answer: HttpAnswer = {
    status,
    contentType: 'application/soap+xml; charset=utf-8',
    location: undefined,
    body: { [Symbol.asyncIterator]: () => asynchronous(pieces(body, random)) },
  };
  const wire: Wire = {
    http: { exchange: (_request, _signal, read) => generator(read(answer)) },
    base: new URL('http://127.0.0.1'),
    limits: DEFAULT_LIMITS,
    secrets: new Secrets(),
    log: { debug: () => undefined, warn: () => undefined },
  };
  const items: XmlElement[] = [];
  try {
    const call = { urn: 'x:y', method, arguments: [], doing: 'fuzz', effect: 'read' as const };
    for await (const batch of sendOnce(wire, call, ANONYMOUS, part, new AbortController().signal)) {
      items.push(...batch);
    }
    return { items };
  } catch (error) {
    if (isCampaignError(error)) {
      return { code: error.code };
    }
    throw error;
  }
}

async function* generator<T>(items: AsyncIterable<T>): AsyncGenerator<T, void> {
  for await (const item of items) {
    yield item;
  }
}

function asynchronous<T>(items: Iterator<T>): AsyncIterator<T> {
  return { next: () => Promise.resolve(items.next()) };
}

interface Node {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Node[];
  text: string;
}

/**
 * What a body means, read the simple way: the whole document at once, then a walk. Undefined when it is no good answer.
 */
export function reference(body: Buffer, part: AnswerPart, method: string): readonly Node[] | undefined {
  const stack: Node[] = [];
  let root: Node | undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const parser = new SaxesParser({ xmlns: false });
    parser.on('doctype', () => {
      throw new Error('doctype');
    });
    // References to characters that XML forbids are kept, the characters themselves replaced (see TreeReader).
    parser.on('error', (error) => {
      if (!error.message.endsWith('malformed character entity.')) {
        throw error;
      }
    });
    parser.on('opentag', ({ name, attributes }) => {
      const node: Node = { name: localName(name), attributes, children: [], text: '' };
      stack.at(-1)?.children.push(node);
      root ??= node;
      stack.push(node);
    });
    parser.on('closetag', () => stack.pop());
    const onText = (piece: string): void => {
      const top = stack.at(-1);
      if (top !== undefined) {
        top.text += piece;
      }
    };
    parser.on('text', onText);
    parser.on('cdata', onText);
    const allowed = (code: number): boolean =>
      (code >= 32 && code < 0xfffe) || code === 9 || code === 10 || code === 13;
    const characters = text
      .trim()
      .split('')
      .map((character) => (allowed(character.charCodeAt(0)) ? character : '\u241a'));
    parser.write(characters.join('')).close();
  } catch {
    return undefined;
  }
  const bodies = root?.name === 'Envelope' ? root.children.filter((child) => child.name === 'Body') : [];
  const [answer, ...more] = bodies.length === 1 ? (bodies[0]?.children ?? []) : [];
  if (answer === undefined || more.length > 0 || answer.name !== `${method}Response`) {
    return undefined;
  }
  if (part === 'values') {
    return answer.children;
  }
  const collections = answer.children.flatMap((value) => value.children);
  return collections.length === 1 ? collections[0]?.children : undefined;
}
