import { l10n, Uri } from 'vscode';
import { LOG_SCHEME, type LogTarget } from './contract';

/** The folder by which VS Code knows that a file is in the language of logs (package.json, languages). */
const FOLDER = 'delivery-doctor-logs';

/** The address of a log: its path is what tab and breadcrumbs show, its query says what it is, also after a reload of the window. */
export function logUri(target: LogTarget, place: string): Uri {
  const path = ['', FOLDER, ...(place === '' ? [] : [plain(place)]), plain(tabName(target))].join('/');
  return Uri.from({ scheme: LOG_SCHEME, path, query: new URLSearchParams(queryOf(target)).toString() });
}

function queryOf(target: LogTarget): Record<string, string> {
  switch (target.kind) {
    case 'audit':
    case 'tracking':
      return { kind: target.kind, connection: target.connectionId, delivery: target.deliveryId, name: target.name };
    case 'server':
      return { kind: target.kind, connection: target.connectionId, server: target.serverId, file: target.file };
    case 'allServers':
      return { kind: target.kind, connection: target.connectionId, file: target.file };
    case 'activity':
      return { kind: target.kind };
  }
}

/** What an address names; undefined when it is none of ours. */
export function logTargetOf(uri: Uri): LogTarget | undefined {
  if (uri.scheme !== LOG_SCHEME) {
    return undefined;
  }
  const query = new URLSearchParams(uri.query);
  const [kind, connectionId, deliveryId, serverId, file] = ['kind', 'connection', 'delivery', 'server', 'file'].map(
    (key) => query.get(key),
  );
  if (kind === 'activity') {
    return { kind };
  }
  if (typeof connectionId !== 'string') {
    return undefined;
  }
  if ((kind === 'audit' || kind === 'tracking') && typeof deliveryId === 'string') {
    return { kind, connectionId, deliveryId, name: query.get('name') ?? deliveryId };
  }
  if (kind === 'server' && typeof serverId === 'string' && typeof file === 'string') {
    return { kind, connectionId, serverId, file };
  }
  if (kind === 'allServers' && typeof file === 'string') {
    return { kind, connectionId, file };
  }
  return undefined;
}

function tabName(target: LogTarget): string {
  switch (target.kind) {
    case 'audit':
      return l10n.t('{0} journal', target.name);
    case 'tracking':
      return l10n.t('{0} tracking log', target.name);
    case 'server':
      return `${target.serverId} ${target.file.split('/').at(-1) ?? target.file}`;
    case 'allServers':
      return l10n.t('{0} of all servers', target.file.split('/').at(-1) ?? target.file);
    case 'activity':
      return l10n.t('Activity');
  }
}

function plain(name: string): string {
  return name.replace(/[/\\]/g, '-');
}
