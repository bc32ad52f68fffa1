import assert from 'node:assert/strict';
import fc from 'fast-check';
import { messagesState } from '../../../src/shared/protocol/messages';
import { parseSavedRef } from '../../../src/shared/protocol/savedState';
import { throughputState } from '../../../src/shared/protocol/throughput';
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
        parseSavedRef(anything);
        messagesState.safeParse(anything);
      }),
    );
  });

  it('restores what a page stored, and nothing else', () => {
    const state = { version: 1, connectionId: 'c', deliveryId: '12', period: 'lastHour', view: 'table' };
    assert.deepEqual(throughputState.safeParse(state).data, state);
    assert.equal(throughputState.safeParse({ ...state, version: 0 }).data, undefined);
    assert.equal(throughputState.safeParse({ ...state, view: 'cube' }).data, undefined);
    assert.equal(throughputState.safeParse(undefined).data, undefined);
  });

  it('tells what a stored panel was about: a delivery, or an instance', () => {
    const state = { version: 1, connectionId: 'c', deliveryId: '12', period: 'lastHour' };
    assert.deepEqual(parseSavedRef(state), { connectionId: 'c', deliveryId: '12' });
    assert.deepEqual(parseSavedRef({ version: 1, connectionId: 'c' }), { connectionId: 'c' });
    assert.equal(parseSavedRef({ ...state, version: 0 }), undefined);
    assert.equal(parseSavedRef({ version: 1, deliveryId: '12' }), undefined);
    assert.equal(parseSavedRef(undefined), undefined);
  });
});
