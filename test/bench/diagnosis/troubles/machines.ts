import { MINUTE } from '../../../unit/domain/diagnosis/evidenceOf';
import { DAY } from '../world';
import { DUE, line, nothingLeaves, type Troubles } from './trouble';

export const MACHINES = {
  diskFull: {
    truth: 'The disk of every sending server is full, so that the MTA cannot write.',
    effect: 'holds',
    stages: DUE,
    sender: 'own',
    happen: (world, random) => {
      for (const server of world.servers) {
        server.freeBytes = 2e6;
      }
      line(
        world,
        10 * MINUTE,
        "Unable to write file '/usr/local/neolane/nl6/var/shop/mta/1.xml' (errno=28, No space left on device)",
      );
      nothingLeaves(world, random);
    },
  },
  fullDiskOfWebServer: {
    truth: 'The disk of a server that does not send is full.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      world.servers.push({
        name: 'web-2',
        running: ['web@default', 'watchdog'],
        started: [],
        affinities: [],
        statServer: '',
        maxChildren: 0,
        freeBytes: 1e6,
        clockOffsetMs: 0,
        faults: [],
      });
    },
  },
  serverClockWrong: {
    truth: 'The clock of a server is wrong by many minutes.',
    effect: 'minor',
    stages: ['sending'],
    decides: ['clock'],
    happen: (world) => {
      for (const server of world.servers.slice(0, 1)) {
        server.clockOffsetMs = -25 * MINUTE;
      }
    },
  },
  ownClockWrong: {
    truth: 'The clock of this computer is wrong.',
    effect: 'minor',
    stages: ['sending'],
    decides: ['clock'],
    happen: (world) => {
      world.ourClockMs = 20 * MINUTE;
    },
  },
  instanceClockWrong: {
    truth: 'The clock of the instance is wrong by many minutes.',
    effect: 'minor',
    stages: ['sending'],
    decides: ['clock'],
    happen: (world) => {
      world.instanceClockMs = 12 * MINUTE;
    },
  },
  oldErrorsInJournal: {
    truth: 'Errors of three weeks ago are in the journal; they were mended.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      line(
        world,
        21 * DAY,
        "Unable to write file '/usr/local/neolane/nl6/var/shop/mta/1.xml' (errno=28, No space left on device)",
      );
      line(world, 21 * DAY, "Domain 'orange.fr': quotas met, the messages are put off", 1);
      world.journal.sort((a, b) => a.at - b.at);
    },
  },
} as const satisfies Troubles;
