import type { CampaignInstance, PageKey } from '../campaign/instance';
import type { ConnectionAccess } from '../connections/access';
import type { ConnectionState } from '../connections/connectionState';
import type { ConnectionDescriptor } from '../connections/descriptor';
import type { HealthReport } from '../domain/advisor/advise';
import type { Delivery, DeliveryId, EpochMs } from '../domain/delivery';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { Finding, Remedy } from '../domain/finding';
import type { OperationRequest } from '../operations/request';
import type { BoundTarget } from '../operations/target';
import type { ManagedServer } from '../servers/managedServer';
import type { OwnText } from './answer/quoted';
import type { Handles } from './handles';

/** The instances as tools see them: they can be read, and nothing else. */
export interface Instances {
  list(): readonly ConnectionDescriptor[];
  state(connectionId: string): ConnectionState;
  /** The instance if signed in already. */
  existing(connectionId: string): CampaignInstance | undefined;
  /** Signs in when needed; never asks a person for a secret. Rejects with what `describeError` words. */
  open(connectionId: string, signal: AbortSignal): Promise<CampaignInstance>;
  servers(connectionId: string): Promise<readonly ManagedServer[]>;
}

/** What judges deliveries and instances, with its words: the same that the views and reports use. */
export interface Judge {
  diagnoseDelivery(
    access: ConnectionAccess,
    ref: { readonly connectionId: string; readonly deliveryId: string },
    now: () => EpochMs,
    signal: AbortSignal,
  ): Promise<Diagnosis>;
  diagnoseAllPending(
    access: ConnectionAccess,
    connectionId: string,
    now: () => EpochMs,
    signal: AbortSignal,
    progress: (done: number, of: number) => void,
  ): Promise<{
    readonly at: EpochMs;
    readonly diagnosed: readonly { readonly delivery: Delivery; readonly diagnosis: Diagnosis }[];
    readonly left: number;
  }>;
  examineInstance(
    access: ConnectionAccess,
    connectionId: string,
    options: {
      readonly now: () => EpochMs;
      readonly signal: AbortSignal;
      readonly threshold?: (name: string) => unknown;
      readonly dkimSelectors?: readonly string[];
    },
  ): Promise<HealthReport>;
  findingHeading(finding: Finding): string;
  findingMeaning(finding: Finding): string;
  remedyTitle(remedy: Remedy): string;
  requestOf(remedy: Remedy): OperationRequest | undefined;
}

/** What an explanation offered, kept so that a remedy of it can be named later, and nothing else. */
export interface Explained {
  readonly connectionId: string;
  /** Undefined for the health of a whole instance. */
  readonly deliveryId?: DeliveryId;
  readonly at: EpochMs;
  /** What was read; undefined where nothing can be proposed. */
  readonly target: BoundTarget | undefined;
  /** In the order in which the answer numbered them, from 1. */
  readonly remedies: readonly { readonly finding: Finding; readonly remedy: Remedy }[];
}

/** A remedy that a model proposes to a person. */
export interface ProposedRemedy {
  readonly deliveryId?: DeliveryId;
  readonly request: OperationRequest;
  /** What the finding was made on. */
  readonly target: BoundTarget;
  /** Why: what was found, then the model's words. */
  readonly reason: string;
}

/** A proposal waits until its end, or is not possible now. */
export type ProposalAnswer =
  | { readonly kind: 'waits'; readonly until: EpochMs; readonly effect: string }
  | { readonly kind: 'notPossible'; readonly because: string };

/** Where proposals go. It runs nothing. */
export interface Proposing {
  /** Binds what is read now to the instance and the servers as they are, so that nothing else is changed later. */
  bind(connectionId: string, signal: AbortSignal): Promise<BoundTarget>;
  propose(remedy: ProposedRemedy, signal: AbortSignal): Promise<ProposalAnswer>;
}

/** An error in words. */
export interface ErrorText {
  readonly what: string;
  readonly why?: string | undefined;
  readonly next?: string | undefined;
}

/** What tools work with; the same in VS Code and outside of it. */
export interface ToolContext {
  readonly instances: Instances;
  readonly judge: () => Promise<Judge>;
  readonly explanations: Handles<Explained>;
  readonly pages: Handles<PageKey>;
  /** Undefined where nobody is there to decide. */
  readonly proposing?: Proposing | undefined;
  readonly now: () => EpochMs;
  readonly language: () => 'en' | 'fr';
  readonly threshold?: (name: string) => unknown;
  readonly dkimSelectors?: readonly string[];
  readonly describeError: (error: unknown) => ErrorText;
  /** What must never appear in an answer. */
  readonly secrets: () => Promise<readonly string[]>;
}

/** One call of a tool. */
export interface ToolCall extends ToolContext {
  readonly signal: AbortSignal;
  /** Hears how far it is. */
  readonly progress: (text: OwnText) => void;
}
