import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { DeliveryStateCode } from '../../domain/deliveryState';
import { CampaignError, isCampaignError } from '../errors';
import type { DeliveryCommand } from '../writes';
import type { Schemas } from '../schema/schemas';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import { lacksMethod } from '../soap/faultError';
import { toInteger } from '../values/cast';
import { escapeXml } from '../xml/escape';

/** The older methods, one per command, which answer nothing (docs/campaign/deliveries.md). */
const METHOD: Readonly<Record<DeliveryCommand, string>> = { play: 'Play', pause: 'Pause', stop: 'Stop' };

/**
 * The verbs that change a delivery. Each is sent once; whoever asked reads the state again to see what became of it.
 */
export class DeliveryCommands {
  readonly #caller: Caller;
  readonly #schemas: Schemas;

  constructor(caller: Caller, schemas: Schemas) {
    this.#caller = caller;
    this.#schemas = schemas;
  }

  /**
   * `nms:delivery#ExecCommand`, which answers the new state, where the instance has it; else Play, Pause or Stop, and
   * undefined.
   */
  async run(id: DeliveryId, command: DeliveryCommand, signal: AbortSignal): Promise<DeliveryStateCode | undefined> {
    const methods = (await this.#schemas.get('nms:delivery', signal))?.methods;
    if (methods === undefined || methods.size === 0 || methods.has('ExecCommand')) {
      try {
        return await this.#execCommand(id, command, signal);
      } catch (error) {
        // A method that does not exist has done nothing, so that this is still the first sending.
        if (!isCampaignError(error) || !lacksMethod(error) || methods?.has('ExecCommand') === true) {
          throw error;
        }
      }
    }
    await this.#caller.values(
      {
        urn: 'nms:delivery',
        method: METHOD[command],
        arguments: [argument.string('deliveryId', id)],
        doing: `${METHOD[command]} delivery ${id}`,
        effect: 'write',
      },
      signal,
    );
    return undefined;
  }

  async #execCommand(
    id: DeliveryId,
    command: DeliveryCommand,
    signal: AbortSignal,
  ): Promise<DeliveryStateCode | undefined> {
    const [state] = await this.#caller.values(
      {
        urn: 'nms:delivery',
        method: 'ExecCommand',
        arguments: [argument.string('deliveryId', id), argument.string('command', command)],
        doing: `ExecCommand ${command} delivery ${id}`,
        effect: 'write',
      },
      signal,
    );
    return toInteger(state?.text);
  }

  /** `nms:delivery#PrepareFromId` (docs/campaign/deliveries.md), which answers nothing. */
  async prepare(id: DeliveryId, signal: AbortSignal): Promise<void> {
    await this.#caller.values(
      {
        urn: 'nms:delivery',
        method: 'PrepareFromId',
        arguments: [argument.string('deliveryId', id)],
        doing: `PrepareFromId delivery ${id}`,
        effect: 'write',
      },
      signal,
    );
  }

  /** Writes `[scheduling/@IPAffinity]` of a delivery; '' clears it. */
  async setAffinity(id: DeliveryId, affinity: string, signal: AbortSignal): Promise<void> {
    const doing = `Write delivery ${id}`;
    // The attribute holds 64 characters (docs/campaign/deliveries.md); longer would be cut, and mean another affinity.
    const checked = z.string().check(z.maxLength(64)).safeParse(affinity);
    if (!checked.success) {
      throw new CampaignError({
        code: 'queryError',
        doing,
        facts: { reason: 'affinity name longer than 64 characters' },
      });
    }
    await this.update(id, `<scheduling IPAffinity="${escapeXml(checked.data)}"/>`, signal);
  }

  /** Updates one delivery; `inside` holds only what changes. */
  async update(id: DeliveryId, inside: string, signal: AbortSignal): Promise<void> {
    const patch = `<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="${escapeXml(id)}">${inside}</delivery>`;
    await this.#caller.values(
      {
        urn: 'xtk:session',
        method: 'Write',
        arguments: [argument.document('domDoc', patch)],
        doing: `Write delivery ${id}`,
        effect: 'write',
      },
      signal,
    );
  }
}
