import { webAddress } from './address';
import { perImage } from './perImage';

/** What the big mail programs do not show, Gmail and Outlook among them. */
const HIDDEN = ['svg', 'svgz', 'bmp', 'tif', 'tiff', 'heic', 'heif', 'avif', 'ico', 'psd', 'eps', 'pdf'];
/** What only some of them show: Outlook for Windows does not. */
const SOME = ['webp', 'apng', 'jxl'];

/** The kind by the server's word, else by the name: `image/svg+xml` is `svg`. */
function kindOf(contentType: string | undefined, name: string): string {
  const told = /^image\/(?:x-)?([\w.-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  return told ?? /\.(\w{2,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Kinds of images that mail programs block or cannot show: PNG, JPEG and GIF are what all of them show. */
export const imageTypes = perImage('imageTypes', ({ source }, { facts }) => {
  const url = webAddress(source);
  if (url === undefined) {
    return undefined;
  }
  const answer = facts.answers.get(source);
  const kind = kindOf(
    answer?.ok === true && answer.value.status === 200 ? answer.value.contentType : undefined,
    url.pathname,
  );
  if (HIDDEN.includes(kind)) {
    return { severity: 'warning', certainty: 'likely', seen: 'imageKind', args: { kind } };
  }
  return SOME.includes(kind) ? { severity: 'info', certainty: 'likely', seen: 'imageKind', args: { kind } } : undefined;
});
