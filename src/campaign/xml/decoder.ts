import { isUtf8 } from 'buffer';
import { TextDecoder } from 'util';
import { readProblem } from './problem';

/** Turns the bytes of a body into text, piece by piece, in the encoding that the header or the XML prolog names. */
export class BodyDecoder {
  readonly #charset: string | undefined;
  #decoder: PieceDecoder | undefined;

  /**
   * @param contentType the header, e.g. `text/xml; charset=ISO-8859-1`; without a charset the prolog decides, then
   * UTF-8.
   */
  constructor(contentType: string | undefined) {
    this.#charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1];
  }

  /** Throws a ReadProblem when the bytes are not text in that encoding. */
  write(bytes: Uint8Array): string {
    this.#decoder ??= decoderFor(this.#charset ?? prologEncoding(bytes));
    return this.#decoder.write(bytes);
  }

  end(): string {
    return this.#decoder?.end() ?? '';
  }
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

/** XML's own declaration stands in the first bytes and is ASCII in every encoding but UTF-16. */
function prologEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be';
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1] ?? 'utf-8';
}
