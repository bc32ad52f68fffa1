import assert from 'node:assert/strict';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { never, Patient, type Clinic, type Treatment } from './clinic';
import { eventually } from './tree';

/** One remedy, on a delivery of the demo that has the trouble. */
export interface Cure {
  readonly subject: string;
  /** Title of the quick fix. */
  readonly fix: RegExp;
  /** What is looked at before, after, and after undoing. */
  readonly look: (instance: CampaignInstance, deliveryId: string) => Promise<unknown>;
  readonly question: RegExp;
  /** What the question says of the effect, and of the way back. */
  readonly effect: RegExp;
  /** What must be typed on production. */
  readonly typed?: RegExp;
  /** The one call that changes something. */
  readonly write: string;
  /** A value, or what must hold of it. */
  readonly before: unknown;
  readonly after: unknown;
  /** What was before, a value, or that there is nothing to undo. */
  readonly undone: 'as before' | 'nothing to undo' | { readonly write: string; readonly is: unknown };
}

/** Looks at the delivery itself. */
export function detail(look: (delivery: DeliveryDetail | undefined) => unknown): Cure['look'] {
  return async (instance, id) => look(await instance.deliveries.get(id, never));
}

function holds(value: unknown, expected: unknown, what: string): void {
  if (typeof expected === 'function') {
    assert.ok((expected as (value: unknown) => boolean)(value), `${what}: ${String(value)}`);
  } else {
    assert.deepEqual(value, expected, what);
  }
}

/** Waits until a value is as expected: what the MTA has to do takes a few seconds. */
async function becomes(look: () => Promise<unknown>, expected: unknown, what: string): Promise<unknown> {
  let last: unknown;
  await eventually(
    what,
    async () => {
      last = await look();
      try {
        holds(last, expected, what);
        return true;
      } catch {
        return undefined;
      }
    },
    30_000,
  ).catch(() => {
    holds(last, expected, what);
  });
  return last;
}

/** One write that worked, and its line in the Activity. */
export function oneWrite({ writes, activity }: Treatment, write: string): void {
  assert.deepEqual(writes, [write]);
  assert.equal(activity.length, 1, activity.join('\n'));
  assert.match(activity[0] ?? '', /^\[done\] admin @ Cure: /);
}

/** Applies the remedy as a person would: declined first, then agreed to, then undone. */
export async function cure(clinic: Clinic, given: Cure): Promise<void> {
  const { subject, fix, look, question, effect, typed, write, before, after, undone } = given;
  const deliveryId = await clinic.examine(subject);
  const argument = await clinic.fix(fix);
  const now = (): Promise<unknown> => look(clinic.instance, deliveryId);
  const first = await now();
  holds(first, before, 'before');

  const declined = await clinic.apply(argument, new Patient(false));
  assert.deepEqual(
    [declined.asked.length, declined.writes, declined.activity, declined.said],
    [1, [], [], []],
    'declined',
  );
  assert.deepEqual(await now(), first, 'declined, and yet changed');

  const done = await clinic.apply(argument);
  const [asked, ...more] = done.asked;
  assert.deepEqual(more, [], 'asked more than once');
  assert.match(asked?.question ?? '', question);
  assert.match(asked?.effect ?? '', effect);
  assert.deepEqual([asked?.instance, asked?.environment], ['Cure', 'production']);
  assert.match(asked?.typeToConfirm ?? '', typed ?? /./);
  oneWrite(done, write);
  assert.equal(done.said.length, 1, 'one notification');
  const second = await becomes(now, after, 'after');
  assert.notDeepEqual(second, first);

  const back = await clinic.undo();
  if (undone === 'nothing to undo') {
    assert.deepEqual([back.asked, back.writes, back.activity], [[], [], []]);
    assert.match(back.said[0] ?? '', /nothing to undo/);
    holds(await now(), after, 'after undoing nothing');
    return;
  }
  assert.equal(back.asked.length, 1);
  oneWrite(back, undone === 'as before' ? write : undone.write);
  await becomes(now, undone === 'as before' ? first : undone.is, 'undone');
}
