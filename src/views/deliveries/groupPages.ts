import type { PageKey } from '../../campaign/instance';
import type { Delivery } from '../../domain/delivery';

/** The deliveries of one group read so far, newest first. */
export interface GroupPages {
  readonly rows: readonly Delivery[];
  /** Where the next page begins; undefined when everything is here. */
  readonly next?: PageKey;
}

/** The most rows that a refresh reads again in one call; what lies below keeps its last known state. */
export const MAX_REREAD = 500;

/** A further page below what is there. A delivery that moved down meanwhile is not shown twice. */
export function withMore(present: GroupPages, page: GroupPages): GroupPages {
  const known = new Set(present.rows.map((row) => row.id));
  return { rows: [...present.rows, ...page.rows.filter((row) => !known.has(row.id))], next: page.next };
}

/** The newest rows read again; older pages, if there were more than that, stay below them. */
export function withNewHead(present: GroupPages, head: GroupPages): GroupPages {
  if (head.next === undefined || present.rows.length <= head.rows.length) {
    return head;
  }
  const reread = new Set(head.rows.map((row) => row.id));
  const below = present.rows.slice(head.rows.length).filter((row) => !reread.has(row.id));
  return { rows: [...head.rows, ...below], next: present.next };
}

/** Whether the same deliveries are there in the same order, whatever became of them. */
export function sameOrder(a: GroupPages, b: GroupPages): boolean {
  return (
    a.rows.length === b.rows.length &&
    (a.next === undefined) === (b.next === undefined) &&
    a.rows.every((row, index) => row.id === b.rows[index]?.id)
  );
}
