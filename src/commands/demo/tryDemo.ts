import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { DEMO_ID } from './demoConnection';

/** Starts the demo instance, or joins the one that runs, and opens it in the view. */
export function tryDemo(context: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.tryDemo',
    title: l10n.t('Try the demo instance'),
    run: async () => {
      await withProgress(l10n.t('Starting the demo instance'), async (signal, report) => {
        await context.prepareDemo(signal);
        report(l10n.t('signing in'));
        await context.manager.connect(DEMO_ID, signal);
      });
      await context.view.reveal(DEMO_ID);
    },
  };
}
