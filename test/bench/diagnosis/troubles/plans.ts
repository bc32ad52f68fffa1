import { DELIVERY_STATES } from '../../../../src/domain/deliveryState';
import { HOUR, MINUTE } from '../../../unit/domain/diagnosis/evidenceOf';
import { line, nothingLeaves, type Troubles } from './trouble';

export const PLANS = {
  notConfirmed: {
    truth: 'Nobody confirmed the delivery after its analysis.',
    effect: 'holds',
    stages: ['ready'],
    decides: ['validation'],
    happen: (world) => {
      world.validation = 'manual';
    },
  },
  warningsInAnalysis: {
    truth: 'The analysis of a semi-automatic delivery gave a warning, so it does not start by itself.',
    effect: 'holds',
    stages: ['ready'],
    decides: ['validation'],
    happen: (world) => {
      world.validation = 'secure';
      line(world, HOUR, 'The subject holds a field that is empty for 12 recipients', 1);
    },
  },
  forLater: {
    truth: 'The contact date is still to come.',
    effect: 'meant',
    stages: ['scheduled'],
    decides: ['contact'],
    happen: () => undefined,
  },
  dueForSeconds: {
    truth: 'The contact date came seconds ago, and the MTA has not looked yet.',
    effect: 'meant',
    stages: ['justDue'],
    decides: ['contact'],
    happen: () => undefined,
  },
  pausedBySomebody: {
    truth: 'Somebody paused the delivery.',
    effect: 'holds',
    stages: ['paused'],
    happen: () => undefined,
  },
  validityOver: {
    truth: 'The validity ended before everything was sent.',
    effect: 'holds',
    stages: ['waiting', 'paused'],
    happen: (world, random) => {
      world.validityDate = world.now - Math.round(random() * 5 * HOUR) - MINUTE;
    },
  },
  analysisFailed: {
    truth: 'The analysis failed on a script of the content.',
    effect: 'holds',
    stages: ['failed'],
    decides: ['state'],
    happen: (world) => {
      world.state = DELIVERY_STATES.preparationError;
      line(
        world,
        HOUR,
        "JST-310027 Error while compiling script 'content htmlContent' line 12: 'offer' is not defined.",
      );
    },
  },
  sendingBroke: {
    truth: 'The sending ended in an error.',
    effect: 'holds',
    stages: ['failed'],
    decides: ['state'],
    happen: (world) => {
      line(world, HOUR, 'The delivery parts could not be read: the connection to the database was lost');
    },
  },
  retriesPlanned: {
    truth: 'What failed is tried again later, as planned.',
    effect: 'meant',
    stages: ['retrying'],
    decides: ['nextPass'],
    happen: () => undefined,
  },
  retryMissed: {
    truth: 'The next retry should have begun more than an hour ago, because the MTA does not take the delivery.',
    effect: 'holds',
    stages: ['retrying'],
    decides: ['nextPass'],
    happen: (world, random) => {
      world.nextPass = world.now - HOUR - Math.round(random() * 5 * HOUR);
    },
  },
  betweenWaves: {
    truth: 'The delivery goes out in waves, and waits for the next one.',
    effect: 'meant',
    stages: ['sending'],
    sender: 'own',
    decides: ['rhythm'],
    happen: (world, random) => {
      world.waves = { enabled: true, mode: 0, splitSize: '25%', splitDelaySeconds: 3600 };
      nothingLeaves(world, random);
    },
  },
  nobodyLeft: {
    truth: 'The target is empty.',
    effect: 'holds',
    stages: ['waiting'],
    happen: (world) => {
      world.messages = 0;
    },
  },
  trackingSwitchedOff: {
    truth: 'Tracking is switched off for the delivery.',
    effect: 'minor',
    stages: ['sending'],
    happen: (world) => {
      world.tracking = false;
    },
  },
  recycled: {
    truth: 'The delivery lies in the recycle bin.',
    effect: 'meant',
    stages: ['waiting'],
    happen: (world) => {
      world.recycled = true;
    },
  },
  changeInTheFuture: {
    truth: 'The last change of the delivery lies in the future, as when a clock was set back; it sends.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      world.lastModified = world.now + 40 * MINUTE;
    },
  },
  noEventsYet: {
    truth: 'A delivery of events waits for events, as it should.',
    effect: 'nothing',
    stages: ['sending'],
    decides: ['rhythm', 'taking'],
    happen: (world) => {
      world.ofEvents = true;
      world.messages = 0;
      world.processed = 0;
      world.lastSent = undefined;
    },
  },
  wavesSecondsApart: {
    truth: 'The delay between waves is one second, by a mistake: all go out at once.',
    effect: 'minor',
    stages: ['sending'],
    sender: 'own',
    decides: ['rhythm'],
    happen: (world) => {
      world.waves = { enabled: true, mode: 0, splitSize: '25%', splitDelaySeconds: 1 };
    },
  },
} as const satisfies Troubles;
