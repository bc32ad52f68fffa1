import { commands, env, l10n, StatusBarAlignment, window } from 'vscode';
import { Disposable } from '../../../platform/disposable';
import { usableLocale } from '../../../shared/format/intl';
import { numberFormats } from '../../../shared/format/numbers';
import type { LogDocument } from '../logDocument';
import type { LogState } from '../followedLog';

const CONTEXTS = { state: 'deliveryDoctor.log.state', hasEarlier: 'deliveryDoctor.log.hasEarlier' } as const;
const RATE_MS = 2000;

/** Shows in the status bar whether the active log is followed, and how fast it grows; the editor's title has the switch. */
export class FollowStatus extends Disposable {
  private readonly item = this._register(
    window.createStatusBarItem('deliveryDoctor.log', StatusBarAlignment.Right, 100),
  );
  private shown: LogDocument | undefined;
  private readonly said = new Map<keyof typeof CONTEXTS, string | boolean>();
  private seen = 0;
  private rate = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor() {
    super();
    this.item.name = l10n.t('Delivery Doctor: log');
    this._register({
      dispose: () => {
        clearInterval(this.timer);
      },
    });
  }

  /** Undefined: no log is active. */
  show(document: LogDocument | undefined): void {
    if (document !== this.shown) {
      this.seen = document?.log.receivedRows ?? 0;
      this.rate = 0;
      clearInterval(this.timer);
      if (document !== undefined) {
        this.timer = setInterval(() => {
          this.measure();
        }, RATE_MS);
      }
    }
    this.shown = document;
    this.say('state', document?.log.state.kind ?? 'none');
    this.say('hasEarlier', document?.log.hasEarlier === true);
    this.paint();
  }

  /** What a log holds has changed. */
  refresh(document: LogDocument): void {
    if (document === this.shown) {
      this.say('hasEarlier', document.log.hasEarlier);
    }
  }

  private say(what: keyof typeof CONTEXTS, value: string | boolean): void {
    if (this.said.get(what) === value) {
      return;
    }
    this.said.set(what, value);
    void commands.executeCommand('setContext', CONTEXTS[what], value);
  }

  private measure(): void {
    const rows = this.shown?.log.receivedRows ?? 0;
    const rate = Math.round(((rows - this.seen) * 1000) / RATE_MS);
    this.seen = rows;
    if (rate === this.rate) {
      return;
    }
    this.rate = rate;
    this.paint();
  }

  private paint(): void {
    const { shown, item } = this;
    if (shown === undefined) {
      item.hide();
      return;
    }
    const { state } = shown.log;
    item.text = textOf(state, this.rate);
    item.tooltip = tooltipOf(state);
    item.command =
      state.kind === 'following'
        ? 'deliveryDoctor.log.pause'
        : state.kind === 'failed'
          ? 'deliveryDoctor.log.reload'
          : 'deliveryDoctor.log.follow';
    item.show();
  }
}

function textOf(state: LogState, rate: number): string {
  switch (state.kind) {
    case 'reading':
      return `$(sync~spin) ${l10n.t('Reading the log')}`;
    case 'paused':
      return `$(debug-pause) ${l10n.t('Log not followed')}`;
    case 'failed':
      return `$(error) ${l10n.t('Log cannot be read')}`;
    case 'following':
      if (!state.connected) {
        return `$(debug-disconnect) ${l10n.t('Log: connection lost')}`;
      }
      return rate === 0
        ? `$(eye) ${l10n.t('Following the log')}`
        : `$(eye) ${l10n.t('Following, {0} lines/s', numberFormats(usableLocale(env.language)).count(rate))}`;
  }
}

function tooltipOf(state: LogState): string {
  switch (state.kind) {
    case 'reading':
      return l10n.t('The newest lines are being read');
    case 'paused':
      return l10n.t('New lines are not shown. Click to go on from where it stopped.');
    case 'failed':
      return l10n.t('Click to try again');
    case 'following':
      return l10n.t(
        'New lines appear by themselves; the editor stays at the end while the cursor is there. Click to pause.',
      );
  }
}
