/** Ceilings on what one answer may contain. Whatever is over is refused with the error `tooLarge`. */
export interface ReadLimits {
  /** Bytes of one body, after decompression (default 512 MiB). */
  readonly maxBodyBytes: number;
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
  maxTextLength: 16 * 1024 * 1024,
  maxDepth: 100,
  maxAttributes: 500,
};
