import * as l10n from '@vscode/l10n';
import { operationOf, operationUndoing } from './catalog';
import type { OperationRecord } from './ports';
import type { OperationRequest } from './request';
import { parseRequest } from './requestSchema';
import { leaseKey } from './target';

/** Whether a recorded change can be taken back, as far as the record tells: by what, or why not, in a sentence. */
export type Undoing =
  | { readonly kind: 'possible'; readonly request: OperationRequest }
  | { readonly kind: 'impossible'; readonly because: string };

/**
 * Looks at the record only: whether the state still allows it, running the operation tells. `history` is all that was
 * recorded, oldest first.
 */
export function undoingOf(record: OperationRecord, history: readonly OperationRecord[]): Undoing {
  const own = obstacle(record);
  if (own !== undefined) {
    return { kind: 'impossible', because: own };
  }
  const request = parseRequest(record.undo);
  if (request === undefined) {
    return { kind: 'impossible', because: cannot(record) };
  }
  const later = standingAfter(record, history);
  if (later === undefined) {
    return { kind: 'possible', request };
  }
  const because =
    effectOf(later) === 'open'
      ? l10n.t('It is not known what became of a later change: {0}.', later.what)
      : l10n.t('First undo what was changed after it: {0}.', later.what);
  return { kind: 'impossible', because };
}

function obstacle(record: OperationRecord): string | undefined {
  if (record.undone === true) {
    return l10n.t('It was undone already.');
  }
  switch (effectOf(record)) {
    case 'changed':
      return undefined;
    case 'open':
      return l10n.t('It is not known whether it was done.');
    case 'none':
      return l10n.t('Nothing was changed.');
  }
}

/** Whether an attempt changed anything, as far as anybody knows. */
function effectOf({ outcome }: OperationRecord): 'changed' | 'open' | 'none' {
  switch (outcome) {
    case 'done':
      return 'changed';
    case 'sent':
    case 'unknown':
    case 'notVerifiedYet':
      return 'open';
    case 'alreadySo':
    case 'changedMeanwhile':
    case 'refused':
    case 'declined':
    case 'leftAlone':
      return 'none';
  }
}

/** In the words of the question that was asked for it. */
function cannot({ request }: OperationRecord): string {
  const parsed = parseRequest(request);
  return parsed === undefined ? l10n.t('It cannot be undone.') : operationUndoing(parsed);
}

/** The last change of the same thing since then that still stands: taking back what was before it would undo it, too. */
function standingAfter(record: OperationRecord, history: readonly OperationRecord[]): OperationRecord | undefined {
  const thing = thingOf(record);
  const byId = new Map(history.map((entry) => [entry.id, entry]));
  return history.findLast(
    (entry) =>
      entry.id !== record.id &&
      entry.at >= record.at &&
      entry.undone !== true &&
      effectOf(entry) !== 'none' &&
      !takesBack(entry, byId) &&
      thingOf(entry) === thing,
  );
}

/** Whether an entry brought back what was before; one that takes back such an entry did not. */
function takesBack({ undoes }: OperationRecord, byId: ReadonlyMap<string, OperationRecord>): boolean {
  if (undoes === undefined) {
    return false;
  }
  const undone = byId.get(undoes);
  return undone === undefined || !takesBack(undone, byId);
}

/** What an entry changed, over all connections: a delivery's dates and its affinity are two things. */
function thingOf({ request, target }: OperationRecord): string | undefined {
  const parsed = parseRequest(request);
  return parsed === undefined ? undefined : [leaseKey(target, operationOf(parsed, 'en')), aspectOf(parsed)].join('\n');
}

function aspectOf(request: OperationRequest): string {
  switch (request.kind) {
    case 'prepare':
    case 'start':
    case 'resume':
    case 'pause':
    case 'stop':
    case 'startModule':
    case 'restartModule':
    case 'stopModule':
      return 'state';
    case 'reschedule':
    case 'extendValidity':
      return 'dates';
    case 'setUrlModes':
      return `url ${request.url}`;
    default:
      return request.kind;
  }
}
