import { l10n } from 'vscode';
import { isPendingLike } from '../../domain/deliveryState';
import { defineCommand } from '../defineCommand';
import { deliveryRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';

/** Looks for the cause that keeps a delivery waiting, and answers with proof and remedies. */
export const whyPending = defineCommand({
  id: 'deliveryDoctor.whyPending',
  title: l10n.t('Why Is It Pending?'),
  icon: 'lightbulb',
  menus: [deliveryRow('inline@1', 'pending'), deliveryRow('1_why@1', 'pending')],
  run: async (context, call) =>
    context.diagnosis.explain(
      await pickDelivery(context, call, {
        groups: ['needsAttention', 'pending', 'inProgress', 'scheduled'],
        suits: (delivery) => isPendingLike(delivery.state),
      }),
    ),
});

/** Looks for the cause of everything that waits on an instance, in one document. */
export const diagnoseAllPending = defineCommand({
  id: 'deliveryDoctor.diagnoseAllPending',
  title: l10n.t('Diagnose All Pending'),
  icon: 'search',
  run: async (context, call) => context.diagnosis.explainAll((await pickConnection(context, call)).id),
});
