import { RULES } from '../../domain/advisor/rules';
import { GUIDES } from '../../domain/guides/guides';
import type { Guide } from '../../domain/guides/guide';

/** A guide as it is offered. */
export interface GuideOffer {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

const offer = ({ id, title, about }: Guide): GuideOffer => ({ id, title: title(), about: about() });

/** Every guide, to choose from. */
export function guides(): readonly GuideOffer[] {
  return GUIDES.map(offer);
}

/** Rules of the health check that together verify a step, in their order; none: only a person can. */
export function rulesOf(step: string): readonly string[] {
  return RULES.filter(({ steps }) => steps.some((one) => one === step)).map(({ id }) => id);
}

/** The first guide that has a step about this rule. */
export function guideOf(rule: string): GuideOffer | undefined {
  const steps: readonly string[] = RULES.find(({ id }) => id === rule)?.steps ?? [];
  const guide = GUIDES.find((one) => one.steps.some(({ id }) => steps.includes(id)));
  return guide && offer(guide);
}
