import { l10n } from 'vscode';
import { isCancelled } from '../../platform/abort';
import type { Part } from '../../shared/protocol/common';
import type { PanelFrame } from './panelContent';

/** A reading of which the rest of the panel can do without: its value, or in words why there is none. */
export async function partOf<Value>(
  reading: Promise<Value | undefined>,
  { deps }: Pick<PanelFrame, 'deps'>,
): Promise<Part<Value>> {
  try {
    const value = await reading;
    return value === undefined ? { ok: false, why: l10n.t('Not available on this instance') } : { ok: true, value };
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    const { what, next } = deps.describeError(error);
    return { ok: false, why: next === undefined ? what : `${what} ${next}` };
  }
}

/** A reading that nobody misses where the operator may not make it. */
export async function orNothing<Value>(reading: Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return undefined;
  }
}
