import './jitless';
import * as z from 'zod/mini';
import { PROTOCOL_VERSION, panelRef, text, ZONE_CHOICES, type PanelRef } from './common';

/**
 * What every page stores with `setState`: enough to open the same panel again, in the zone that was chosen. A kind of
 * panel adds members of its own (`trackingState` and so on), so that it looks the same after the window was hidden,
 * reloaded or restarted. Host and page both read it, and neither trusts it.
 */
export const commonState = {
  version: z.literal(PROTOCOL_VERSION),
  /** Missing in a panel about all instances. */
  connectionId: z.optional(text),
  instances: z.optional(z.literal('all')),
  deliveryId: z.optional(text),
  about: z.optional(text),
  zone: z.optional(z.enum(ZONE_CHOICES)),
};

const savedState = z.object(commonState);
export type CommonState = z.output<typeof savedState>;

/** What a kind of panel stores, with what all store. */
export type StateSchema<State extends CommonState> = z.ZodMiniType<State>;

/** What the panel was about; undefined when nothing was stored, or by another version. */
export function parseSavedRef(state: unknown): PanelRef | undefined {
  return savedState.safeParse(state).success ? panelRef.safeParse(state).data : undefined;
}
