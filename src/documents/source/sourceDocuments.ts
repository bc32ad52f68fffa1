import {
  EventEmitter,
  l10n,
  languages,
  window,
  workspace,
  type CancellationToken,
  type TextDocumentContentProvider,
  type Uri,
} from 'vscode';
import { CampaignError } from '../../campaign/errors';
import type { ConnectionAccess, DeliveryRef } from '../../connections/access';
import { describeError } from '../../connections/errorText';
import { sentence } from '../../platform/commandRunner';
import { Disposable } from '../../platform/disposable';
import { errorLine, type Log } from '../../platform/log';
import { deliveryUri, refOfUri } from '../deliveryUri';
import type { ReportProblem } from '../../shared/report';
import { SourceProblems } from './sourceProblems';
import { sourceHover, sourceSymbols } from './sourceWords';
import { placeAt, sourceXml, type SourceText } from './sourceXml';

export const SOURCE_SCHEME = 'delivery-doctor-source';

/** Paths that were refused and are named on top; more are counted. */
const REFUSED_NAMED = 5;

/** Deliveries as read-only XML, with outline, hover from the instance's own schema, and what a diagnosis found. */
export class SourceDocuments extends Disposable implements TextDocumentContentProvider {
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;
  private readonly texts = new Map<string, SourceText>();
  private readonly problems: SourceProblems;

  constructor(
    private readonly access: ConnectionAccess,
    private readonly log: Log,
  ) {
    super();
    const selector = { scheme: SOURCE_SCHEME };
    const textOf = (uri: Uri): SourceText | undefined => this.texts.get(uri.toString());
    this.problems = this._register(new SourceProblems(selector, textOf));
    this._register(workspace.registerTextDocumentContentProvider(SOURCE_SCHEME, this));
    this._register(
      languages.registerDocumentSymbolProvider(selector, {
        provideDocumentSymbols: ({ uri }) => sourceSymbols(textOf(uri)),
      }),
    );
    this._register(
      languages.registerHoverProvider(selector, {
        provideHover: ({ uri }, { line }) => {
          const text = textOf(uri);
          const place = text === undefined ? undefined : placeAt(text.root, line);
          return place === undefined ? undefined : sourceHover(place);
        },
      }),
    );
    this._register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme !== SOURCE_SCHEME) {
          return;
        }
        this.texts.delete(uri.toString());
        this.problems.show(uri);
      }),
    );
  }

  /** Shows a delivery's source; an open one is read again. `name` is what its tab says. */
  async open(ref: DeliveryRef, name: string): Promise<void> {
    const uri = deliveryUri(SOURCE_SCHEME, `${name}.xml`, ref);
    const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    const document = await workspace.openTextDocument(uri);
    if (isOpen) {
      this.refresh(uri);
    }
    await languages.setTextDocumentLanguage(document, 'xml');
    await window.showTextDocument(document, { preview: true });
    this.problems.show(uri);
  }

  refresh(uri: Uri): void {
    this.changes.fire(uri);
  }

  /** What the last diagnosis of a delivery found; shown in its source while that is open. */
  setProblems(ref: DeliveryRef, problems: readonly ReportProblem[]): void {
    this.problems.set(ref, problems);
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === SOURCE_SCHEME && sameDelivery(refOfUri(uri), ref)) {
        this.problems.show(uri);
      }
    }
  }

  /** A source that cannot be read becomes a readable sentence, so that the tab still says what it is about. */
  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      const ref = refOfUri(uri);
      if (ref === undefined) {
        return '';
      }
      const source = await this.read(ref, controller.signal);
      this.texts.set(uri.toString(), source);
      this.problems.show(uri);
      return source.text;
    } catch (error) {
      this.log.warn(`${uri.toString()}: ${errorLine(error)}`);
      this.texts.delete(uri.toString());
      return `<!-- ${sentence(describeError(error)).replaceAll('--', '- -')} -->\n`;
    } finally {
      listening.dispose();
    }
  }

  private async read({ connectionId, deliveryId }: DeliveryRef, signal: AbortSignal): Promise<SourceText> {
    const instance = await this.access.instance(connectionId, signal);
    const source = await instance.deliveries.source(deliveryId, signal);
    if (source === undefined) {
      throw new CampaignError({
        code: 'queryError',
        doing: 'nms:delivery',
        facts: { deliveryId, reason: 'noSuchDelivery' },
      });
    }
    const place = this.access.descriptor(connectionId)?.name ?? connectionId;
    return sourceXml(source, [
      l10n.t('Delivery {0} on {1}, as its queryable attributes show it; empty ones are left out', deliveryId, place),
      ...refusedText(source.refused),
    ]);
  }
}

function refusedText(refused: readonly string[]): readonly string[] {
  if (refused.length === 0) {
    return [];
  }
  const named = refused.slice(0, REFUSED_NAMED).join(', ');
  const more = refused.length > REFUSED_NAMED ? ` ${l10n.t('… and {0} more', refused.length - REFUSED_NAMED)}` : '';
  return [l10n.t('The instance did not let these be read: {0}', `${named}${more}`)];
}

function sameDelivery(a: DeliveryRef | undefined, b: DeliveryRef): boolean {
  return a?.connectionId === b.connectionId && a.deliveryId === b.deliveryId;
}
