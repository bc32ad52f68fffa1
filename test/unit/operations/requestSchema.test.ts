import assert from 'node:assert/strict';
import { DEFINITIONS } from '../../../src/operations/catalog';
import type { OperationKind, OperationRequest, RequestOf } from '../../../src/operations/request';
import { parseRequest } from '../../../src/operations/requestSchema';

const MODULE = { server: 's1', module: 'mta', instance: 'demo' };

/** One request of each kind. */
const REQUESTS: { readonly [Kind in OperationKind]: RequestOf<Kind> } = {
  prepare: { kind: 'prepare', deliveryId: '1' },
  start: { kind: 'start', deliveryId: '-12' },
  resume: { kind: 'resume', deliveryId: '1' },
  pause: { kind: 'pause', deliveryId: 'a1b2-uuid' },
  stop: { kind: 'stop', deliveryId: '1' },
  recomputeStatistics: { kind: 'recomputeStatistics', deliveryId: '1' },
  reschedule: { kind: 'reschedule', deliveryId: '1', to: 5, from: 4, validity: 9 },
  extendValidity: { kind: 'extendValidity', deliveryId: '1', to: 5 },
  setAffinity: { kind: 'setAffinity', deliveryId: '1', affinity: '' },
  switchTracking: { kind: 'switchTracking', deliveryId: '1', on: false },
  setUrlModes: { kind: 'setUrlModes', deliveryId: '1', url: 'u', modes: [{ format: 'html', source: 's', mode: 2 }] },
  deleteFailed: { kind: 'deleteFailed', deliveryIds: ['1', '2'] },
  setConcurrency: { kind: 'setConcurrency', limit: 0 },
  setAccount: { kind: 'setAccount', account: 'a', active: true, deliveryId: '1' },
  restartWorkflow: { kind: 'restartWorkflow', workflow: 'w' },
  startModule: { kind: 'startModule', ...MODULE },
  restartModule: { kind: 'restartModule', ...MODULE },
  stopModule: { kind: 'stopModule', ...MODULE },
  reload: { kind: 'reload', server: 's1', what: 'stat' },
  purgeTemporary: { kind: 'purgeTemporary', server: 's1', days: 2 },
};

describe('a request from outside', () => {
  it('of every kind there is comes back as it was, and names what carries it out', () => {
    assert.deepEqual(Object.keys(REQUESTS).sort(), Object.keys(DEFINITIONS).sort());
    for (const request of Object.values(REQUESTS)) {
      assert.deepEqual(parseRequest(JSON.parse(JSON.stringify(request))), request, request.kind);
      assert.equal(DEFINITIONS[request.kind].kind, request.kind);
    }
  });

  it('is none when anything in it is not what it should be', () => {
    const strange: readonly (Partial<Record<string, unknown>> & { kind: string })[] = [
      { kind: 'dropDatabase' },
      { kind: 'pause' },
      { ...REQUESTS.pause, deliveryId: 12 },
      { ...REQUESTS.pause, deliveryId: "1' or '1'='1" },
      { ...REQUESTS.pause, deliveryId: '' },
      { ...REQUESTS.pause, deliveryId: 'x'.repeat(65) },
      { ...REQUESTS.reschedule, to: -1 },
      { ...REQUESTS.reschedule, to: 1.5 },
      { ...REQUESTS.reschedule, validity: 'tomorrow' },
      { ...REQUESTS.setAffinity, affinity: 'x'.repeat(65) },
      { ...REQUESTS.switchTracking, on: 'yes' },
      { ...REQUESTS.setUrlModes, modes: [{ format: 'html', source: 's', mode: 'always' }] },
      { ...REQUESTS.deleteFailed, deliveryIds: [] },
      { ...REQUESTS.deleteFailed, deliveryIds: ['1', '2;'] },
      { ...REQUESTS.setConcurrency, limit: Number.NaN },
      { ...REQUESTS.setConcurrency, limit: -1 },
      { ...REQUESTS.setAccount, active: 1 },
      { ...REQUESTS.restartModule, server: undefined },
      { ...REQUESTS.reload, what: 'everything' },
      { ...REQUESTS.purgeTemporary, days: 0 },
    ];
    for (const request of strange) {
      assert.equal(parseRequest(request), undefined, JSON.stringify(request));
    }
    for (const nothing of [undefined, null, 'pause', 7, []]) {
      assert.equal(parseRequest(nothing), undefined);
    }
  });

  it('says in words what it does, how it is taken back, and what asking for it looks like', () => {
    for (const request of Object.values(REQUESTS) as OperationRequest[]) {
      const definition = DEFINITIONS[request.kind] as unknown as {
        title(request: OperationRequest, language: string): string;
        effect(request: OperationRequest): string;
        undoing(request: OperationRequest): string;
        operation(request: OperationRequest, language: string): { readonly title: string; readonly request: object };
      };
      const title = definition.title(request, 'en');
      assert.match(title, /^\p{Lu}[^{}]+$/u, request.kind);
      assert.match(definition.effect(request), /[.)]$/, request.kind);
      assert.match(definition.undoing(request), /\.$/, request.kind);
      const operation = definition.operation(request, 'en');
      assert.deepEqual([operation.title, parseRequest(operation.request)], [title, request], request.kind);
    }
  });
});
