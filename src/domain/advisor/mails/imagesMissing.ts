import { unchecked } from '../../judgement/verdict';
import { webAddress } from './address';
import { PERSONALISED } from './findImages';
import { isPrivateHost } from './host';
import { perImage } from './perImage';

/** Images that could not be asked for, of which one says as much as all. */
const UNASKED_SHOWN = 2;

/** Images that no reader gets: not published, refused without a sign-in, or on an address inside the network (Adobe, "Image display issues"). */
export const imagesMissing = perImage(
  'imagesMissing',
  ({ source }, { facts }) => {
    const url = webAddress(source);
    if (url === undefined) {
      const inside = /^(?:data|cid):/i.test(source) || source.includes(PERSONALISED);
      if (inside) {
        return undefined;
      }
      // The analysis may still put a relative one online; from somebody's disk or a misspelt scheme it does not.
      const scheme = /^[a-z][a-z\d+.-]*:/i.test(source);
      return { severity: scheme ? 'warning' : 'info', certainty: scheme ? 'likely' : 'possible', seen: 'imageNowhere' };
    }
    if (isPrivateHost(url.hostname) && !facts.local) {
      return { severity: 'warning', certainty: 'likely', seen: 'imageInside' };
    }
    const answer = facts.answers.get(source);
    if (answer?.ok !== true) {
      return undefined;
    }
    const { status } = answer.value;
    if (status === 404 || status === 410) {
      return { severity: 'error', certainty: 'certain', seen: 'imageStatus', args: { status } };
    }
    if (status === 401 || status === 403) {
      return { severity: 'warning', certainty: 'likely', seen: 'imageStatus', args: { status } };
    }
    return undefined;
  },
  ({ answers }) =>
    [...answers.values()].flatMap((answer) => (answer.ok ? [] : [unchecked(answer)])).slice(0, UNASKED_SHOWN),
);
