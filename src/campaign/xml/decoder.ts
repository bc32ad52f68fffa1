import { isUtf8 } from 'buffer';
import { TextDecoder } from 'util';
import { readProblem } from './problem';

/** XML's own declaration ends within so many bytes, or there is none. */
const MOST_PROLOG_BYTES = 200;

/**
 * Turns the bytes of a body into text, piece by piece, in the encoding that its byte order mark tells, else the header,
 * else the XML declaration, else UTF-8 (RFC 7303, section 3).
 */
export class BodyDecoder {
  readonly #charset: string | undefined;
  #start: Buffer = Buffer.alloc(0);
  #decoder: PieceDecoder | undefined;

  /** @param contentType the header, e.g. `text/xml; charset=ISO-8859-1` */
  constructor(contentType: string | undefined) {
    this.#charset = charsetOf(contentType);
  }

  /** Throws a ReadProblem when the bytes are not text in that encoding. */
  write(bytes: Uint8Array): string {
    if (this.#decoder !== undefined) {
      return this.#decoder.write(bytes);
    }
    // The first piece may end in the middle of what tells the encoding.
    this.#start = Buffer.concat([this.#start, bytes]);
    return tellsEncoding(this.#start) ? this.#begin() : '';
  }

  end(): string {
    const start = this.#decoder === undefined ? this.#begin() : '';
    return start + (this.#decoder?.end() ?? '');
  }

  #begin(): string {
    const start = this.#start;
    this.#start = Buffer.alloc(0);
    this.#decoder = decoderFor(markedEncoding(start) ?? charsetOfHeader(this.#charset, start) ?? prologEncoding(start));
    return this.#decoder.write(start);
  }
}

/** A page for people, whole: one that does not keep to the encoding that it names is read as Windows does. Never throws. */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const decoder = new BodyDecoder(contentType);
  try {
    return decoder.write(bytes) + decoder.end();
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
}

/** `utf-16` alone leaves open which byte comes first: then the first character, `<`, tells. */
function charsetOfHeader(charset: string | undefined, start: Buffer): string | undefined {
  return /^utf-?16$/i.test(charset ?? '') ? (start[0] === 0 ? 'utf-16be' : 'utf-16le') : charset;
}

function markedEncoding(start: Buffer): string | undefined {
  if (start[0] === 0xfe && start[1] === 0xff) {
    return 'utf-16be';
  }
  if (start[0] === 0xff && start[1] === 0xfe) {
    return 'utf-16le';
  }
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : undefined;
}

/** True when no further byte could change which encoding it is. */
function tellsEncoding(start: Buffer): boolean {
  if (start.length < 4) {
    return false;
  }
  const text = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  const mayDeclare = '<?xml'.startsWith(text.slice(0, 5));
  return !mayDeclare || text.includes('?>') || start.length >= MOST_PROLOG_BYTES;
}

interface PieceDecoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

function decoderFor(charset: string): PieceDecoder {
  return /^utf-?8$/i.test(charset) ? new Utf8Pieces() : new OtherPieces(charset);
}

/**
 * UTF-8 by way of Buffer, which makes one-byte strings of European text where TextDecoder makes two-byte ones: reading
 * XML from those takes a third less time (measured: 0.62 s against 0.95 s for 34 MB on Node 20).
 */
class Utf8Pieces implements PieceDecoder {
  /** The beginning of a character whose rest is in the next piece. */
  #rest: Buffer = Buffer.alloc(0);

  write(bytes: Uint8Array): string {
    const fresh = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const all = this.#rest.length === 0 ? fresh : Buffer.concat([this.#rest, fresh]);
    const end = all.length - unfinished(all);
    const whole = all.subarray(0, end);
    this.#rest = Buffer.from(all.subarray(end));
    if (!isUtf8(whole)) {
      throw readProblem('malformed', 'the bytes do not match the encoding');
    }
    return whole.toString('utf8');
  }

  end(): string {
    if (this.#rest.length > 0) {
      throw readProblem('truncated', 'half a character');
    }
    return '';
  }
}

/** How many bytes at the end begin a UTF-8 character without finishing it (0 to 3). */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) {
      continue;
    }
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

class OtherPieces implements PieceDecoder {
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(charset: string) {
    try {
      this.#decoder = new TextDecoder(charset, { fatal: true });
    } catch {
      throw readProblem('malformed', 'unknown encoding');
    }
  }

  write(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes, { stream: true });
    } catch {
      throw readProblem('malformed', 'the bytes do not match the encoding');
    }
  }

  end(): string {
    try {
      return this.#decoder.decode();
    } catch {
      throw readProblem('truncated', 'half a character');
    }
  }
}

/** XML's own declaration is ASCII in every encoding but UTF-16, which the zeros in it tell. */
function prologEncoding(start: Buffer): string {
  if (start[0] === 0 && start[1] === 0x3c) {
    return 'utf-16be';
  }
  if (start[0] === 0x3c && start[1] === 0) {
    return 'utf-16le';
  }
  const text = start.subarray(0, MOST_PROLOG_BYTES).toString('latin1');
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w-]+)["']/.exec(text)?.[1] ?? 'utf-8';
}
