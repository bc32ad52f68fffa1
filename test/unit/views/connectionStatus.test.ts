import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { ConnectionState } from '../../../src/connections/connectionState';
import type { InstanceInfo } from '../../../src/campaign/instance';
import { statusLine } from '../../../src/views/connectionStatus';

const info: InstanceInfo = { operator: 'admin', instanceName: 'demo', clockOffsetMs: 0 } as InstanceInfo;
const connected: ConnectionState = { kind: 'connected', info };
const error = new Error('no');

function line(...states: readonly ConnectionState[]): string {
  const { kind, text } = statusLine(states.map((state, index) => ({ name: `Shop ${index + 1}`, state })));
  return `${kind} ${text}`;
}

describe('the item of the status bar', () => {
  it('names what is wrong, not what works', () => {
    assert.equal(line(connected, { kind: 'refused', error }), 'refused Shop 2: sign-in refused');
    assert.equal(line({ kind: 'degraded', info, error }, connected), 'degraded Shop 1: does not answer');
  });

  it('counts those that are wrong when there are several, by the worst of them', () => {
    const states = [connected, { kind: 'failed', error } as const, { kind: 'refused', error } as const];
    assert.equal(line(...states), 'refused 2 instances do not answer');
  });

  it('names the only one that is connected, and counts several', () => {
    assert.equal(line(connected, { kind: 'disconnected' }), 'connected Shop 1');
    assert.equal(line(connected, connected), 'connected 2 of 2 connected');
    assert.equal(line({ kind: 'disconnected' }, { kind: 'disconnected' }), 'disconnected 0 of 2 connected');
  });
});
