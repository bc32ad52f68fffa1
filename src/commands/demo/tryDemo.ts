import { l10n } from 'vscode';
import { withProgress } from '../../platform/progress';
import { defineCommand } from '../defineCommand';
import { viewTitle } from '../menuPlaces';
import { DEMO_ID } from './demoConnection';

/** Starts the demo instance, or joins the one that runs, and opens it in the view. */
export const tryDemo = defineCommand({
  id: 'deliveryDoctor.tryDemo',
  title: l10n.t('Try the Demo Instance'),
  icon: 'play-circle',
  menus: [viewTitle('deliveries', '1_instances@1')],
  run: async (context) => {
    await withProgress(l10n.t('Starting the demo instance'), async (signal, report) => {
      await context.prepareDemo(signal);
      report(l10n.t('signing in'));
      await context.manager.connect(DEMO_ID, signal);
    });
    await context.view.reveal(DEMO_ID);
  },
});
