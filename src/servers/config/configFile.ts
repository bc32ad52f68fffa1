import type { ConfigFile } from '../managedServer';
import { validName } from '../names';

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
