import { deliverability } from './deliverability';
import type { Guide, GuideOffer } from './guide';
import { images } from './images';
import { performance } from './performance';
import { temporaryFiles } from './temporaryFiles';

export const GUIDES: readonly Guide[] = [deliverability, images, performance, temporaryFiles];

const offer = ({ id, title, about }: Guide): GuideOffer => ({ id, title: title(), about: about() });

/** Every guide, to choose from. */
export function guides(): readonly GuideOffer[] {
  return GUIDES.map(offer);
}

/** The first guide that has a step about this rule. */
export function guideOf(rule: string): GuideOffer | undefined {
  const guide = GUIDES.find(({ steps }) => steps.some(({ rules }) => rules.includes(rule)));
  return guide && offer(guide);
}
