import type { ServerError } from '../errors';
import type { Channel } from './channel';

/** A channel that cannot be used here: every call rejects and says why. */
export function unusableChannel(why: (doing: string) => ServerError): Channel {
  const refuse = (doing: string): Promise<never> => Promise.reject(why(doing));
  return {
    nlserver: (args) => refuse(`nlserver ${args.join(' ')}`),
    control: (args) => refuse(`nlserver ${args.join(' ')}`),
    readConf: (name) => refuse(`reading ${name}`),
    host: () => refuse('date and df'),
    files: {
      list: (folder) => refuse(`listing ${folder}`),
      remove: (folder) => refuse(`deleting in ${folder}`),
      range: (path) => refuse(`reading ${path}`),
      follow: (path) => ({ [Symbol.asyncIterator]: () => ({ next: () => refuse(`following ${path}`) }) }),
    },
  };
}
