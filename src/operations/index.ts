/** The engine with all operations: a bundle of its own that loads before the first change. */
export { isExpertOperation, operationEffect, operationOf, operationTitle } from './catalog';
export { choicesFor } from './choices';
export { bindTarget, openTarget } from './connectionPlace';
export { OperationEngine } from './engine';
export { FileJournal } from './fileJournal';
export { FileLeases } from './fileLeases';
export { machineClock } from './machineClock';
export { Proposals } from './proposals';
export { parseRequest } from './requestSchema';
export { isTargetChanged, movedText } from './target';
export { undoingOf } from './undo';
export { writeFailureOf } from './writeFailure';
