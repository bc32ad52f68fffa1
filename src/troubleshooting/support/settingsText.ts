import { thresholdsFrom } from '../../domain/advisor/rule';
import { THRESHOLDS } from '../../domain/advisor/rules';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { Settings } from '../../platform/settings/settings';

/** The settings of the extension and of the connection. Of commands that reach servers only the names: arguments may hold anything. */
export function settingsText(
  { commandTemplates, threshold, ...settings }: Settings,
  descriptor: ConnectionDescriptor | undefined,
): string {
  const connection = descriptor && {
    environment: descriptor.environment,
    signIn: descriptor.signIn.kind,
    caFile: descriptor.caFile !== undefined,
    servers: descriptor.servers.map(({ name, channel }) => ({ name, channel: channel.kind })),
  };
  const valueOf = thresholdsFrom(threshold);
  const advisor = Object.fromEntries(THRESHOLDS.map((one) => [one.name, valueOf(one)]));
  return `${JSON.stringify({ settings: { ...settings, advisor, commandTemplates: [...commandTemplates.keys()] }, connection }, undefined, 2)}\n`;
}
