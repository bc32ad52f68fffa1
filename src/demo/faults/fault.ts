/** What can go wrong with one answer on its way. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number }
  /** The connection breaks: before anything was done, or after it was done and before the answer. */
  | { readonly kind: 'reset'; readonly done?: boolean }
  /** The connection ends after a part of the body. */
  | { readonly kind: 'truncate'; readonly part?: number }
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504 | 429; readonly done?: boolean }
  /** A page of a proxy or login form instead of an answer. */
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'slowDrip'; readonly bytesPerSecond: number }
  /** All sessions end before the call is looked at. */
  | { readonly kind: 'expiredSession' }
  /** The answer is padded with comments to this size. */
  | { readonly kind: 'hugeBody'; readonly bytes: number }
  | { readonly kind: 'malformedXml' };

/** Which requests a fault hits, and how often. */
export interface FaultRule {
  readonly fault: Fault;
  /** Path of the page, e.g. `/r/test`; any when not given. */
  readonly path?: string;
  /** Name of the SOAP method, e.g. `ExecuteQuery`; any when not given. */
  readonly method?: string;
  /** Requests to hit; 1 when not given. */
  readonly times?: number;
  /** Fitting requests to let pass first. */
  readonly skip?: number;
}

/** Hands out the fault that is due for a request. */
export class FaultInjector {
  private rules: { readonly rule: FaultRule; skip: number; left: number }[] = [];

  inject(rule: FaultRule): void {
    this.rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 });
  }

  clear(): void {
    this.rules = [];
  }

  /** The first rule that fits; counts it as used. */
  next(path: string, method: string): Fault | undefined {
    for (const entry of this.rules) {
      const { rule } = entry;
      if ((rule.path !== undefined && rule.path !== path) || (rule.method !== undefined && rule.method !== method)) {
        continue;
      }
      if (entry.skip > 0) {
        entry.skip--;
        continue;
      }
      entry.left--;
      if (entry.left <= 0) {
        this.rules = this.rules.filter((other) => other !== entry);
      }
      return rule.fault;
    }
    return undefined;
  }
}
