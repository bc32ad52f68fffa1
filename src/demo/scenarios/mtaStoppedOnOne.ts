import { HOUR, type Scenario } from './scenario';
import { senders, stopModuleOn } from './serverFiles';

export const mtaStoppedOnOne: Scenario = {
  name: 'mtaStoppedOnOne',
  title: 'The MTA is stopped on one of the sending servers only.',
  finding: 'modulesMissing',
  alone: true,
  apply: (context) => {
    const [first] = senders(context);
    if (first !== undefined) {
      stopModuleOn(context, first, 'mta', 2 * HOUR);
    }
  },
};
