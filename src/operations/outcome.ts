/** What became of one attempt to change something. Every `text` is a sentence in the person's language. */
export type Outcome =
  /** The instance or server took the order and shows it: it was not so right before. */
  | { readonly kind: 'done'; readonly text: string; readonly recordId: string }
  /** Nothing was sent, because it is so already. */
  | { readonly kind: 'alreadySo'; readonly text: string }
  /** Nothing was sent, because it is not any more what was agreed to. */
  | { readonly kind: 'changedMeanwhile'; readonly text: string }
  /** Nothing was changed: it may not be, or the instance or server said no. */
  | { readonly kind: 'refused'; readonly text: string; readonly nextStep: string }
  /** Sent and taken, but not seen yet. It is looked for on; `later` tells how that ended. */
  | {
      readonly kind: 'notVerifiedYet';
      readonly text: string;
      readonly nextStep: string;
      readonly later: Promise<Outcome>;
    }
  /** Sent, and the answer was lost: it may have been carried out or not. `later` tells when it could be seen. */
  | { readonly kind: 'unknown'; readonly text: string; readonly nextStep: string; readonly later?: Promise<Outcome> }
  /** The person said no, or cancelled before anything was sent. */
  | { readonly kind: 'declined' }
  /** One of several, not touched because one before it was not done. */
  | { readonly kind: 'leftAlone'; readonly text: string };

export type OutcomeKind = Outcome['kind'];

/** Outcomes of attempts whose order was sent, or may have been. */
export function wasSent({ kind }: Outcome): boolean {
  return kind === 'done' || kind === 'notVerifiedYet' || kind === 'unknown';
}
