import type { TimelineLane, TimelineTone } from './protocol/timeline';

/** Where more stands about a point of a timeline. Times are epoch ms. */
export type TimelinePlace =
  /** The journal of a delivery, at a moment of the instance's clock. */
  | { readonly kind: 'journal'; readonly deliveryId: string; readonly at: number }
  /** The log of a module on a server. */
  | { readonly kind: 'serverLog'; readonly server: string; readonly file: string; readonly at: number }
  | { readonly kind: 'failedMessages'; readonly deliveryId: string }
  /** The report on a delivery. */
  | { readonly kind: 'why'; readonly deliveryId: string }
  | { readonly kind: 'alerts' }
  | { readonly kind: 'activity' }
  /** What the look at that moment saw of the instance. */
  | { readonly kind: 'replay'; readonly at: number };

/** Something that happened, or lasted. Times are our clock, epoch ms. */
export interface TimelineEvent {
  readonly lane: TimelineLane;
  readonly at: number;
  /** When it was over; undefined for a moment. */
  readonly until?: number;
  readonly tone: TimelineTone;
  /** In the reader's language. */
  readonly what: string;
  readonly place: TimelinePlace;
}

/** What was recorded of an instance, or of one delivery, in a period. */
export interface RecordedTimeline {
  /** Whether the instance is watched now: without that, nothing new is recorded. */
  readonly watched: boolean;
  /** When the first look of the period was; undefined where there was none. */
  readonly since?: number;
  readonly looks: number;
  readonly events: readonly TimelineEvent[];
}

export interface TimelineRequest {
  readonly connectionId: string;
  /** Undefined for all of the instance. */
  readonly deliveryId: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** The flight recorder, as whoever shows it needs it. */
export interface TimelineSource {
  /** Never rejects: what cannot be read was not recorded. */
  recorded(request: TimelineRequest): Promise<RecordedTimeline>;
  /** Shows the instance as it was at a moment, our clock. */
  replay(connectionId: string, at: number): Promise<void>;
}
