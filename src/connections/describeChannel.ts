import { l10n } from 'vscode';
import type { ChannelDescriptor } from '../servers/descriptor';

/** How a server is reached, in a few words. */
export function describeChannel(channel: ChannelDescriptor): string {
  switch (channel.kind) {
    case 'ssh':
      return `ssh ${channel.user === undefined ? '' : `${channel.user}@`}${channel.host}`;
    case 'local':
      return channel.installDir;
    case 'template':
      return `${channel.template} ${channel.host}`;
    case 'none':
      return l10n.t('hosted by Adobe');
  }
}
