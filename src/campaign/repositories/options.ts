import { CampaignError } from '../errors';
import type { OptionsRepository } from '../instance';
import { SMALL_ANSWER_BYTES } from '../limits';
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
        maxAnswerBytes: SMALL_ANSWER_BYTES,
      },
      signal,
    );
    if (value === undefined || type === undefined) {
      throw new CampaignError({
        code: 'malformed',
        doing: `GetOption ${name}`,
        facts: { reason: 'no value and type in the answer' },
      });
    }
    return value.text === '' && ['', '0'].includes(type.text) ? undefined : value.text;
  }
}
