import type { Operation } from './operation';
import type { Place } from './place';
import type { OperationKind, RequestOf } from './request';

/** Everything about one kind of operation: for lists and reports, and how it is done. */
export interface OperationDefinition<Kind extends OperationKind> {
  readonly kind: Kind;
  /** It may do harm in unpractised hands: it touches more than one delivery, or cannot be taken back. */
  readonly expert: boolean;
  /** Label of a fix: `Pause the delivery`. */
  title(request: RequestOf<Kind>, language: string): string;
  /** What it does, for a report and for the question. */
  effect(request: RequestOf<Kind>): string;
  /** How it is taken back, truthfully. */
  undoing(request: RequestOf<Kind>): string;
  operation(request: RequestOf<Kind>, language: string): Operation<Place, unknown>;
}

/** Checks a definition: its request has the arguments of its kind. */
export function defineOperation<Kind extends OperationKind>(
  definition: OperationDefinition<Kind>,
): OperationDefinition<Kind> {
  return definition;
}
