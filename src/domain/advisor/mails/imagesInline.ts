import { perImage } from './perImage';

/** `data:` images make the mail heavy, and Gmail and Outlook show none of them. */
export const imagesInline = perImage('imagesInline', ({ source }) =>
  /^data:/i.test(source) ? { severity: 'warning', certainty: 'likely', seen: 'imageInline' } : undefined,
);
