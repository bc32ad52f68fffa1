/** Ceilings on what one answer may contain. Whatever is over is refused with the error `tooLarge`. */
export interface ReadLimits {
  /** Bytes of an answer whose rows are handed on as they arrive, after decompression (default 512 MiB). */
  readonly maxBodyBytes: number;
  /** Bytes of an answer that is kept whole: a row, a schema (default 32 MiB). */
  readonly maxDocumentBytes: number;
  /** Elements of one row, or of an answer that is kept whole (default 1,000,000: a tree weighs much more than its text). */
  readonly maxElements: number;
  /**
   * Characters of one text node, attribute value, comment or tag (default 16 Mi: the content of an email may be long).
   */
  readonly maxTextLength: number;
  /** Elements inside one another (default 100). */
  readonly maxDepth: number;
  /** Attributes of one element (default 500). */
  readonly maxAttributes: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  maxBodyBytes: 512 * 1024 * 1024,
  maxDocumentBytes: 32 * 1024 * 1024,
  maxElements: 1_000_000,
  maxTextLength: 16 * 1024 * 1024,
  maxDepth: 100,
  maxAttributes: 500,
};

/** Bytes of an answer that is a few values: a sign-in, an option, a number, what a write answers. */
export const SMALL_ANSWER_BYTES = 1024 * 1024;
