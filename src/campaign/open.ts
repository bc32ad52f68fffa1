import type { RetryPolicy } from './http/retry';
import type { CampaignInstance } from './instance';
import type { ReadLimits } from './limits';

/** What an operator signs in with. Held in memory only; never logged, never put into an error. */
export type Credentials =
  | { readonly kind: 'password'; readonly operator: string; readonly password: string }
  | {
      readonly kind: 'imsServiceAccount';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly tokenEndpoint: string;
      readonly scope: string;
    }
  | { readonly kind: 'bearerToken'; readonly token: string }
  | { readonly kind: 'bearerTokenLogon'; readonly token: string }
  | { readonly kind: 'sessionTokens'; readonly sessionToken: string; readonly securityToken: string };

/** Where log lines of the client go. Nothing secret is ever passed to it. */
export interface CampaignLog {
  debug(message: string): void;
  warn(message: string): void;
}

export interface OpenOptions {
  /** Base URL without trailing slash, e.g. `https://campaign.example.com`. */
  readonly url: string;
  readonly credentials: Credentials;
  /** PEM file of a private certificate authority. */
  readonly caFile?: string;
  /** Time limit per call, ms (default 30 000). */
  readonly timeoutMs?: number;
  /** Parallel calls at most (default 4). */
  readonly parallel?: number;
  readonly log?: CampaignLog;
  /** Ceilings on what one answer may contain (defaults in limits.ts). */
  readonly limits?: Partial<ReadLimits>;
  /** How reads are sent again after transport faults (defaults in http/retry.ts). */
  readonly retry?: Partial<RetryPolicy>;
  /** Our clock, epoch ms; injectable for tests. */
  readonly now?: () => number;
}

/** What `/r/test` answered. */
export interface Reachability {
  /** Round trip, ms. */
  readonly tookMs: number;
  readonly version?: string;
  readonly build?: string;
  readonly instance?: string;
}

/** Contract of `src/campaign/index.ts`, which features load with a dynamic import. */
export interface CampaignModule {
  /** `GET /r/test`, no login. Rejects with a CampaignError. */
  testReachability(
    options: Pick<OpenOptions, 'url' | 'caFile' | 'timeoutMs'>,
    signal: AbortSignal,
  ): Promise<Reachability>;
  /** Signs in once; a refused logon is never tried again by itself. Rejects with a CampaignError. */
  openInstance(options: OpenOptions, signal: AbortSignal): Promise<CampaignInstance>;
}
