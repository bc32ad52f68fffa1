import { l10n } from 'vscode';
import { INACTIVITY_COST } from '../../domain/advisor/reputation/reputationEvidence';
import { Cancelled } from '../../platform/abort';
import { whenSet } from '../../platform/contextKeys';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow, plainRow, viewTitle } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Holds an instance against Adobe's tips, and shows what there is to look at in the Advisor view. */
export const runHealthChecks = defineCommand({
  id: 'deliveryDoctor.runHealthChecks',
  title: l10n.t('Run Health Checks'),
  icon: 'pulse',
  palette: HAS_INSTANCE,
  menus: [
    viewTitle('advisor', 'navigation@1', HAS_INSTANCE),
    instanceRow('1_session@4'),
    plainRow('advisor', 'advisorInstance', 'inline@1'),
    plainRow('advisor', 'advisorInstance', '1_health@1'),
  ],
  run: async (context, call) => context.health.run((await pickConnection(context, call)).id),
});

/** The health checks, and who of the people that mails are sent to has long not reacted. Says first what that costs. */
export const countInactiveRecipients = defineCommand({
  id: 'deliveryDoctor.countInactiveRecipients',
  title: l10n.t('Count Inactive Recipients…'),
  palette: HAS_INSTANCE,
  menus: [plainRow('advisor', 'advisorInstance', '1_health@3')],
  run: async (context, call) => {
    const { id, name, environment } = await pickConnection(context, call);
    const agreed = await context.ui.confirm({
      question: l10n.t('Count recipients who have not reacted for a long time?'),
      instance: name,
      environment,
      effect: l10n.t(
        'It reads the newest {0} rows of the delivery log and looks for opens and clicks of {1} people at most, along indexes. Nothing is changed.',
        INACTIVITY_COST.messages,
        INACTIVITY_COST.people,
      ),
      action: l10n.t('Count'),
    });
    if (!agreed) {
      throw new Cancelled();
    }
    await context.health.run(id, { countPeople: true });
  },
});

/** Shows the last health check of an instance as a document, at the thing that was clicked. */
export const openHealthReport = defineCommand({
  id: 'deliveryDoctor.openHealthReport',
  title: l10n.t('Open the Health Report'),
  icon: 'go-to-file',
  palette: whenSet('examined'),
  menus: [plainRow('advisor', 'advisorInstance', 'inline@2'), plainRow('advisor', 'advisorInstance', '1_health@2')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await context.health.openReport(id, stringIn(call.clicked, 'title'));
  },
});

/** Opens one of the troubleshooting guides, checked off as far as an examination of the instance can tell. */
export const openGuide = defineCommand({
  id: 'deliveryDoctor.openGuide',
  title: l10n.t('Open a Troubleshooting Guide…'),
  icon: 'checklist',
  palette: HAS_INSTANCE,
  menus: [viewTitle('advisor', 'navigation@2', HAS_INSTANCE), plainRow('advisor', 'advisorInstance', '1_health@4')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    const guide =
      stringIn(call.clicked, 'guide') ??
      (await context.ui.prompter.pick({
        title: call.title,
        placeholder: l10n.t('What is the problem?'),
        choices: (await context.health.guides()).map((one) => ({
          label: one.title,
          detail: one.about,
          icon: 'checklist',
          value: one.id,
        })),
      }));
    if (typeof guide !== 'string') {
      throw new Cancelled();
    }
    await context.health.openGuide(id, guide);
  },
});

function stringIn(value: unknown, name: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : undefined;
}
