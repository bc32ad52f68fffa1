import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Delivery } from '../../../src/domain/delivery';
import { sameOrder, withMore, withNewHead } from '../../../src/views/deliveries/tree/deliveryGroup';

const row = (id: number, state = 95): Delivery => ({
  id: String(id),
  internalName: `DM${id}`,
  label: `Delivery ${id}`,
  state,
  messageType: 0,
  counters: {},
});
const rows = (...ids: number[]): Delivery[] => ids.map((id) => row(id));
const next = { sort: 's', id: 'x' };
const ids = (pages: { readonly rows: readonly Delivery[] }): number[] => pages.rows.map(({ id }) => Number(id));

describe('pages of a group', () => {
  it('adds a page without showing a delivery twice', () => {
    assert.deepEqual(ids(withMore({ rows: rows(5, 4, 3), next }, { rows: rows(3, 2) })), [5, 4, 3, 2]);
  });

  it('keeps older pages below a new head', () => {
    const present = { rows: rows(5, 4, 3, 2, 1), next };
    assert.deepEqual(ids(withNewHead(present, { rows: rows(6, 5, 4), next: { sort: 'h', id: '4' } })), [6, 5, 4, 2, 1]);
    assert.equal(withNewHead(present, { rows: rows(6, 5), next: { sort: 'h', id: '5' } }).next, next);
  });

  it('takes the head alone when it is everything', () => {
    assert.deepEqual(ids(withNewHead({ rows: rows(3, 2, 1), next }, { rows: rows(9) })), [9]);
  });

  it('never shows a delivery twice, whatever moved', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), fc.uniqueArray(fc.nat(30)), fc.boolean(), (present, head, more) => {
        const merged = ids(
          withNewHead({ rows: rows(...present), next }, { rows: rows(...head), next: more ? next : undefined }),
        );
        assert.equal(new Set(merged).size, merged.length);
        assert.deepEqual(merged.slice(0, head.length), head);
      }),
    );
  });

  it('sees another order, and another end', () => {
    assert.equal(sameOrder({ rows: rows(1, 2) }, { rows: [row(1, 55), row(2)] }), true);
    assert.equal(sameOrder({ rows: rows(1, 2) }, { rows: rows(2, 1) }), false);
    assert.equal(sameOrder({ rows: rows(1), next }, { rows: rows(1) }), false);
  });
});
