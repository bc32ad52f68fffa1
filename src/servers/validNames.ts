import { ServerError } from './errors';
import type { ConfigFile } from './managedServer';

/** What an instance or module may be called: nothing that could be taken for an option, a path or shell syntax. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,127}$/;

/** Returns the name when it is one, else rejects with `badName`: it never gets near a command line. */
export function validName(name: string, kind: 'instance' | 'module', server: string): string {
  if (!NAME.test(name)) {
    throw new ServerError({ code: 'badName', server, doing: 'nlserver', facts: { kind, name: name.slice(0, 80) } });
  }
  return name;
}

/** The name of a configuration file in `conf`. Rejects with `badName`. */
export function configFileName(file: ConfigFile, server: string): string {
  switch (file.kind) {
    case 'server':
      return 'serverConf.xml';
    case 'default':
      return 'config-default.xml';
    case 'instance':
      return `config-${validName(file.instance, 'instance', server)}.xml`;
  }
}
