import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, type Event, type StatusBarItem } from 'vscode';
import { shownText } from '../platform/markdownText';
import type { ConnectionState, ConnectionStateKind } from '../connections/connectionState';
import type { ConnectionManager } from '../connections/manager';
import type { ConnectionStore } from '../connections/store';
import { Disposable } from '../platform/disposable';
import { formats } from './formats';
import { instanceDescription, stateWords } from './deliveries/nodes/instanceItem';

/** What stands in the status bar when several instances are in different states: the worst first. */
const WORST_FIRST: readonly ConnectionStateKind[] = [
  'banned',
  'refused',
  'failed',
  'degraded',
  'connecting',
  'connected',
  'disconnected',
];

const ICONS: Readonly<Record<ConnectionStateKind, string>> = {
  banned: 'lock',
  refused: 'lock',
  failed: 'error',
  degraded: 'warning',
  connecting: 'loading~spin',
  connected: 'server-environment',
  disconnected: 'debug-disconnect',
};

const BACKGROUNDS: Partial<Record<ConnectionStateKind, string>> = {
  banned: 'statusBarItem.errorBackground',
  refused: 'statusBarItem.errorBackground',
  failed: 'statusBarItem.errorBackground',
  degraded: 'statusBarItem.warningBackground',
};

/** The view that looks at the instances while it can be seen. */
interface WatchedView {
  readonly unwatchedSince: number | undefined;
  readonly onDidChangeVisibility: Event<boolean>;
}

/** One item of the status bar for all instances: what is wrong, else how many are connected; all of them in its hover. */
export class ConnectionStatus extends Disposable {
  private item: StatusBarItem | undefined;
  private readonly deliveries: WatchedView;

  constructor(
    private readonly manager: ConnectionManager,
    private readonly store: ConnectionStore,
    deliveries: WatchedView,
  ) {
    super();
    const show = (): void => {
      this.show();
    };
    this._register(manager.onDidChangeState(show));
    this._register(store.onDidChange(show));
    this._register(deliveries.onDidChangeVisibility(show));
    this.deliveries = deliveries;
  }

  /** What it shows; undefined while it is hidden. */
  get shown(): Pick<StatusBarItem, 'text' | 'accessibilityInformation'> | undefined {
    return this.item;
  }

  /** Hidden until an instance was used: whoever does not work with Campaign now shall not see it. */
  private show(): void {
    const rows = this.store.all().map((descriptor) => ({ descriptor, state: this.manager.state(descriptor.id) }));
    const used = rows.some(({ state }) => state.kind !== 'disconnected');
    if (!used && this.item === undefined) {
      return;
    }
    if (rows.length === 0) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    const item = (this.item ??= this.create());
    const { kind, text } = statusLine(rows.map(({ descriptor, state }) => ({ name: descriptor.name, state })));
    const since = this.deliveries.unwatchedSince;
    const asOf = since === undefined ? '' : ` (${formats().dates.time(since)})`;
    item.text = `$(${ICONS[kind]}) ${text}${asOf}`;
    const background = BACKGROUNDS[kind];
    item.backgroundColor = background === undefined ? undefined : new ThemeColor(background);
    const lines = rows.map(({ descriptor, state }) => ({
      kind: state.kind,
      text: `${descriptor.name}: ${instanceDescription(state, descriptor.environment)}`,
    }));
    item.tooltip = tooltip(
      since === undefined
        ? lines
        : [
            ...lines,
            {
              kind: 'disconnected',
              text: l10n.t(
                'As of {0}: instances are not watched while the Deliveries view is hidden.',
                formats().dates.time(since),
              ),
            },
          ],
    );
    item.accessibilityInformation = {
      label: lines.map(({ text }) => text.replaceAll(' · ', ', ')).join('; '),
      role: 'button',
    };
    item.show();
  }

  private create(): StatusBarItem {
    const item = this._register(window.createStatusBarItem('deliveryDoctor.connections', StatusBarAlignment.Left));
    item.name = l10n.t('Delivery Doctor: connections');
    item.command = 'deliveryDoctor.deliveries.focus';
    return item;
  }
}

const TROUBLE = new Set<ConnectionStateKind>(['banned', 'refused', 'failed', 'degraded']);

/**
 * What the status bar says. Where something is wrong, the names of what is wrong, never of what works; an instance that
 * does not answer is not counted as connected.
 */
export function statusLine(rows: readonly { readonly name: string; readonly state: ConnectionState }[]): {
  readonly kind: ConnectionStateKind;
  readonly text: string;
} {
  const kind = WORST_FIRST.find((one) => rows.some(({ state }) => state.kind === one)) ?? 'disconnected';
  const troubled = rows.filter(({ state }) => TROUBLE.has(state.kind));
  const [one] = troubled;
  if (one !== undefined) {
    return troubled.length === 1
      ? { kind, text: [one.name, ...stateWords(one.state)].join(': ') }
      : { kind, text: l10n.t('{0} instances do not answer', troubled.length) };
  }
  const connected = rows.filter(({ state }) => state.kind === 'connected');
  const [only] = connected;
  return {
    kind,
    text:
      only !== undefined && connected.length === 1
        ? only.name
        : l10n.t('{0} of {1} connected', connected.length, rows.length),
  };
}

function tooltip(lines: readonly { readonly kind: ConnectionStateKind; readonly text: string }[]): MarkdownString {
  const text = new MarkdownString(undefined, true);
  for (const [index, line] of lines.entries()) {
    text.appendMarkdown(`${index > 0 ? '\n\n' : ''}$(${ICONS[line.kind].replace('~spin', '')}) `);
    text.appendMarkdown(shownText(line.text));
  }
  return text;
}
