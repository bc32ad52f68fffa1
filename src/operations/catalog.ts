import type { OperationDefinition } from './defineOperation';
import { pause, resume, start, stop } from './definitions/controlDelivery';
import { extendValidity, reschedule } from './definitions/dates';
import { deleteFailed } from './definitions/deleteFailed';
import { restartModule, startModule, stopModule } from './definitions/modules';
import { prepare } from './definitions/prepare';
import { purgeTemporary } from './definitions/purgeTemporary';
import { recomputeStatistics } from './definitions/recomputeStatistics';
import { reload } from './definitions/reload';
import { restartWorkflow } from './definitions/restartWorkflow';
import { setAccount } from './definitions/setAccount';
import { setAffinity } from './definitions/setAffinity';
import { setConcurrency } from './definitions/setConcurrency';
import { setUrlModes, switchTracking } from './definitions/tracking';
import type { Operation } from './operation';
import type { Place } from './place';
import type { OperationKind, OperationRequest } from './request';

/** Every operation there is. */
export const DEFINITIONS: { readonly [Kind in OperationKind]: OperationDefinition<Kind> } = {
  prepare,
  start,
  resume,
  pause,
  stop,
  reschedule,
  extendValidity,
  setAffinity,
  recomputeStatistics,
  switchTracking,
  setUrlModes,
  deleteFailed,
  setConcurrency,
  setAccount,
  restartWorkflow,
  startModule,
  restartModule,
  stopModule,
  reload,
  purgeTemporary,
};

/** The definition of a request, with its kind forgotten: the table above joins the right ones. */
function definitionOf(request: OperationRequest): OperationDefinition<OperationKind> {
  return DEFINITIONS[request.kind] as unknown as OperationDefinition<OperationKind>;
}

/** What carries a request out. */
export function operationOf(request: OperationRequest, language: string): Operation<Place, unknown> {
  return definitionOf(request).operation(request, language);
}

/** Label of a request, as on a fix. */
export function operationTitle(request: OperationRequest, language: string): string {
  return definitionOf(request).title(request, language);
}

/** How a request is taken back, in the words of its question. */
export function operationUndoing(request: OperationRequest): string {
  return definitionOf(request).undoing(request);
}

/** What a request does, and how to take it back, for a report. */
export function operationEffect(request: OperationRequest): string {
  return `${definitionOf(request).effect(request)} ${operationUndoing(request)}`;
}

/** Whether operations of a kind may do harm in unpractised hands. */
export function isExpertOperation(kind: OperationKind): boolean {
  return DEFINITIONS[kind].expert;
}
