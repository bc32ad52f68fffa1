import { env, l10n, window } from 'vscode';
import type { CampaignInstance } from '../../../campaign/instance';
import type { MonitoredProcess } from '../../../campaign/machines';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import { serverTargetOf } from '../../../connections/target';
import { stateText } from '../../../domain/words/deliveryWords';
import type { CommandArguments } from '../../../platform/commandRunner';
import { withProgress } from '../../../platform/progress';
import type { CommandContext } from '../../context';
import { pickConnection } from '../../pick/pickConnection';

/** Deliveries named; more are counted. */
const NAMED = 10;

/** What to ask Adobe support for about servers that only Adobe reaches, with what the instance tells as evidence. */
export async function askAdobe(context: CommandContext, args: CommandArguments): Promise<void> {
  const descriptor = await pickConnection(context, args);
  const hosted = descriptor.servers.filter(({ channel }) => channel.kind === 'none').map(({ name }) => name);
  const clicked = serverTargetOf(args.clicked)?.serverId;
  const servers = clicked === undefined ? hosted : [clicked];
  const text = await withProgress(l10n.t('Gathering the evidence'), async (signal) => {
    const instance = await context.manager.instance(descriptor.id, signal);
    return supportText(descriptor, instance, servers, context.clock.now(), signal);
  });
  await context.documents.showText(l10n.t('Adobe support {0}', descriptor.name), text);
  const copy = l10n.t('Copy');
  // Not awaited: the command is over, however long the notification stays.
  void window
    .showInformationMessage(l10n.t('This text is ready for a ticket at Adobe support. It holds no secret.'), copy)
    .then(async (chosen) => {
      if (chosen === copy) {
        await env.clipboard.writeText(text);
      }
    });
}

function missingModules(processes: readonly MonitoredProcess[] | undefined): string {
  if (processes === undefined) {
    return l10n.t('not shown to our operator');
  }
  const missing = processes
    .filter(({ running }) => !running)
    .map(({ name, instance = 'default', host }) => `${name}@${instance}${host === undefined ? '' : ` (${host})`}`);
  return missing.length === 0 ? l10n.t('none') : missing.join(', ');
}

async function supportText(
  descriptor: ConnectionDescriptor,
  instance: CampaignInstance,
  servers: readonly string[],
  now: number,
  signal: AbortSignal,
): Promise<string> {
  const { info, deliveries, machines } = instance;
  const at = now + info.clockOffsetMs;
  const unknown = l10n.t('unknown');
  const name = info.instanceName ?? descriptor.name;
  const [counts, waiting, missing, uses] = await Promise.all([
    deliveries.countByGroup(at, signal),
    deliveries.list({ group: 'needsAttention', now: at, pageSize: NAMED }, signal),
    machines.processes(info.instanceName, signal).then(missingModules, () => unknown),
    machines.affinitiesInUse(signal).catch(() => []),
  ]);
  const affinities = [...new Set(uses.map(({ affinity }) => affinity))];
  const facts = [
    [l10n.t('Instance'), `${info.instanceName ?? unknown}, ${descriptor.url}`],
    [l10n.t('Version'), `${info.version ?? unknown}, ${l10n.t('build {0}', info.build ?? unknown)}`],
    [l10n.t('Servers'), servers.length === 0 ? unknown : servers.join(', ')],
    [l10n.t('Time (UTC)'), new Date(at).toISOString()],
    [
      l10n.t('Deliveries'),
      l10n.t(
        '{0} overdue, {1} pending, {2} in progress',
        counts.get('needsAttention') ?? 0,
        counts.get('pending') ?? 0,
        counts.get('inProgress') ?? 0,
      ),
    ],
    [l10n.t('Modules missing by nl:monitoring'), missing],
    [l10n.t('IP affinities of deliveries to send'), affinities.length === 0 ? l10n.t('none') : affinities.join(', ')],
  ];
  const stuck = waiting.rows.map(
    ({ label, internalName, state, contactDate }) =>
      `- ${internalName} "${label}": ${stateText(state)}${contactDate === undefined ? '' : `, ${new Date(contactDate).toISOString()}`}`,
  );
  const asked = [
    l10n.t(
      'nlserver pdump of every server: does {0} run? If it does not, please start it and tell us why it ended.',
      info.instanceName === undefined ? 'mta' : `mta@${info.instanceName}`,
    ),
    ...(affinities.length === 0
      ? []
      : [l10n.t('Is each of these IP affinities configured on every sending server: {0}?', affinities.join(', '))]),
    l10n.t('The last 200 lines of mta.log and mtachild.log before the time above.'),
    l10n.t('Free space of the file system with var, and whether the clocks are kept by NTP.'),
  ];
  return [
    l10n.t('Subject: deliveries of {0} do not start', name),
    '',
    ...facts.map(([name, value]) => `${name ?? ''}: ${value ?? ''}`),
    ...(stuck.length === 0 ? [] : ['', l10n.t('Overdue deliveries:'), ...stuck]),
    '',
    l10n.t('Please tell us, or do:'),
    ...asked.map((line, index) => `${index + 1}. ${line}`),
    '',
  ].join('\n');
}
