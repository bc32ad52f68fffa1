import { deliverability } from './deliverability';
import { images } from './images';
import { performance } from './performance';
import { temporaryFiles } from './temporaryFiles';

export const GUIDES = [deliverability, images, performance, temporaryFiles] as const;

/** Ids of the steps of all guides: a rule names those that it verifies. */
export type GuideStepId = (typeof GUIDES)[number]['steps'][number]['id'];
