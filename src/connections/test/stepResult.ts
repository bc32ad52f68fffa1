/** The steps of a connection test, in the order made. */
export const TEST_STEPS = ['name', 'tcp', 'tls', 'reach', 'signIn', 'role', 'deliveries', 'logs', 'servers'] as const;
export type TestStep = (typeof TEST_STEPS)[number];

/** What one step found. */
export interface StepResult {
  readonly step: TestStep;
  /**
   * `indirect`: did not work, but later ones did, so the way leads through a proxy. `skipped`: not made, because
   * an earlier one failed or there is nothing to test.
   */
  readonly status: 'ok' | 'failed' | 'indirect' | 'skipped';
  readonly tookMs: number;
  /** What was seen: addresses, certificate, version … No secrets. */
  readonly facts: Readonly<Record<string, string>>;
  readonly error?: unknown;
  /** For `servers`: which one. */
  readonly subject?: string;
}
