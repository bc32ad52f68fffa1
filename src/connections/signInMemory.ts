import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { CampaignError, isCampaignError, isTransportFault, type CampaignErrorCode } from '../campaign/errors';
import type { Credentials, SignInGuard } from '../campaign/open';
import type { Secrets } from '../platform/secrets';

/** Turns that all windows of this machine take: undefined while somebody else has it. It ends by itself after a while. */
export interface SignInTurns {
  acquire(key: string): Promise<{ release(): Promise<void> } | undefined>;
}

/** Stands for a turn where none can be taken. */
const NO_TURN = { release: (): Promise<void> => Promise.resolve() };

/** How often a window looks whether the turn of another one is over, ms, and how long it waits at most. */
const LOOK_EVERY_MS = 200;
const MOST_WAITING_MS = 60_000;

interface Refusal {
  /** What was refused: address, way of signing in and secret, as a fingerprint. */
  readonly of: string;
  readonly code: CampaignErrorCode;
  readonly doing: string;
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Remembers, beside a secret, that it was refused: for all windows and over restarts. Three refused sign-ins within
 * minutes lock the operator (docs/campaign/soap.md), so that after one nobody tries the same again but a person.
 */
export class SignInMemory {
  constructor(
    private readonly secrets: Secrets,
    private readonly turns?: SignInTurns,
  ) {}

  /**
   * The guard around the sign-ins of one connection: one at a time on this machine, none after a refusal.
   * @param what the address and the credentials that are offered
   * @param onRefused hears of a refusal, also of a renewal
   */
  guard(
    connectionId: string,
    what: { readonly url: string; readonly credentials: Credentials },
    onRefused: (error: CampaignError) => void,
  ): SignInGuard {
    const of = createHash('sha256')
      .update(JSON.stringify([what.url, what.credentials]))
      .digest('hex');
    return {
      around: async (signIn, signal) => {
        const turn = await this.turn(connectionId, signal);
        try {
          const refused = await this.read(connectionId);
          if (refused?.of === of) {
            throw new CampaignError({ code: refused.code, doing: refused.doing, facts: refused.facts });
          }
          const signedIn = await signIn();
          if (refused !== undefined) {
            await this.forget(connectionId);
          }
          return signedIn;
        } catch (error) {
          if (isCampaignError(error) && !isTransportFault(error)) {
            await this.remember(connectionId, of, error);
            onRefused(error);
          }
          throw error;
        } finally {
          await turn?.release();
        }
      },
    };
  }

  /** A person wants it tried again, or the secret is another one now. */
  async forget(connectionId: string): Promise<void> {
    await this.secrets.delete(keyOf(connectionId));
  }

  private async remember(connectionId: string, of: string, { code, doing, facts }: CampaignError): Promise<void> {
    await this.secrets.set(keyOf(connectionId), JSON.stringify({ of, code, doing, facts } satisfies Refusal));
  }

  /** Waits until no other window signs in to the same; undefined where turns cannot be taken. */
  private async turn(connectionId: string, signal: AbortSignal): ReturnType<SignInTurns['acquire']> {
    const until = performance.now() + MOST_WAITING_MS;
    while (this.turns !== undefined && performance.now() < until) {
      // Where turns cannot be kept, a window signs in for itself.
      const turn = await this.turns.acquire(`sign-in ${connectionId}`).catch(() => NO_TURN);
      if (turn !== undefined) {
        return turn;
      }
      await delay(LOOK_EVERY_MS, undefined, { signal });
    }
    return undefined;
  }

  private async read(connectionId: string): Promise<Refusal | undefined> {
    const kept = await this.secrets.get(keyOf(connectionId));
    if (kept === undefined) {
      return undefined;
    }
    try {
      const value: unknown = JSON.parse(kept);
      return isRefusal(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }
}

function keyOf(connectionId: string): string {
  return `${connectionId}/refused`;
}

/** Our own text from the secret storage; another version may have written it. */
function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { of, code, doing, facts }: Partial<Record<keyof Refusal, unknown>> = value;
  return (
    typeof of === 'string' &&
    typeof code === 'string' &&
    typeof doing === 'string' &&
    typeof facts === 'object' &&
    facts !== null &&
    Object.values(facts).every((fact) => typeof fact === 'string')
  );
}
