import { EventEmitter, l10n, languages, window, workspace, type CancellationToken, type TextDocumentContentProvider, type Uri } from 'vscode';
import type { ConnectionAccess, DeliveryRef } from '../connections/access';
import { describeError } from '../connections/errorText';
import { sentence } from '../platform/commandRunner';
import { Disposable } from '../platform/disposable';
import { errorLine, type Log } from '../platform/log';
import { dateFormats } from '../shared/format/dates';
import { auditText } from './auditText';
import { deliveryUri, refOfUri } from './deliveryUri';

export const AUDIT_SCHEME = 'delivery-doctor-audit';
const LANGUAGE = 'campaign-log';

export interface AuditLogOptions {
  readonly access: ConnectionAccess;
  /** How many of the newest lines are read. */
  readonly lines: () => number;
  readonly log: Log;
}

/** Journals of deliveries as read-only documents. */
export class AuditLog extends Disposable implements TextDocumentContentProvider {
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;

  constructor(private readonly options: AuditLogOptions) {
    super();
    this._register(workspace.registerTextDocumentContentProvider(AUDIT_SCHEME, this));
  }

  /** Shows a delivery's journal; an open one is read again. `name` is what its tab says. */
  async open(ref: DeliveryRef, name: string): Promise<void> {
    const uri = deliveryUri(AUDIT_SCHEME, l10n.t('{0} journal', name), ref);
    const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    const document = await workspace.openTextDocument(uri);
    if (isOpen) this.refresh(uri);
    await languages.setTextDocumentLanguage(document, LANGUAGE);
    const editor = await window.showTextDocument(document, { preview: true });
    // The newest line is the last one.
    const last = document.lineAt(document.lineCount - 1).range;
    editor.revealRange(last);
  }

  refresh(uri: Uri): void {
    this.changes.fire(uri);
  }

  /** A journal that cannot be read becomes a readable sentence, so that the tab still says what it is about. */
  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      const ref = refOfUri(uri);
      return ref === undefined ? '' : await this.read(ref, controller.signal);
    } catch (error) {
      this.options.log.warn(`${uri.toString()}: ${errorLine(error)}`);
      return `# ${sentence(describeError(error))}\n`;
    } finally {
      listening.dispose();
    }
  }

  private async read(ref: DeliveryRef, signal: AbortSignal): Promise<string> {
    const instance = await this.options.access.instance(ref.connectionId, signal);
    const limit = this.options.lines();
    const [delivery, lines] = await Promise.all([
      instance.deliveries.get(ref.deliveryId, signal),
      instance.audit.tail(ref.deliveryId, limit, signal),
    ]);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const short = dateFormats('en', timeZone).zoneName(Date.now());
    const zone = short === timeZone ? timeZone : `${timeZone} (${short})`;
    const label = delivery === undefined ? ref.deliveryId : `${delivery.label} (${delivery.internalName})`;
    const place = this.options.access.descriptor(ref.connectionId)?.name ?? ref.connectionId;
    const heading = [
      l10n.t('Journal of {0} on {1}', label, place),
      lines.length < limit
        ? l10n.t('{0} entries, the newest last; times in {1}', lines.length, zone)
        : l10n.t('The newest {0} entries, the newest last (setting deliveryDoctor.auditLines); times in {1}', lines.length, zone),
    ];
    return auditText(lines, { heading, timeZone });
  }
}
