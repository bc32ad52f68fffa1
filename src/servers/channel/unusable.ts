import { ServerError } from '../errors';
import type { Channel } from './channel';
import type { TemplateProblem } from './template';

/** A channel whose command template cannot be used here: every call says why. */
export function unusableChannel(server: string, reason: TemplateProblem): Channel {
  const refuse = (doing: string): Promise<never> =>
    Promise.reject(new ServerError({ code: 'template', server, doing, facts: { reason } }));
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
