import type { CampaignInstance } from '../campaign/instance';
import type { EpochMs } from '../domain/delivery';
import type { ManagedServer } from '../servers/managedServer';

/** The target of an operation as it is now. Each way in makes sure that it is what the operation was bound to. */
export interface Place {
  /** The signed-in instance. Rejects with `TargetChanged` when another one answers. */
  instance(signal: AbortSignal): Promise<CampaignInstance>;
  /** Rejects with `TargetChanged` when the server is not declared any more, or is another one. */
  server(name: string): Promise<ManagedServer>;
  /** Our clock. */
  now(): EpochMs;
  /** Why something failed, as the rest of a sentence. */
  because(error: unknown): string;
}
