import { FileDecoration, l10n, Uri, window, type FileDecorationProvider } from 'vscode';
import type { AttentionGroup } from '../../../domain/attention';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../../domain/deliveryState';
import { stateText } from '../../../domain/words/deliveryWords';
import { Disposable } from '../../../platform/disposable';

const SCHEME = 'delivery-doctor-delivery';
const S = DELIVERY_STATES;

/** One character for each state; the icon has the colour. */
const SIGNS: ReadonlyMap<DeliveryStateCode, string> = new Map([
  ...[S.preparationError, S.failed].map((state): [number, string] => [state, '✕']),
  ...[S.pausePending, S.pauseInProgress, S.paused].map((state): [number, string] => [state, '‖']),
  ...[S.started, S.retryPending, S.retryInProgress].map((state): [number, string] => [state, '▸']),
  ...[S.cancelPending, S.cancelInProgress, S.cancelled].map((state): [number, string] => [state, '■']),
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

/**
 * Puts a sign of the state behind each row of the tree. No colour: it would colour name and description too, and VS Code
 * draws descriptions paler, so that on white they could hardly be read.
 */
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
    const sign = overdue ? '!' : SIGNS.get(state);
    return sign === undefined
      ? undefined
      : new FileDecoration(sign, overdue ? l10n.t('{0}, overdue', stateText(state)) : stateText(state));
  }
}
