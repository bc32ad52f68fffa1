import { FileDecoration, l10n, ThemeColor, Uri, window, type FileDecorationProvider } from 'vscode';
import type { AttentionGroup } from '../../../domain/attention';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../../domain/deliveryState';
import { stateText } from '../../../domain/words/deliveryWords';
import { Disposable } from '../../../platform/disposable';

const SCHEME = 'delivery-doctor-delivery';
const S = DELIVERY_STATES;

interface Look {
  /** One character, so that colour is never the only sign. */
  readonly badge: string;
  /** What goes on by itself needs no colour but its icon's. */
  readonly color?: string;
}

const LOOKS: ReadonlyMap<DeliveryStateCode, Look> = new Map([
  ...[S.preparationError, S.failed].map((state): [number, Look] => [
    state,
    { badge: '✕', color: 'list.errorForeground' },
  ]),
  ...[S.pausePending, S.pauseInProgress, S.paused].map((state): [number, Look] => [
    state,
    { badge: '‖', color: 'charts.orange' },
  ]),
  ...[S.started, S.retryPending, S.retryInProgress].map((state): [number, Look] => [state, { badge: '▸' }]),
  ...[S.cancelPending, S.cancelInProgress, S.cancelled].map((state): [number, Look] => [
    state,
    { badge: '■', color: 'disabledForeground' },
  ]),
]);

/** The address under which a row of the tree asks for its decoration; it says all that the decoration depends on. */
export function decorationUri(
  connectionId: string,
  deliveryId: string,
  state: DeliveryStateCode,
  group: AttentionGroup | undefined,
): Uri {
  const query = `state=${state}${group === 'needsAttention' ? '&overdue' : ''}`;
  return Uri.from({ scheme: SCHEME, path: `/${connectionId}/${deliveryId}`, query });
}

/** Colours the rows of the tree by state, in the theme's own colours, with a sign beside the colour. */
export class StateDecorations extends Disposable implements FileDecorationProvider {
  constructor() {
    super();
    this._register(window.registerFileDecorationProvider(this));
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    if (uri.scheme !== SCHEME) {
      return undefined;
    }
    const query = new URLSearchParams(uri.query);
    const state = Number(query.get('state'));
    const overdue = query.has('overdue');
    const look: Look | undefined = overdue ? { badge: '!', color: 'list.warningForeground' } : LOOKS.get(state);
    if (look === undefined) {
      return undefined;
    }
    return new FileDecoration(
      look.badge,
      overdue ? l10n.t('{0}, overdue', stateText(state)) : stateText(state),
      look.color === undefined ? undefined : new ThemeColor(look.color),
    );
  }
}
