import type { Caller } from '../session/caller';
import { argument, type SoapArgument } from '../soap/argument';
import type { XmlElement } from '../xml/element';

/** Every method that changes an instance; what is not here cannot be called. */
export const WRITE_METHODS = {
  'nms:delivery': ['ExecCommand', 'Play', 'Pause', 'Stop', 'PrepareFromId', 'RecomputeStats'],
  'xtk:workflow': ['Restart'],
  'xtk:session': ['Write', 'WriteCollection'],
} as const;

export type WriteService = keyof typeof WRITE_METHODS;
export type WriteMethod<Service extends WriteService> = (typeof WRITE_METHODS)[Service][number];

/** Calls that change an instance. Each is sent once; whoever asked reads back what became of it. */
export class WriteCalls {
  constructor(private readonly caller: Caller) {}

  /** `<urn>#<method>`; answers what it gives back. `doing` names it in errors and in the log. */
  call<Service extends WriteService>(
    urn: Service,
    method: WriteMethod<Service>,
    given: readonly SoapArgument[],
    doing: string,
    signal: AbortSignal,
  ): Promise<readonly XmlElement[]> {
    return this.caller.values({ urn, method, arguments: given, doing, effect: 'write' }, signal);
  }

  /** `xtk:session#Write` or `#WriteCollection` of a document, which answers nothing (docs/campaign/deliveries.md). */
  async write(
    document: string,
    doing: string,
    signal: AbortSignal,
    method: 'Write' | 'WriteCollection' = 'Write',
  ): Promise<void> {
    await this.call('xtk:session', method, [argument.document('domDoc', document)], doing, signal);
  }
}
