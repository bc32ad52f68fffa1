import * as l10n from '@vscode/l10n';

/** How a server is reached. `local`: Campaign is installed on this machine (the demo's servers are such). */
export type ChannelDescriptor =
  | {
      readonly kind: 'local';
      /** Folder that holds `bin/nlserver`, `conf` and `var`. */
      readonly installDir: string;
      /**
       * The machine that was meant: the same list of instances opens on others, too, as under Remote-SSH. Absent for one
       * that means whichever machine it is opened on.
       */
      readonly hostName?: string;
    }
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly installDir: string;
    }
  | {
      readonly kind: 'template';
      /** Name of an argument array in the setting `deliveryDoctor.commandTemplates`. */
      readonly template: string;
      /** Stands for `{host}`. */
      readonly host: string;
      /** Stands for `{instance}`. */
      readonly instance?: string;
      readonly installDir: string;
    }
  /** Hosted by Adobe: nobody but Adobe reaches it. */
  | { readonly kind: 'none' };

export interface ServerDescriptor {
  readonly name: string;
  readonly channel: ChannelDescriptor;
}

/** The same in a few words. */
export function describeChannel(channel: ChannelDescriptor): string {
  switch (channel.kind) {
    case 'ssh':
      return `ssh ${channel.user === undefined ? '' : `${channel.user}@`}${channel.host}`;
    case 'local':
      return channel.hostName === undefined ? channel.installDir : `${channel.hostName}:${channel.installDir}`;
    case 'template':
      return `${channel.template} ${channel.host}`;
    case 'none':
      return l10n.t('hosted by Adobe');
  }
}
