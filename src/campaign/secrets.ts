import { escapeXml, isXmlText } from './xml/escape';

const MASK = '***';

/**
 * Shapes in which tokens travel, masked even when the value is not one of ours (another system's, echoed by a proxy).
 */
const SHAPES: readonly [RegExp, string][] = [
  [/(__sessiontoken=)[^\s;<"'&]+/gi, `$1${MASK}`],
  [/(\bbearer\s+)[\w\-.~+/]+=*/gi, `$1${MASK}`],
  [
    /(<(?:[\w-]+:)?(?:sessiontoken|X-Security-Token|X-Session-Token|pstrSessionToken|pstrSecurityToken|bearerToken|password|strPassword)\b[^>]*>)[^<]*/gi,
    `$1${MASK}`,
  ],
  [/(\bX-(?:Security|Session)-Token\s*[:=]\s*)[^\s,;]+/gi, `$1${MASK}`],
  [/(\b(?:client_secret|access_token|password|pwd)=)[^&\s]+/gi, `$1${MASK}`],
];

/**
 * Knows every secret of one connection and takes them out of texts before they reach an error or the log.
 * Secrets shorter than three characters are left alone: masking them would blacken every text.
 */
export class Secrets {
  readonly #known = new Set<string>();

  /** Learns a secret, also in the forms in which it may be echoed: escaped for XML or JSON, URL-encoded, base64. */
  add(secret: string): void {
    if (secret.length < 3) {
      return;
    }
    this.#known.add(secret);
    if (isXmlText(secret)) {
      this.#known.add(escapeXml(secret));
    }
    this.#known.add(JSON.stringify(secret).slice(1, -1));
    this.#known.add(Buffer.from(secret, 'utf8').toString('base64'));
    try {
      this.#known.add(encodeURIComponent(secret));
    } catch {
      // A lone surrogate has no URL-encoded form, so it cannot be echoed in it.
    }
  }

  /** The text without any secret in it. */
  redact(text: string): string {
    let clean = text;
    // Longest first, or a secret that is part of another would leave the rest of it standing.
    for (const secret of [...this.#known].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(secret, MASK);
    }
    for (const [shape, mask] of SHAPES) {
      clean = clean.replace(shape, mask);
    }
    return clean;
  }
}
