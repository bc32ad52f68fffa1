import { commands, l10n, window } from 'vscode';
import { whyCommand, whyText } from '../../domain/whyQuestion';
import { withProgress } from '../../platform/progress';
import { defineCommand } from '../defineCommand';
import { viewTitle } from '../menuPlaces';
import { DEMO_ID } from './demoConnection';

/** Of package.json, with the extension's id before it. */
const WALKTHROUGH = 'delivery-doctor.delivery-doctor#deliveryDoctor.tour';

/** Starts the demo instance, or joins the one that runs, and opens it in the view. */
export const tryDemo = defineCommand({
  id: 'deliveryDoctor.tryDemo',
  title: l10n.t('Try the Demo Instance'),
  icon: 'play-circle',
  menus: [viewTitle('deliveries', '1_instances@1')],
  run: async (context) => {
    const isFirst = context.store.get(DEMO_ID) === undefined;
    await withProgress(l10n.t('Starting the demo instance'), async (signal, report) => {
      await context.prepareDemo(signal);
      report(l10n.t('signing in'));
      await context.manager.connect(DEMO_ID, signal);
    });
    await context.view.reveal(DEMO_ID);
    if (isFirst) {
      void offerTour();
    }
  },
});

/** Not awaited by the command: it is over, however long the notification stays. */
async function offerTour(): Promise<void> {
  const why = whyText('pending');
  const tour = l10n.t('Open the Tour');
  const chosen = await window.showInformationMessage(
    l10n.t('The demo has deliveries that wait for a cure, such as “VIP evening – invitation”. Ask one of them why.'),
    why,
    tour,
  );
  if (chosen === why) {
    await commands.executeCommand(whyCommand('pending'), { connectionId: DEMO_ID });
  }
  if (chosen === tour) {
    await commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
  }
}
