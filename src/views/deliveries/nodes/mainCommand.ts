import { l10n, type Command } from 'vscode';
import type { DeliveryRef } from '../../../connections/access';
import type { Delivery } from '../../../domain/delivery';
import { DELIVERY_STATES } from '../../../domain/deliveryState';
import { whyCommand, whyQuestionOf, whyText } from '../../../domain/whyQuestion';

/**
 * What a click or Enter on a delivery opens: why, for one that waits, stands still or failed; its throughput while it is
 * sent; its tracking afterwards; and its journal while it is still edited.
 */
export function mainCommand({ connectionId, deliveryId }: DeliveryRef, { state }: Pick<Delivery, 'state'>): Command {
  const ref = { connectionId, deliveryId };
  const question = whyQuestionOf(state);
  if (question === 'slow') {
    return { command: 'deliveryDoctor.openThroughput', title: l10n.t('Open Throughput'), arguments: [ref] };
  }
  if (question !== undefined) {
    return { command: whyCommand(question), title: whyText(question), arguments: [ref] };
  }
  return state === DELIVERY_STATES.edition
    ? { command: 'deliveryDoctor.openAuditLog', title: l10n.t('Open Audit Log'), arguments: [ref] }
    : { command: 'deliveryDoctor.openTracking', title: l10n.t('Open Tracking'), arguments: [ref] };
}
