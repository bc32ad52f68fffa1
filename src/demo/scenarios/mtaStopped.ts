import { plan } from '../data/plan';
import { changeModules } from '../servers/moduleFile';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario, type ScenarioContext } from './scenario';
import { senders, stopModuleOn } from './serverFiles';

export const STUCK_BY_MTA = 'Newsletter – The winter preview';

const STOPPED_AGO = 55 * MINUTE;

/** Stops the MTA on every server that has one, as somebody did by hand some time ago. */
function stopMtas({ farm, instance, now }: ScenarioContext): void {
  for (const { name, dir } of farm.servers) {
    if (!farm.modules(name).some((module) => module.name === 'mta')) {
      continue;
    }
    farm.log(name, 'mta', now - STOPPED_AGO, 'info', `Stop of module 'mta@${instance}' requested`);
    changeModules(dir, (modules) => modules.filter((module) => module.name !== 'mta'));
  }
  farm.refresh();
}

export const mtaStopped: Scenario = {
  name: 'mtaStopped',
  title: 'The MTA is stopped on all sending servers, and a newsletter waits for it.',
  truth: ['processes.mtaStoppedEverywhere'],
  subject: STUCK_BY_MTA,
  alone: true,
  apply: (context) => {
    stopMtas(context);
    addDelivery(
      context,
      plan({
        label: STUCK_BY_MTA,
        subject: 'The winter preview',
        contact: minuteBefore(context.now, 47 * MINUTE),
        segment: 'all',
        share: 0.88,
        rate: 190,
        weight: 63_000,
        openRate: 0.3,
        clickRate: 0.055,
        maxRetry: 0,
        affinity: 'newsletter',
        theme: 'lighting',
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

export const mtaStoppedOnOne: Scenario = {
  name: 'mtaStoppedOnOne',
  title: 'The MTA is stopped on one of the sending servers only.',
  truth: ['processes.mtaStoppedOnOne'],
  alone: true,
  apply: (context) => {
    const [first] = senders(context);
    if (first !== undefined) {
      stopModuleOn(context, first, 'mta', 2 * HOUR);
    }
  },
};
