import { userInfo } from 'node:os';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import type { ActivityRecord } from '../../../platform/activityRecord';
import type { CommandContext } from '../../context';

/** A change of a server in the record. Who: the operator where one is signed in, else the account of this machine. */
export function recordServer(
  { activity, clock, manager }: CommandContext,
  descriptor: ConnectionDescriptor,
  entry: Pick<ActivityRecord, 'what' | 'before' | 'after' | 'outcome'>,
): void {
  activity.record({
    at: clock.now(),
    who: manager.existing(descriptor.id)?.info.operator ?? userInfo().username,
    where: descriptor.name,
    ...entry,
  });
}
