import { MINUTE } from '../../../unit/domain/diagnosis/evidenceOf';
import { line, nothingLeaves, type Troubles } from './trouble';

export const SENDING_TROUBLES = {
  databaseBlocked: {
    truth: 'A lock in the database keeps the MTA from taking parts of the delivery.',
    effect: 'holds',
    stages: ['sending'],
    sender: 'own',
    decides: ['rhythm', 'taking'],
    happen: (world, random) => {
      nothingLeaves(world, random);
      world.partsWaiting = 3 + Math.floor(random() * 20);
    },
  },
  providerRefuses: {
    truth: 'A provider puts off or refuses much of what is sent to it.',
    effect: 'slows',
    stages: ['sending'],
    decides: ['results'],
    happen: (world, random) => {
      world.domains.push({
        domain: 'web.de',
        prepared: 0,
        success: 300,
        error: 400 + Math.floor(random() * 400),
        refused: 300,
      });
    },
  },
  quotaOfProvider: {
    truth: 'The quota that the MX rules allow for a provider is used up.',
    effect: 'slows',
    stages: ['sending'],
    happen: (world) => {
      line(world, 5 * MINUTE, "Domain 'orange.fr': quotas met, the messages are put off", 1);
    },
  },
  noiseInJournal: {
    truth: 'Warnings in the journal that mean nothing.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      line(world, 3 * MINUTE, 'The link of the mirror page was not found in the text part', 1);
      line(world, 2 * MINUTE, 'The subject is longer than recommended', 1);
    },
  },
  calm: {
    truth: 'All is well, and messages leave.',
    effect: 'nothing',
    stages: ['sending'],
    happen: () => undefined,
  },
  scriptOfContentFails: {
    truth: 'A script in the content fails for every message, so that all are unreachable.',
    effect: 'holds',
    stages: ['sending'],
    decides: ['results'],
    happen: (world) => {
      world.domains = ['gmail.com', 'orange.fr'].map((domain) => ({
        domain,
        prepared: 0,
        success: 1,
        error: 299,
        unreachable: 299,
      }));
      line(
        world,
        10 * MINUTE,
        "JST-310000 Error while compiling script 'content htmlContent' line 38: missing ; before statement",
      );
    },
  },
  quotaToldByMessages: {
    truth: 'The quota of a provider is used up, which only the texts of the messages say.',
    effect: 'slows',
    stages: ['sending'],
    happen: (world) => {
      world.messageTexts.push({ text: 'Messages queued (connection quotas met)', count: 300 });
    },
  },
} as const satisfies Troubles;
