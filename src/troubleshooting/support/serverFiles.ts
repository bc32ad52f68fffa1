import { l10n } from 'vscode';
import type { Observed } from '../../domain/judgement/observed';
import type { LogFile } from '../../servers/log/serverLogs';
import type { ManagedServer } from '../../servers/managedServer';
import type { ModuleList } from '../../servers/sendingServer';
import type { SupportFile } from './contract';

/** How much of each log is handed on, and of how many logs: what was written last says most. */
const LOG_LINES = 300;
const MOST_LOGS = 12;
/** A line longer than this is cut: a dump in a log must not make the report useless. */
const LINE_CHARACTERS = 2000;

export type From = <T>(source: string, work: (signal: AbortSignal) => Promise<T>) => Promise<Observed<T>>;

/** Modules, configuration as far as it is judged, machine, and the ends of the logs of one server. */
export async function serverFiles(
  server: ManagedServer,
  instance: string,
  from: From,
): Promise<{ readonly version?: string; readonly files: readonly SupportFile[] }> {
  const folder = `servers/${pathPart(server.name)}`;
  const [modules, missing, host, config, logs] = await Promise.all([
    from(l10n.t('nlserver pdump on {0}', server.name), (limit) => server.pdump(limit)),
    from(l10n.t('nlserver monitor -missing on {0}', server.name), (limit) => server.monitorMissing(limit)),
    from(l10n.t('machine of {0}', server.name), (limit) => server.hostFacts(limit)),
    from(l10n.t('config-{0}.xml on {1}', instance, server.name), (limit) =>
      server.configText({ kind: 'instance', instance }, limit),
    ),
    from(l10n.t('logs of {0}', server.name), (limit) => server.logs.list(instance, limit)),
  ]);
  const tails = logs.ok ? await Promise.all(newest(logs.value).map((file) => tailOf(server, folder, file, from))) : [];
  const banner = modules.ok ? versionOf(modules.value) : '';
  return {
    ...(banner === '' ? {} : { version: banner }),
    files: [
      ...(modules.ok ? [{ path: `${folder}/modules.txt`, text: modulesText(modules.value, missing) }] : []),
      ...(host.ok ? [{ path: `${folder}/machine.json`, text: `${JSON.stringify(host.value, undefined, 2)}\n` }] : []),
      ...(config.ok && config.value !== undefined
        ? [{ path: `${folder}/config-${pathPart(instance)}.xml`, text: config.value }]
        : []),
      ...tails.flatMap((tail) => tail ?? []),
    ],
  };
}

function newest(files: readonly LogFile[]): readonly LogFile[] {
  return [...files]
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .sort((a, b) => b.modifiedAt - a.modifiedAt)
    .slice(0, MOST_LOGS);
}

async function tailOf(
  server: ManagedServer,
  folder: string,
  { file }: LogFile,
  from: From,
): Promise<SupportFile | undefined> {
  const read = await from(l10n.t('{0} on {1}', file, server.name), (signal) =>
    server.logs.tail(file, { lines: LOG_LINES, signal }),
  );
  if (!read.ok || read.value === undefined) {
    return undefined;
  }
  const text = read.value.lines
    .map((line) => (line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)} […]` : line))
    .join('\n');
  return { path: `${folder}/logs/${file.split('/').map(pathPart).join('/')}`, text: `${text}\n` };
}

function versionOf({ version, build }: ModuleList): string {
  return [version, build].filter((part) => part !== undefined).join(', ');
}

function modulesText({ modules }: ModuleList, missing: Observed<readonly string[]>): string {
  const rows = modules.map(
    ({ name, instance, pid, memoryBytes }) =>
      `${(instance === undefined ? name : `${name}@${instance}`).padEnd(32)} pid ${String(pid).padEnd(8)} ${(memoryBytes / 1024 / 1024).toFixed(1)} MB`,
  );
  const absent =
    missing.ok && missing.value.length > 0
      ? [``, `${l10n.t('should run and do not')}: ${missing.value.join(', ')}`]
      : [];
  return `${[...rows, ...absent].join('\n')}\n`;
}

/** A name as a part of a path: no folder, no drive, nothing that a system cannot keep. */
export function pathPart(name: string): string {
  const safe = name
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^\.+/, '')
    .slice(0, 80);
  return safe === '' ? 'unnamed' : safe;
}
