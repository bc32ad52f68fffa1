import { CodeLens, EventEmitter, l10n, Range, type CodeLensProvider, type TextDocument, type Uri } from 'vscode';
import { Disposable } from '../../../platform/disposable';
import { timesText } from '../editor/chooseShown';
import { firstLine } from '../editor/loadEarlier';
import { levelText, type LogDocument } from '../logDocument';

/** Above a log how it is shown; above its first line the way to what is older. */
export class LogLenses extends Disposable implements CodeLensProvider {
  private readonly changes = this._register(new EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(private readonly find: (uri: Uri) => LogDocument | undefined) {
    super();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const log = this.find(document.uri);
    if (log === undefined) {
      return [];
    }
    const top = new Range(0, 0, 0, 0);
    // An ordinary space behind an icon is swallowed where VS Code draws the lens.
    const lens = (range: Range, title: string, command: string): CodeLens =>
      new CodeLens(range, { title: title.replace(') ', ')\u00a0'), command: `deliveryDoctor.log.${command}` });
    const first = firstLine(document);
    return [
      lens(
        top,
        `$(filter) ${log.filter === undefined ? l10n.t('Filter') : l10n.t('Filter: {0}', log.filter.text)}`,
        'filter',
      ),
      lens(top, `$(list-filter) ${levelText(log.level)}`, 'levels'),
      ...(log.target.kind === 'activity'
        ? []
        : [
            lens(
              top,
              log.isCompact ? `$(unfold) ${l10n.t('Show all columns')}` : `$(fold) ${l10n.t('Hide columns')}`,
              'columns',
            ),
          ]),
      lens(top, `$(clock) ${timesText(log.times)}`, 'times'),
      ...(log.masks ? [lens(top, `$(eye) ${l10n.t('Reveal addresses')}`, 'revealAddresses')] : []),
      ...(log.log.state.kind === 'failed' ? [lens(top, `$(refresh) ${l10n.t('Try again')}`, 'reload')] : []),
      ...(log.log.hasEarlier
        ? [lens(new Range(first, 0, first, 0), `$(fold-up) ${l10n.t('Load earlier lines')}`, 'loadEarlier')]
        : []),
    ];
  }
}
