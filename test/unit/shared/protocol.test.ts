import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSavedState } from '../../../src/shared/protocol/savedState';
import { parseToHost } from '../../../src/shared/protocol/toHost';
import { parseToPanel } from '../../../src/shared/protocol/toPanel';
import { init, throughputSample, trackingSample } from '../webview/harness/samples';

describe('webview protocol', () => {
  it('takes what the host sends', () => {
    for (const message of [
      init('tracking'),
      { type: 'tracking', snapshot: trackingSample() },
      { type: 'throughput', snapshot: throughputSample() },
      { type: 'failed', error: { what: 'x' }, at: 1 },
    ]) {
      // Over the wire, undefined members are left out or kept: both must be understood.
      assert.deepEqual(parseToPanel(JSON.parse(JSON.stringify(message))), JSON.parse(JSON.stringify(message)));
      assert.ok(parseToPanel(structuredClone(message)));
    }
  });

  it('refuses another version, another shape and another type', () => {
    assert.equal(parseToPanel({ ...init('tracking'), version: 2 }), undefined);
    assert.equal(parseToPanel({ type: 'tracking', snapshot: { ...trackingSample(), urls: [{ id: 1 }] } }), undefined);
    assert.equal(parseToHost({ type: 'ready' }), undefined);
    assert.equal(parseToHost({ type: 'period', period: 'lastCentury' }), undefined);
    assert.equal(parseToHost({ type: 'run', command: 'x' }), undefined);
    assert.equal(parseToHost({ type: 'saveImage', png: 'data:text/html,<script>' }), undefined);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        parseToPanel(anything);
        parseToHost(anything);
        parseSavedState(anything);
      }),
    );
  });

  it('restores what a page stored, and nothing else', () => {
    const state = { version: 1, connectionId: 'c', deliveryId: '12', period: 'lastHour', view: 'table' };
    assert.deepEqual(parseSavedState(state), state);
    assert.equal(parseSavedState({ ...state, version: 0 }), undefined);
    assert.equal(parseSavedState({ version: 1, connectionId: 'c' }), undefined);
    assert.equal(parseSavedState({ ...state, view: 'cube' }), undefined);
    assert.equal(parseSavedState(undefined), undefined);
  });
});
