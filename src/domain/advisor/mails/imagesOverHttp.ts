import { webAddress } from './address';
import { isPrivateHost } from './host';
import { perImage } from './perImage';

/** Mail programs that read over https do not load `http:` images, or load them by way of a proxy that may refuse. */
export const imagesOverHttp = perImage('imagesOverHttp', ({ source }, { mail, facts }) => {
  const url = webAddress(source);
  if (url?.protocol !== 'http:' || (facts.local && isPrivateHost(url.hostname))) {
    return undefined;
  }
  return { severity: mail.content.httpsLinks ? 'warning' : 'info', certainty: 'likely', seen: 'imageOverHttp' };
});
