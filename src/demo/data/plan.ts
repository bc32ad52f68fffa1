/** Where a delivery stands when the demo starts; how it got there is played by the engine's own rules. */
export type Standing =
  /** Sent until `cut` (the start of the demo when not given): finished, in progress or waiting for a retry, as it falls out. */
  | { readonly kind: 'sent'; readonly cut?: number }
  | { readonly kind: 'paused'; readonly cut: number; readonly by: string }
  | { readonly kind: 'stopped'; readonly cut: number; readonly by: string }
  /** Prepared and confirmed: waits for its contact date, or for something else. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'targetReady' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'preparationFailed'; readonly trouble: 'personalization' | 'noTarget' }
  | { readonly kind: 'failed' };

/** One delivery to make. Times are epoch ms, rates messages a second. */
export interface DeliveryPlan {
  readonly label: string;
  readonly subject: string;
  readonly channel: 'email' | 'sms' | 'paper';
  readonly routing: 'bulk' | 'mid' | 'external';
  readonly folder: number;
  /** Who is targeted: the same word reaches the same people. */
  readonly segment: string;
  readonly share: number;
  readonly contact: number;
  readonly rate: number;
  readonly weight: number;
  readonly openRate: number;
  readonly clickRate: number;
  readonly maxRetry: number;
  /** Seconds from the end of a pass to the next retry. */
  readonly retryPeriod: number;
  readonly theme: string;
  readonly affinity?: string;
  readonly operation?: string;
  readonly author: number;
  readonly standing: Standing;
  readonly waves?: { readonly size: string; readonly delaySeconds: number };
  readonly proof?: boolean;
  readonly trackingOff?: boolean;
}

const BASE: DeliveryPlan = {
  label: '',
  subject: '',
  channel: 'email',
  routing: 'bulk',
  folder: 1101,
  segment: 'all',
  share: 0.9,
  contact: 0,
  rate: 45,
  weight: 56_000,
  openRate: 0.26,
  clickRate: 0.045,
  maxRetry: 5,
  retryPeriod: 3600,
  theme: 'lighting',
  author: 1061,
  standing: { kind: 'sent' },
};

/** A plan from what is particular about it. */
export function plan(particular: Partial<DeliveryPlan> & Pick<DeliveryPlan, 'label' | 'contact'>): DeliveryPlan {
  return { ...BASE, subject: particular.label, ...particular };
}
