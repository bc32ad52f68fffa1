import { hostname } from 'node:os';
import type { ChannelDescriptor } from './descriptor';
import { ServerError } from './errors';

type LocalChannel = Extract<ChannelDescriptor, { kind: 'local' }>;

/** Whether a `local` server means this machine, which may tell its name with or without its domain. */
export function isHere({ hostName }: LocalChannel, here = hostname()): boolean {
  const first = (name: string): string | undefined => name.toLowerCase().split('.')[0];
  return hostName === undefined || first(hostName) === first(here);
}

/** Said of one that means another machine. `doing`: what was wanted there. */
export function otherMachine(server: string, { hostName = '' }: LocalChannel, doing: string): ServerError {
  return new ServerError({ code: 'otherMachine', server, doing, facts: { meant: hostName, here: hostname() } });
}
