import type { Caller } from '../session/caller';
import { argument, type SoapArgument } from '../soap/argument';
import type { XmlElement } from '../xml/element';

/** Calls that change an instance. Each is sent once; whoever asked reads back what became of it. */
export class WriteCalls {
  constructor(private readonly caller: Caller) {}

  /** `<urn>#<method>`; answers what it gives back. `doing` names it in errors and in the log. */
  call(
    urn: string,
    method: string,
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
