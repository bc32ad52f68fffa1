import {
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  workspace,
  type FileChangeEvent,
  type FileSystemProvider,
  type TextDocument,
} from 'vscode';
import { LOG_LANGUAGE, LOG_SCHEME, type Logs, type LogsDeps, type LogsFeature } from './contract';

/**
 * Registers what VS Code needs at activation. The logs themselves and the language come when the first log is opened,
 * or was restored. Logs are files of a read-only file system and not virtual documents: VS Code puts a changed file into
 * its editor by the lines that changed, and a changed virtual document, above a certain size, as a whole, which loses
 * cursor, scrolling and folding.
 */
export function registerLogs(deps: LogsDeps): LogsFeature {
  const changes = new EventEmitter<FileChangeEvent[]>();
  let loading: Promise<Logs> | undefined;
  let disposed = false;
  const load = (): Promise<Logs> => {
    loading ??= import('./index').then((module) =>
      module.createLogs(deps, (events) => {
        changes.fire(events);
      }),
    );
    return loading;
  };
  const readOnly = (): never => {
    throw FileSystemError.NoPermissions();
  };
  const files: FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new Disposable(() => undefined),
    stat: async (uri) => ({ type: FileType.File, ctime: 0, ...(await load()).stat(uri) }),
    readFile: async (uri) => (await load()).read(uri),
    readDirectory: () => [],
    createDirectory: readOnly,
    writeFile: readOnly,
    delete: readOnly,
    rename: readOnly,
  };
  const look = ({ languageId }: Pick<TextDocument, 'languageId'>): void => {
    if (languageId === LOG_LANGUAGE && !disposed) {
      void load();
    }
  };
  const registered = Disposable.from(
    changes,
    workspace.registerFileSystemProvider(LOG_SCHEME, files, { isReadonly: true, isCaseSensitive: true }),
    workspace.onDidOpenTextDocument(look),
  );
  workspace.textDocuments.forEach(look);
  return {
    open: async (target, wanted) => (await load()).open(target, wanted),
    act: async (action, signal) => (await load()).act(action, signal),
    dispose: () => {
      disposed = true;
      registered.dispose();
      void loading?.then((logs) => {
        logs.dispose();
      });
    },
  };
}
