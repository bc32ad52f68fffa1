import assert from 'node:assert/strict';
import { byEffect, holdsUp } from '../../../../src/domain/diagnosis/byEffect';
import type { Certainty, Finding, Severity } from '../../../../src/domain/finding';

function finding(severity: Severity, certainty: Certainty, holds?: boolean): Finding {
  const cause = `${severity} ${certainty} ${holds === true ? 'holds' : 'beside'}`;
  return {
    cause,
    severity,
    certainty,
    args: {},
    evidence: [],
    remedies: [],
    ...(holds === undefined ? {} : { holdsUp: holds }),
  };
}

/** What stands first of these. */
function order(...findings: readonly Finding[]): readonly string[] {
  return [...findings].sort(byEffect).map(({ cause }) => cause);
}

describe('domain/diagnosis/byEffect', () => {
  it('lets what holds it up now lead, the surest first', () => {
    assert.deepEqual(
      order(
        finding('error', 'possible', true),
        finding('warning', 'certain', true),
        finding('warning', 'likely', true),
      ),
      ['warning certain holds', 'warning likely holds', 'error possible holds'],
    );
  });

  it('puts what is as planned behind a likely trouble, and before a merely possible one', () => {
    assert.deepEqual(
      order(finding('info', 'certain', true), finding('error', 'likely', true), finding('error', 'possible', true)),
      ['error likely holds', 'info certain holds', 'error possible holds'],
    );
    assert.deepEqual(order(finding('error', 'possible', true), finding('info', 'likely', true)), [
      'info likely holds',
      'error possible holds',
    ]);
  });

  it('puts what only stands beside behind what holds it up, unless it is so much surer, and notices last', () => {
    assert.deepEqual(
      order(
        finding('info', 'certain', false),
        finding('warning', 'certain', false),
        finding('error', 'likely', true),
        finding('error', 'possible', true),
      ),
      ['error likely holds', 'warning certain beside', 'error possible holds', 'info certain beside'],
    );
  });

  it('takes an error for what holds it up, where nothing is said', () => {
    assert.deepEqual([holdsUp(finding('error', 'likely')), holdsUp(finding('warning', 'certain'))], [true, false]);
    assert.ok(!holdsUp(finding('error', 'certain', false)));
  });

  it('orders equals by severity', () => {
    assert.deepEqual(order(finding('warning', 'likely', true), finding('error', 'likely', true)), [
      'error likely holds',
      'warning likely holds',
    ]);
  });
});
