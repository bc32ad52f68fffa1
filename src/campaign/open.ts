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

/** Stands around every sign-in, also the renewals: lets it happen, remembers a refusal for others, or rejects with one. */
export interface SignInGuard {
  /** Rejects with what `signIn` rejects with, or with a CampaignError instead of calling it. */
  around<T>(signIn: () => Promise<T>, signal: AbortSignal): Promise<T>;
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
  /** Folder in which schemas are kept between sessions; without one they are asked for in each. */
  readonly cacheFolder?: string;
  readonly signInGuard?: SignInGuard;
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
  /** The server's local time with its offset from UTC, `2026-08-27 08:02:07.963-07`. */
  readonly date?: string;
}

/** Contract of `src/campaign/index.ts`, which features load with a dynamic import. */
export interface CampaignModule {
  /** `GET /r/test`, no login. Rejects with a CampaignError. */
  testReachability(
    options: Pick<OpenOptions, 'url' | 'caFile' | 'timeoutMs'>,
    signal: AbortSignal,
  ): Promise<Reachability>;
  /** Signs in once; a sign-in that was answered with anything but a session is never tried again by itself. Rejects with a CampaignError. */
  openInstance(options: OpenOptions, signal: AbortSignal): Promise<CampaignInstance>;
}
