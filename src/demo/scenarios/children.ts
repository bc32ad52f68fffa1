import { plan } from '../data/plan';
import { changeModules } from '../servers/moduleFile';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario, type ScenarioContext } from './scenario';
import { senders } from './serverFiles';

/** Children of the MTA that were there before it, on every sending server. */
function addChildren(context: ScenarioContext, count: number): void {
  for (const { dir } of senders(context)) {
    changeModules(dir, (modules) => [
      ...modules,
      ...Array.from({ length: count }, (_, index) => ({
        name: 'mtachild',
        instance: context.instance,
        pid: 31_200 + index,
        memoryMb: 96.4 + index,
        startedAt: context.now - 9 * HOUR,
      })),
    ]);
  }
  context.farm.refresh();
}

export const orphanedChildren: Scenario = {
  name: 'orphanedChildren',
  title: 'Children of an MTA that crashed last night still run and take all places; a mailing waits for one.',
  truth: ['processes.childrenLeftOver'],
  subject: 'Rain jackets – back in stock',
  alone: true,
  apply: (context) => {
    addChildren(context, 5);
    addDelivery(
      context,
      plan({
        label: 'Rain jackets – back in stock',
        contact: minuteBefore(context.now, 2 * HOUR),
        segment: 'rain',
        share: 0.2,
        theme: 'textiles',
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

export const childrenBusy: Scenario = {
  name: 'childrenBusy',
  title: 'All children of the MTA are busy with other mailings, and a small one waits for its turn.',
  truth: ['processes.allChildrenBusy'],
  subject: 'Cushion covers',
  alone: true,
  apply: (context) => {
    addChildren(context, 2);
    addDelivery(
      context,
      plan({
        label: 'Cushion covers',
        contact: minuteBefore(context.now, 12 * MINUTE),
        segment: 'cushions',
        share: 0.1,
        theme: 'textiles',
        standing: { kind: 'confirmed' },
      }),
    );
  },
};
