import type { Rule } from '../rule';
import { heavyMails } from './heavyMails';
import { imagesHeavy } from './imagesHeavy';
import { imagesInline } from './imagesInline';
import { imagesMissing } from './imagesMissing';
import { imagesOverHttp } from './imagesOverHttp';
import { imageTypes } from './imageTypes';
import { imagesWithoutAlt } from './imagesWithoutAlt';
import { publicUnreachable } from './publicUnreachable';

/** What mails consist of, and whether readers get to see it. */
export const MAIL_RULES: readonly Rule[] = [
  publicUnreachable,
  imagesMissing,
  imagesOverHttp,
  imageTypes,
  imagesInline,
  imagesHeavy,
  heavyMails,
  imagesWithoutAlt,
];
