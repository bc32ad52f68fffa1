/** One step of a guide. Texts are functions, because the language is known only when they are read. */
export interface GuideStep {
  readonly title: () => string;
  /** What to do, and where. */
  readonly how: () => string;
  /** Rules of the health check that together verify this step; none: only a person can. */
  readonly rules: readonly string[];
}

/** One of Adobe's troubleshooting pages as a list of steps. */
export interface Guide {
  readonly id: string;
  readonly title: () => string;
  /** When to follow it. */
  readonly about: () => string;
  readonly page: string;
  readonly steps: readonly GuideStep[];
}

/** A guide as it is offered. */
export interface GuideOffer {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}
