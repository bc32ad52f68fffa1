import { MINUTE } from '../../../unit/domain/diagnosis/evidenceOf';
import { line, throughMid, type Troubles } from './trouble';

export const MID_SOURCING = {
  midTimesOut: {
    truth: 'Handing parts to the mid-sourcing server times out.',
    effect: 'holds',
    stages: ['waiting'],
    sender: 'mid',
    decides: ['affinity', 'handover'],
    happen: (world) => {
      throughMid(world);
      line(
        world,
        10 * MINUTE,
        "Error calling 'AppendDeliveryPart' on the mid-sourcing server: HTTP code 408, Request timeout",
      );
    },
  },
  affinityUnknownToMid: {
    truth: 'The mid-sourcing server does not know the affinity.',
    effect: 'holds',
    stages: ['waiting'],
    sender: 'mid',
    decides: ['affinity', 'handover'],
    happen: (world) => {
      throughMid(world);
      world.affinity = 'op.luxury.a';
      line(world, 10 * MINUTE, 'The ipaffinity op.luxury.a is not found on mid server mid1');
    },
  },
  notHandedToMid: {
    truth: 'The delivery was not handed to the mid-sourcing server.',
    effect: 'holds',
    stages: ['waiting'],
    sender: 'mid',
    decides: ['affinity', 'handover'],
    happen: (world) => {
      throughMid(world);
      world.midRemoteId = '0';
    },
  },
  resultsNotBroughtBack: {
    truth: 'The workflow that brings results back from mid-sourcing is stopped; the delivery goes on.',
    effect: 'holds',
    stages: ['sending'],
    sender: 'mid',
    decides: ['affinity', 'handover'],
    happen: (world) => {
      throughMid(world);
      world.midRemoteId = '4711';
      world.stoppedWorkflows.set('defaultMidSourcingDlv', 'failed');
      world.lastSent = undefined;
    },
  },
  stateNotBroughtBack: {
    truth: 'All messages were sent; only the state still says that it waits to start.',
    effect: 'meant',
    stages: ['waiting'],
    sender: 'own',
    decides: ['mta', 'taking', 'affinity', 'handover'],
    happen: (world) => {
      world.processed = world.messages;
      world.affinity = '';
    },
  },
} as const satisfies Troubles;
