import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { DeliveryStateCode } from '../../domain/deliveryState';
import { CampaignError, isCampaignError } from '../errors';
import type { DeliveryCommand } from '../writes';
import type { Schemas } from '../schema/schemas';
import { argument } from '../soap/argument';
import { lacksMethod } from '../soap/faultError';
import { toInteger } from '../values/cast';
import { escapeXml } from '../xml/escape';
import type { WriteCalls, WriteMethod } from './writeCalls';

/** The older methods, one per command, which answer nothing (docs/campaign/deliveries.md). */
const METHOD: Readonly<Record<DeliveryCommand, WriteMethod<'nms:delivery'>>> = {
  play: 'Play',
  pause: 'Pause',
  stop: 'Stop',
};

/** 1 tracking, 2 errors, 8 message counters; 4, which resets the tracking, is never sent (docs/campaign/deliveries.md). */
const RECOMPUTE_ALL = 1 + 2 + 8;

/** The verbs that change a delivery. Whoever asked reads the state again to see what became of it. */
export class DeliveryCommands {
  constructor(
    private readonly calls: WriteCalls,
    private readonly schemas: Schemas,
  ) {}

  /**
   * `nms:delivery#ExecCommand`, which answers the new state, where the instance has it; else Play, Pause or Stop, and
   * undefined.
   */
  async run(id: DeliveryId, command: DeliveryCommand, signal: AbortSignal): Promise<DeliveryStateCode | undefined> {
    const methods = (await this.schemas.get('nms:delivery', signal))?.methods;
    if (methods === undefined || methods.size === 0 || methods.has('ExecCommand')) {
      try {
        const given = [argument.string('deliveryId', id), argument.string('command', command)];
        const doing = `ExecCommand ${command} delivery ${id}`;
        const [state] = await this.calls.call('nms:delivery', 'ExecCommand', given, doing, signal);
        return toInteger(state?.text);
      } catch (error) {
        // A method that does not exist has done nothing, so that this is still the first sending.
        if (!isCampaignError(error) || !lacksMethod(error) || methods?.has('ExecCommand') === true) {
          throw error;
        }
      }
    }
    await this.callWithId(METHOD[command], id, signal);
    return undefined;
  }

  /** `nms:delivery#PrepareFromId` (docs/campaign/deliveries.md), which answers nothing. */
  async prepare(id: DeliveryId, signal: AbortSignal): Promise<void> {
    await this.callWithId('PrepareFromId', id, signal);
  }

  /** A method of deliveries that takes an id and answers nothing. */
  private async callWithId(method: WriteMethod<'nms:delivery'>, id: DeliveryId, signal: AbortSignal): Promise<void> {
    await this.calls.call(
      'nms:delivery',
      method,
      [argument.string('deliveryId', id)],
      `${method} delivery ${id}`,
      signal,
    );
  }

  /** `nms:delivery#RecomputeStats`. Ids may be negative, because sequences wrap around. */
  async recompute(id: DeliveryId, signal: AbortSignal): Promise<void> {
    const doing = `RecomputeStats delivery ${id}`;
    if (!/^-?\d{1,10}$/.test(id)) {
      throw new CampaignError({ code: 'queryError', doing, facts: { reason: 'the method takes numbers only' } });
    }
    const given = [argument.int('deliveryId', Number(id)), argument.byte('dirtyFlags', RECOMPUTE_ALL)];
    await this.calls.call('nms:delivery', 'RecomputeStats', given, doing, signal);
  }

  /** Writes `[scheduling/@IPAffinity]` of a delivery; '' clears it. */
  async setAffinity(id: DeliveryId, affinity: string, signal: AbortSignal): Promise<void> {
    // The attribute holds 64 characters (docs/campaign/deliveries.md); longer would be cut, and mean another affinity.
    const checked = z.string().check(z.maxLength(64)).safeParse(affinity);
    if (!checked.success) {
      throw new CampaignError({
        code: 'queryError',
        doing: `Write delivery ${id}`,
        facts: { reason: 'affinity name longer than 64 characters' },
      });
    }
    await this.update(id, `<scheduling IPAffinity="${escapeXml(checked.data)}"/>`, signal);
  }

  /** Updates one delivery; `inside` holds only what changes. */
  async update(id: DeliveryId, inside: string, signal: AbortSignal): Promise<void> {
    const opening = `<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="${escapeXml(id)}">`;
    await this.calls.write(`${opening}${inside}</delivery>`, `Write delivery ${id}`, signal);
  }
}
