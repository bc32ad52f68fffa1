import { l10n } from 'vscode';
import { TOPOLOGIES, type Topology } from '../../demo/handle';
import { Cancelled } from '../../platform/abort';
import { withProgress } from '../../platform/progress';
import { BACK } from '../../platform/prompter';
import { defineCommand } from '../defineCommand';
import { viewTitle } from '../menuPlaces';

const DETAILS: Readonly<Record<Topology, () => string>> = {
  'all-in-one': () => l10n.t('One instance for everything, with its own servers'),
  'marketing+mid': () => l10n.t('Marketing hands everything to one mid-sourcing server'),
  split: () => l10n.t('Marketing splits each delivery over two mid-sourcing servers'),
  hybrid: () => l10n.t('Marketing on machines of one’s own, the mid-sourcing server at Adobe'),
  'message-center': () => l10n.t('A control instance and an execution instance of transactional messages'),
  'v8-ffda': () => l10n.t('Campaign 8 with profiles and logs in a cloud database'),
  'v8-managed': () => l10n.t('Campaign 8 on Adobe’s machines: nobody else has a server'),
};

/** Starts the demo as several instances that work together, and opens all of them in the view. */
export const tryTopology = defineCommand({
  id: 'deliveryDoctor.tryTopology',
  title: l10n.t('Try the Demo in Another Topology…'),
  icon: 'type-hierarchy',
  menus: [viewTitle('deliveries', '1_instances@3')],
  run: async (context, call) => {
    const topology = await context.ui.prompter.pick<Topology>({
      title: call.title,
      placeholder: l10n.t('What should the demo be?'),
      choices: TOPOLOGIES.map((value) => ({ label: value, detail: DETAILS[value](), value })),
    });
    if (topology === undefined || topology === BACK) {
      throw new Cancelled();
    }
    const ids = await withProgress(l10n.t('Starting the demo instance'), async (signal, report) => {
      const started = await context.prepareDemo(signal, topology);
      report(l10n.t('signing in'));
      for (const id of started) {
        await context.manager.connect(id, signal);
      }
      return started;
    });
    await context.view.reveal(ids[0] ?? '');
  },
});
