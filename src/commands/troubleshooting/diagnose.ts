import { l10n } from 'vscode';
import type { AttentionGroup } from '../../domain/attention';
import { WHY_QUESTIONS, whyCommand, whyQuestionOf, whyText, type WhyQuestion } from '../../domain/whyQuestion';
import { defineCommand, type Command } from '../defineCommand';
import { deliveryRow, groupRow, HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';

/** Where deliveries stand of which this is asked. */
const GROUPS: Readonly<Record<WhyQuestion, readonly AttentionGroup[]>> = {
  pending: ['needsAttention', 'pending', 'scheduled'],
  slow: ['inProgress'],
  paused: ['paused'],
  failed: ['failed'],
  preparing: ['beingEdited'],
};

/** Looks for the cause that keeps a delivery from going on, and answers with proof and remedies: one command a question. */
export const WHY_COMMANDS: readonly Command[] = WHY_QUESTIONS.map((question) =>
  defineCommand({
    id: whyCommand(question),
    title: whyText(question),
    icon: 'lightbulb',
    palette: HAS_INSTANCE,
    menus: [
      // What is being sent has no fault until somebody suspects one.
      ...(question === 'slow' ? [] : [deliveryRow('inline@1', question)]),
      deliveryRow('1_why@1', question),
    ],
    run: async (context, call) =>
      context.diagnosis.explain(
        await pickDelivery(context, call, {
          groups: GROUPS[question],
          suits: (delivery) => whyQuestionOf(delivery.state) === question,
        }),
      ),
  }),
);

/** Looks for the cause of everything that waits on an instance, in one document. */
export const diagnoseAllPending = defineCommand({
  id: 'deliveryDoctor.diagnoseAllPending',
  title: l10n.t('Diagnose All Pending'),
  icon: 'search',
  palette: HAS_INSTANCE,
  menus: [instanceRow('1_why@1', 'signedIn'), groupRow('inline@1', 'waiting'), groupRow('1_why@1', 'waiting')],
  run: async (context, call) => context.diagnosis.explainAll((await pickConnection(context, call)).id),
});
