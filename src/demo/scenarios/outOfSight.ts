import { plan } from '../data/plan';
import { changeModules } from '../servers/moduleFile';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario, type ScenarioContext } from './scenario';
import { senders, stopModuleOn } from './serverFiles';

// What whoever connects cannot see, or sees at a moment that says nothing.

/** A delivery that was to start so long ago, and waits. */
function waiting(context: ScenarioContext, label: string, ago: number): void {
  const contact = minuteBefore(context.now, ago);
  addDelivery(context, plan({ label, contact, segment: label, share: 0.1, standing: { kind: 'confirmed' } }));
}

export const instanceUnnamed: Scenario = {
  name: 'instanceUnnamed',
  title: 'No page names the instance, and whoever connects has a token only; everything is well.',
  truth: ['configuration.instanceNotNamed'],
  subject: 'Light bulbs',
  alone: true,
  unnamed: true,
  apply: (context) => {
    const contact = minuteBefore(context.now, 8 * HOUR);
    addDelivery(context, plan({ label: 'Light bulbs', contact, segment: 'bulbs', share: 0.2 }));
  },
};

export const noServerDeclared: Scenario = {
  name: 'noServerDeclared',
  title: 'Nobody declared a server, so that none can be asked, and the MTA is stopped on all of them.',
  truth: ['people.declaredNoServer'],
  subject: 'Wallpaper week',
  alone: true,
  declared: [],
  apply: (context) => {
    for (const server of senders(context)) {
      stopModuleOn(context, server, 'mta', 3 * HOUR);
    }
    waiting(context, 'Wallpaper week', 2 * HOUR);
  },
};

export const sentByUndeclaredServer: Scenario = {
  name: 'sentByUndeclaredServer',
  title: 'The MTA of the one declared server is stopped; a server that nobody declared sends.',
  truth: ['processes.sentByUndeclaredServer'],
  subject: 'Curtains to measure',
  alone: true,
  declared: ['sending-1'],
  apply: (context) => {
    const first = senders(context).find(({ name }) => name === 'sending-1');
    if (first !== undefined) {
      stopModuleOn(context, first, 'mta', 3 * HOUR);
    }
    const contact = minuteBefore(context.now, HOUR);
    addDelivery(context, plan({ label: 'Curtains to measure', contact, segment: 'curtains', share: 0.4, rate: 0.8 }));
  },
};

/** Four minutes past six: the modules are being started again. */
const RESTARTING = 6 * HOUR + 4 * MINUTE;

export const dailyRestart: Scenario = {
  name: 'dailyRestart',
  title: 'It is a few minutes past six in the morning: web is back from the daily restart, the rest is not yet.',
  truth: ['processes.restartingAsEveryDay'],
  subject: 'Early bird',
  alone: true,
  timeOfDay: RESTARTING,
  apply: (context) => {
    for (const { dir } of context.farm.servers) {
      changeModules(dir, (modules) => modules.filter(({ instance }) => instance === 'default'));
    }
    context.farm.refresh();
    waiting(context, 'Early bird', 9 * MINUTE);
  },
};
