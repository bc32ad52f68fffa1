import { l10n } from 'vscode';
import type { CampaignInstance } from '../../../campaign/instance';
import type { MonitoredProcess } from '../../../campaign/machines';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import type { DeliveryDetail } from '../../../domain/delivery';
import { DELIVERY_MODE } from '../../../domain/deliveryKind';
import { stateText } from '../../../domain/words/deliveryWords';

/** Deliveries named; more are counted. */
const NAMED = 10;

/** What the request is about. */
export interface Asking {
  readonly descriptor: Pick<ConnectionDescriptor, 'name' | 'url'>;
  readonly instance: Pick<CampaignInstance, 'info' | 'deliveries' | 'machines'>;
  /** Names of those that only Adobe reaches. */
  readonly servers: readonly string[];
  readonly delivery?: DeliveryDetail | undefined;
}

/** The request as text. `now`: epoch ms of this machine. */
export async function supportText(
  { descriptor, instance, servers, delivery }: Asking,
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
    ...askedOnMid(delivery),
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
    delivery === undefined
      ? l10n.t('Subject: deliveries of {0} do not start', name)
      : l10n.t('Subject: delivery {0} of {1} is not sent', delivery.internalName, name),
    '',
    ...(delivery === undefined ? [] : [...deliveryLines(delivery), '']),
    ...facts.map(([name, value]) => `${name ?? ''}: ${value ?? ''}`),
    ...(stuck.length === 0 ? [] : ['', l10n.t('Overdue deliveries:'), ...stuck]),
    '',
    l10n.t('Please tell us, or do:'),
    ...asked.map((line, index) => `${index + 1}. ${line}`),
    '',
  ].join('\n');
}

/** The delivery as support has to find it on its side, a line each. */
function deliveryLines(delivery: DeliveryDetail): readonly string[] {
  const { id, internalName, label, state, contactDate, validityDate, counters, routing, midRemoteId } = delivery;
  const unknown = l10n.t('unknown');
  const dateText = (at: number | undefined): string => (at === undefined ? unknown : new Date(at).toISOString());
  const lines = [
    [l10n.t('Delivery'), `${internalName} "${label}", id ${id}`],
    [l10n.t('State'), `${state}, ${stateText(state)}`],
    [l10n.t('Contact date (UTC)'), dateText(contactDate)],
    [l10n.t('Valid until (UTC)'), dateText(validityDate)],
    [
      l10n.t('Messages'),
      l10n.t('{0} to deliver, {1} processed', counters.toDeliver ?? unknown, counters.processed ?? unknown),
    ],
    [l10n.t('Routing'), routing?.label ?? routing?.name ?? unknown],
    ...(onMid(delivery) ? [[l10n.t('Id on the mid-sourcing server'), midIdOf(midRemoteId) ?? l10n.t('none')]] : []),
  ];
  return lines.map(([name = '', value = '']) => `${name}: ${value}`);
}

/** What only the mid-sourcing server knows of a delivery that is handed to it. */
function askedOnMid(delivery: DeliveryDetail | undefined): readonly string[] {
  if (delivery === undefined || !onMid(delivery)) {
    return [];
  }
  const id = midIdOf(delivery.midRemoteId);
  return [
    id === undefined
      ? l10n.t('Did the mid-sourcing server refuse the delivery, or never get it? Its log of that time says.')
      : l10n.t('On the mid-sourcing server: in which state is the delivery {0}, and what does its journal say?', id),
  ];
}

function onMid({ deliveryMode }: DeliveryDetail): boolean {
  return deliveryMode === DELIVERY_MODE.midSourcing;
}

function midIdOf(id: string | undefined): string | undefined {
  return id === undefined || id === '' || id === '0' ? undefined : id;
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
