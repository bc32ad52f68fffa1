import { ThemeColor, ThemeIcon } from 'vscode';
import type { AttentionGroup } from '../../../domain/attention';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../../domain/deliveryState';

const S = DELIVERY_STATES;

const icon = (name: string, color?: string): ThemeIcon =>
  new ThemeIcon(name, color === undefined ? undefined : new ThemeColor(color));

/** The state as an icon: its shape says it too, not only its colour. */
export function deliveryIcon(state: DeliveryStateCode, group: AttentionGroup | undefined): ThemeIcon {
  if (group === 'needsAttention') {
    return icon('warning', 'list.warningForeground');
  }
  if (group === 'scheduled') {
    return icon('calendar', 'charts.blue');
  }
  switch (state) {
    case S.ready:
    case S.startPending:
      return icon('circle-large-outline', 'charts.yellow');
    case S.started:
      return icon('sync', 'charts.blue');
    case S.retryPending:
    case S.retryInProgress:
      return icon('history', 'charts.blue');
    case S.pausePending:
    case S.pauseInProgress:
    case S.paused:
      return icon('debug-pause', 'charts.orange');
    case S.cancelPending:
    case S.cancelInProgress:
    case S.cancelled:
      return icon('circle-slash', 'disabledForeground');
    case S.preparationError:
    case S.failed:
      return icon('error', 'list.errorForeground');
    case S.finished:
      return icon('pass', 'charts.green');
    default:
      return icon('edit', 'disabledForeground');
  }
}

/** The icon of a group, in the same language of shapes. */
export function groupIcon(group: AttentionGroup): ThemeIcon {
  switch (group) {
    case 'needsAttention':
      return icon('warning', 'list.warningForeground');
    case 'pending':
      return icon('circle-large-outline', 'charts.yellow');
    case 'inProgress':
      return icon('sync', 'charts.blue');
    case 'scheduled':
      return icon('calendar', 'charts.blue');
    case 'paused':
      return icon('debug-pause', 'charts.orange');
    case 'failed':
      return icon('error', 'list.errorForeground');
    case 'finished':
      return icon('pass', 'charts.green');
    case 'beingEdited':
      return icon('edit');
  }
}
