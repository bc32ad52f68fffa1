import { perImage } from './perImage';

/** Without `alt` a reader whose program hides images, or who listens to the mail, gets nothing; an empty one is meant. */
export const imagesWithoutAlt = perImage('imagesWithoutAlt', ({ alt, source }) =>
  alt === 'missing' && source !== '' ? { severity: 'info', certainty: 'certain', seen: 'imageAlt' } : undefined,
);
