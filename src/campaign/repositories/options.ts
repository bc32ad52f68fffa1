import type { OptionsRepository } from '../instance';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';

export class Options implements OptionsRepository {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * `xtk:session#GetOption` answers value and type; a missing option is an empty value of type 0
   * (docs/campaign/soap.md).
   */
  async get(name: string, signal: AbortSignal): Promise<string | undefined> {
    const [value, type] = await this.#caller.values(
      {
        urn: 'xtk:session',
        method: 'GetOption',
        arguments: [argument.string('name', name)],
        doing: `GetOption ${name}`,
        effect: 'read',
      },
      signal,
    );
    const text = value?.text ?? '';
    return text === '' && (type?.text ?? '0') === '0' ? undefined : text;
  }
}
