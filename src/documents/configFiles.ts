import {
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type TextDocumentContentProvider,
} from 'vscode';
import type { ServerAccess } from '../connections/access';
import { describeError } from '../connections/errorText';
import { sentence } from '../platform/commandRunner';
import { Disposable } from '../platform/disposable';
import { errorLine, type Log } from '../platform/log';
import type { ConfigFile } from '../servers/managedServer';

export const CONFIG_SCHEME = 'delivery-doctor-config';

/** Names a configuration file of a server. */
export interface ConfigFileRef {
  readonly connectionId: string;
  readonly serverId: string;
  /** `serverConf.xml`, `config-default.xml` or `config-<instance>.xml`. */
  readonly file: string;
}

/** Configuration files of servers as read-only documents, their secrets masked. VS Code highlights them by their name. */
export class ConfigFiles extends Disposable implements TextDocumentContentProvider {
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly access: ServerAccess,
    private readonly log: Log,
  ) {
    super();
    this._register(workspace.registerTextDocumentContentProvider(CONFIG_SCHEME, this));
  }

  /** Shows a file as it is now. */
  async open({ connectionId, serverId, file }: ConfigFileRef): Promise<void> {
    const uri = Uri.from({
      scheme: CONFIG_SCHEME,
      path: `/${serverId.replaceAll('/', '-')}/${file}`,
      query: JSON.stringify([connectionId, serverId]),
    });
    this.changes.fire(uri);
    await window.showTextDocument(uri, { preview: true });
  }

  /** A file that cannot be read becomes a readable sentence. */
  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      const wanted = wantedBy(uri);
      const server =
        wanted === undefined
          ? undefined
          : (await this.access.servers(wanted.connectionId)).find(({ name }) => name === wanted.serverId);
      if (wanted === undefined || server === undefined) {
        return comment(l10n.t('This server is not declared any more.'));
      }
      const text = await server.configText(wanted.file, controller.signal);
      return text ?? comment(l10n.t('There is no such file on {0}.', server.name));
    } catch (error) {
      this.log.warn(`${uri.toString()}: ${errorLine(error)}`);
      return comment(sentence(describeError(error)));
    } finally {
      listening.dispose();
    }
  }
}

function comment(text: string): string {
  return `<!-- ${text.replaceAll('--', '– –')} -->\n`;
}

interface Wanted {
  readonly connectionId: string;
  readonly serverId: string;
  readonly file: ConfigFile;
}

function wantedBy(uri: Uri): Wanted | undefined {
  const named: unknown = JSON.parse(uri.query || 'null');
  const file = configFileOf(uri.path.split('/').at(-1) ?? '');
  if (!Array.isArray(named) || file === undefined) {
    return undefined;
  }
  const [connectionId, serverId] = named.filter((part) => typeof part === 'string');
  return connectionId === undefined || serverId === undefined ? undefined : { connectionId, serverId, file };
}

function configFileOf(name: string): ConfigFile | undefined {
  if (name === 'serverConf.xml') {
    return { kind: 'server' };
  }
  if (name === 'config-default.xml') {
    return { kind: 'default' };
  }
  const instance = /^config-(.+)\.xml$/.exec(name)?.[1];
  return instance === undefined ? undefined : { kind: 'instance', instance };
}
