import type { OperationRecord } from '../../../src/operations/ports';

/** The record of a pause that was done, changed as wanted. */
export function recordOf(changes: Partial<OperationRecord> = {}): OperationRecord {
  return {
    id: 'r1',
    at: 1000,
    who: 'admin',
    where: 'Shop',
    via: 'tree',
    operation: 'pause',
    request: { kind: 'pause', deliveryId: '1' },
    target: { connectionId: 'c1', url: 'https://shop.example', instanceName: 'shop', databaseId: 'db', servers: {} },
    what: 'Pause the delivery',
    before: 'DM1 started',
    after: 'paused',
    outcome: 'done',
    text: 'DM1 is paused.',
    undo: { kind: 'resume', deliveryId: '1' },
    ...changes,
  };
}
