import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { setClock } from '../nlserver/skew';
import { changeModules } from '../servers/moduleFile';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';
import { senders } from './serverFiles';

/** Nearly half a quarter of an hour: the most that a time of day without a time zone shows. */
const SKEW_MS = 7 * MINUTE;

/** What a rule can see: the time at the beginning of what `nlserver` prints, against `/r/test` or GetServerTime of the instance. */
export const clockSkew: Scenario = {
  name: 'clockSkew',
  title: 'The clock of the second sending server is seven minutes ahead of the instance.',
  truth: ['plan.later', 'machines.clockAheadOnOne'],
  subject: 'Late opening on Thursday',
  alone: true,
  apply: (context) => {
    const second = senders(context)[1];
    if (second !== undefined) {
      setClock(second.dir, { wrongMs: SKEW_MS });
    }
    addDelivery(
      context,
      plan({
        label: 'Late opening on Thursday',
        contact: minuteBefore(context.now, -3 * HOUR),
        segment: 'thursday',
        share: 0.2,
        theme: 'furniture',
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

const NO_SPACE =
  "Unable to write file '/usr/local/neolane/nl6/var/demo/mta/86510471.xml' (errno=28, No space left on device) (iRc=-52)";

/** What a rule can see: errors with `errno=28` in the journal of a delivery and in `mta.log` of a server. */
export const diskFull: Scenario = {
  name: 'diskFull',
  title: 'A sending server has no space left where the MTA writes its parts.',
  // The disk that is measured is this machine’s own, which has room.
  truth: ['machines.deviceOfTheMtaFull'],
  subject: 'Autumn leaves',
  apply: (context) => {
    const { farm, store, now } = context;
    const id = addDelivery(
      context,
      plan({
        label: 'Autumn leaves',
        contact: minuteBefore(now, HOUR),
        segment: 'leaves',
        share: 0.4,
        rate: 0.8,
        theme: 'garden',
      }),
    );
    const first = senders(context)[0];
    for (const ago of [40, 25, 5]) {
      if (first !== undefined) {
        farm.log(first.name, 'mta', now - ago * MINUTE, 'error', NO_SPACE);
      }
      writeJournal(store, id, now - ago * MINUTE, 'error', NO_SPACE, -52);
    }
  },
};

/** What a rule can see: memory of `mta@demo` in `nlserver pdump`, against `child/@maxWorkingSetMb` (256) of serverConf.xml. */
export const memoryHungryMta: Scenario = {
  name: 'memoryHungryMta',
  title: 'The MTA of one server has grown to more than two gigabytes.',
  truth: ['processes.mtaSwollen'],
  apply: (context) => {
    const first = senders(context)[0];
    if (first === undefined) {
      return;
    }
    changeModules(first.dir, (modules) =>
      modules.map((module) => (module.name === 'mta' ? { ...module, memoryMb: 2184.6 } : module)),
    );
    context.farm.refresh();
  },
};
