import { homedir } from 'node:os';
import { CodeLens, type Disposable, l10n, languages, Range, Uri, window, workspace } from 'vscode';
import { withProgress } from '../../platform/progress';
import type { SupportDesk, SupportDeskOptions, SupportFile, SupportTarget } from './contract';
import { gatherSupport } from './gatherSupport';
import { pathPart } from './serverFiles';
import { buffer } from 'node:stream/consumers';

const COMMAND = 'deliveryDoctor.saveSupportReport';

interface Shown {
  readonly uri: string;
  readonly name: string;
  readonly at: number;
  readonly files: readonly SupportFile[];
  readonly lens: Disposable;
}

/** Shows a report before it is written; what is saved is what was shown. */
export function openSupportDesk(options: SupportDeskOptions): SupportDesk {
  let shown: Shown | undefined;
  const save = async (preview: string): Promise<boolean> => {
    if (shown?.uri !== preview) {
      return false;
    }
    const { files, at, name } = shown;
    const file = await window.showSaveDialog({
      title: l10n.t('Save the support report'),
      defaultUri: Uri.file(`${homedir()}/${name}`),
      filters: { [l10n.t('Zip file')]: ['zip'] },
    });
    if (file === undefined) {
      return true;
    }
    await workspace.fs.writeFile(file, await zipOf(files, at));
    void window.showInformationMessage(
      l10n.t('The support report is saved: {0}', file.scheme === 'file' ? file.fsPath : file.toString()),
    );
    return true;
  };
  const offer = async (target: SupportTarget): Promise<void> => {
    const name = options.access.descriptor(target.connectionId)?.name ?? target.connectionId;
    const files = await withProgress(l10n.t('Gathering the support report of {0}', name), (signal) =>
      gatherSupport(options, target, signal),
    );
    const at = options.now();
    const uri = await options.show(l10n.t('Support report of {0}', name), previewText(files));
    shown?.lens.dispose();
    const zip = `delivery-doctor-${pathPart(name)}-${new Date(at).toISOString().slice(0, 16).replace(/[:T]/g, '-')}.zip`;
    shown = { uri: uri.toString(), name: zip, at, files, lens: saveLens(uri) };
    const label = l10n.t('Save…');
    const asked = l10n.t('The support report is open to be read. Nothing is written until you save it.');
    void window
      .showInformationMessage(asked, label)
      .then((pressed) => (pressed === label ? save(uri.toString()) : undefined));
  };
  return {
    offer,
    save,
    dispose: () => {
      shown?.lens.dispose();
    },
  };
}

function saveLens(uri: Uri): Disposable {
  return languages.registerCodeLensProvider(
    { scheme: uri.scheme },
    {
      provideCodeLenses: (document) =>
        document.uri.toString() === uri.toString()
          ? [
              new CodeLens(new Range(0, 0, 0, 0), {
                title: `$(save) ${l10n.t('Save as zip…')}`,
                command: COMMAND,
                arguments: [{ preview: uri.toString() }],
              }),
            ]
          : [],
    },
  );
}

/** Packs texts. yazl loads here, at the first use. */
export async function zipOf(files: readonly SupportFile[], at: number): Promise<Buffer> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  for (const { path, text } of files) {
    zip.addBuffer(Buffer.from(text, 'utf8'), path, { mtime: new Date(at), compress: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Every file of a report, one below the other, exactly as it would be written. */
export function previewText(files: readonly SupportFile[]): string {
  const widest = Math.max(...files.map(({ path }) => path.length));
  const list = files
    .map(
      ({ path, text }) => `${path.padEnd(widest)} ${l10n.t('{0} bytes', String(Buffer.byteLength(text)).padStart(8))}`,
    )
    .join('\n');
  const bodies = files.map(
    ({ path, text }) => `${'─'.repeat(8)} ${path} ${'─'.repeat(Math.max(8, 90 - path.length))}\n\n${text.trimEnd()}\n`,
  );
  const head = l10n.t(
    'This is what the zip will hold; nothing was written yet. Read it, then save it with the link above.',
  );
  return `${head}\n\n${list}\n\n${bodies.join('\n')}`;
}
