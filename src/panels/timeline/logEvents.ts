import { l10n } from 'vscode';
import type { AuditLine, CampaignInstance } from '../../campaign/instance';
import type { ServerAccess } from '../../connections/access';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import { readServerLine } from '../../domain/log/serverLine';
import { maskAddresses } from '../../domain/maskedAddress';
import type { ManagedServer } from '../../servers/managedServer';
import type { TimelineEvent } from '../../shared/timelineSource';

/** Lines of a journal that are looked at, the newest. */
const JOURNAL_LINES = 300;
/** Lines of a server's log that are looked at, the newest. */
const LOG_LINES = 1000;
/** The logs in which trouble with sending stands. */
const MODULES = ['mta', 'wfserver', 'inMail'] as const;

/** `xtk:jobLog/@logType`. */
const JOURNAL_TONES: Readonly<Record<number, TimelineEvent['tone']>> = { 0: 'error', 1: 'warning' };

/** Errors and warnings in the journals of deliveries since a moment; `label` where it is not the only one. */
export async function journalEvents(
  { audit }: CampaignInstance,
  deliveries: readonly { readonly id: DeliveryId; readonly label?: string }[],
  since: EpochMs,
  signal: AbortSignal,
): Promise<readonly TimelineEvent[]> {
  const read = await Promise.all(
    deliveries.map(async ({ id, label }) =>
      (await audit.tail(id, JOURNAL_LINES, signal)).flatMap((line) => journalEvent(line, { id, label }, since)),
    ),
  );
  return read.flat();
}

function journalEvent(
  { at, type, message }: AuditLine,
  { id, label }: { readonly id: DeliveryId; readonly label: string | undefined },
  since: EpochMs,
): readonly TimelineEvent[] {
  const tone = JOURNAL_TONES[type];
  if (at === undefined || at < since || tone === undefined) {
    return [];
  }
  const text = maskAddresses(message);
  const what = label === undefined ? text : l10n.t('{0}: {1}', maskAddresses(label), text);
  return [{ lane: 'logs', at, tone, what, place: { kind: 'journal', deliveryId: id, at } }];
}

export interface LogsRead {
  readonly events: readonly TimelineEvent[];
  /** Servers whose logs could not be read. */
  readonly unread: readonly string[];
}

/** Errors and warnings in the logs of the servers since a moment. Never rejects but when cancelled. */
export async function serverLogEvents(
  access: Pick<ServerAccess, 'servers'>,
  { connectionId, instanceName }: { readonly connectionId: string; readonly instanceName: string },
  since: EpochMs,
  signal: AbortSignal,
): Promise<LogsRead> {
  const servers = await access.servers(connectionId);
  const read = await Promise.all(
    servers.map(async (server) => {
      try {
        return { server, events: await eventsOf(server, instanceName, since, signal) };
      } catch {
        signal.throwIfAborted();
        return { server, events: undefined };
      }
    }),
  );
  return {
    events: read.flatMap(({ events = [] }) => events),
    unread: read.flatMap(({ server, events }) => (events === undefined ? [server.name] : [])),
  };
}

async function eventsOf(
  { name, logs }: ManagedServer,
  instanceName: string,
  since: EpochMs,
  signal: AbortSignal,
): Promise<readonly TimelineEvent[]> {
  const known = new Set((await logs.list(instanceName, signal)).map(({ file }) => file));
  const files = MODULES.map((module) => `${instanceName}/log/${module}.log`).filter((file) => known.has(file));
  const read = await Promise.all(
    files.map(async (file) => ({ file, lines: (await logs.tail(file, { lines: LOG_LINES, signal }))?.lines ?? [] })),
  );
  return read.flatMap(({ file, lines }) => lines.flatMap((line) => lineEvent(line, { server: name, file }, since)));
}

function lineEvent(
  line: string,
  { server, file }: { readonly server: string; readonly file: string },
  since: EpochMs,
): readonly TimelineEvent[] {
  const read = readServerLine(line);
  if (read?.at === undefined || read.at < since || (read.level !== 'error' && read.level !== 'warning')) {
    return [];
  }
  const what = l10n.t('{0}: {1}', server, maskAddresses(read.message));
  return [
    { lane: 'logs', at: read.at, tone: read.level, what, place: { kind: 'serverLog', server, file, at: read.at } },
  ];
}
