import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import { shownText } from '../../platform/markdownText';
import { Disposable } from '../../platform/disposable';

/** What the status bar says of one watched instance. */
export interface WatchedState {
  readonly connectionId: string;
  readonly name: string;
  /** Alerts that last, and how many of them are grave. */
  readonly alerts: number;
  readonly errors: number;
  /** False while nobody is signed in: nothing is looked at then. */
  readonly looking: boolean;
}

/** The item of the status bar: hidden unless something is watched. */
export class WatchStatus extends Disposable {
  private item: StatusBarItem | undefined;

  /** What it shows; undefined while it is hidden. */
  get shown(): Pick<StatusBarItem, 'text'> | undefined {
    return this.item;
  }

  show(states: readonly WatchedState[]): void {
    if (states.length === 0) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    const item = (this.item ??= this.create());
    const alerts = states.reduce((sum, state) => sum + state.alerts, 0);
    const errors = states.reduce((sum, state) => sum + state.errors, 0);
    item.text = alerts === 0 ? `$(eye) ${watchingText(states)}` : `$(bell) ${alertsText(alerts)}`;
    item.backgroundColor = errors === 0 ? undefined : new ThemeColor('statusBarItem.warningBackground');
    const tooltip = new MarkdownString();
    for (const state of states) {
      tooltip.appendMarkdown(shownText(`${state.name}: ${markText(state)}\n`));
    }
    item.tooltip = tooltip;
    item.accessibilityInformation = {
      label: states.map((state) => `${state.name}: ${markText(state)}`).join('; '),
      role: 'button',
    };
    item.show();
  }

  private create(): StatusBarItem {
    const item = this._register(window.createStatusBarItem('deliveryDoctor.watch', StatusBarAlignment.Left));
    item.name = l10n.t('Delivery Doctor: watching');
    item.command = 'deliveryDoctor.showAlerts';
    return item;
  }
}

/** What stands beside the instance in the tree. */
export function markText({ alerts, looking }: WatchedState): string {
  if (!looking) {
    return l10n.t('watched once signed in');
  }
  return alerts === 0 ? l10n.t('watched') : l10n.t('watched, {0}', alertsText(alerts));
}

function watchingText(states: readonly WatchedState[]): string {
  const [only] = states;
  return states.length === 1 && only !== undefined
    ? l10n.t('Watching {0}', only.name)
    : l10n.t('Watching {0} instances', states.length);
}

function alertsText(count: number): string {
  return count === 1 ? l10n.t('1 alert') : l10n.t('{0} alerts', count);
}
