import { ServerError } from './errors';

/** What an instance or module may be called: nothing that could be taken for an option, a path or shell syntax. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,127}$/;

/** Returns the name when it is one, else rejects with `badName`: it never gets near a command line. */
export function validName(name: string, kind: 'instance' | 'module', server: string): string {
  if (!NAME.test(name)) {
    throw new ServerError({ code: 'badName', server, doing: 'nlserver', facts: { kind, name: name.slice(0, 80) } });
  }
  return name;
}
