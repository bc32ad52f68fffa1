import { DELIVERY_MODE } from '../../../src/domain/deliveryKind';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { HOUR, MINUTE } from '../../unit/domain/diagnosis/evidenceOf';
import { DAY, type Random, type Stage, type World } from './world';

/**
 * What it does to the delivery. `holds`: nothing leaves before it is mended. `slows`: less leaves. `minor`: worth a word.
 * `meant`: somebody wants it so. `nothing`: it only looks like a trouble, and nothing may be said.
 */
export type Effect = 'holds' | 'slows' | 'minor' | 'meant' | 'nothing';

export interface Trouble {
  /** What is the case in the world. */
  readonly truth: string;
  readonly effect: Effect;
  /** At which points of a delivery's life it shows. */
  readonly stages: readonly Stage[];
  /** Who sends the delivery, where the trouble is about that. */
  readonly sender?: 'own' | 'mid';
  /** What of the world it decides: two troubles that decide the same cannot both be. */
  readonly decides?: readonly string[];
  /** Makes it so, with everything that follows from it in the world. */
  readonly happen: (world: World, random: Random) => void;
}

/** Nothing was sent since, because of what holds the delivery up. */
function nothingLeaves(world: World, random: Random): void {
  if (world.lastSent !== undefined) {
    world.lastSent = world.now - 20 * MINUTE - Math.round(random() * HOUR);
  }
  if (world.stage === 'sending') {
    world.partsWaiting = Math.max(world.partsWaiting, 1);
  }
}

function stopModule(world: World, module: string, everywhere: boolean): void {
  const servers = everywhere ? world.servers : world.servers.slice(0, 1);
  for (const server of servers) {
    server.running = server.running.filter((task) => !task.startsWith(`${module}@`));
  }
}

function line(world: World, ago: number, message: string, type = 0): void {
  world.journal.push({ at: world.now - ago, type, message });
}

/** A second server that sends, so that one alone does not hold everything up. */
function atLeastTwo(world: World): void {
  const [first] = world.servers;
  if (first !== undefined && world.servers.length === 1) {
    world.servers.push({
      ...first,
      name: 'sending-9',
      running: [...first.running],
      started: [...first.started],
      affinities: [...first.affinities],
    });
  }
}

function throughMid(world: World): void {
  world.mode = DELIVERY_MODE.midSourcing;
  world.affinity = '';
  world.partsWaiting = 0;
  for (const server of world.servers) {
    server.started = ['wfserver'];
    server.running = ['web@default', 'wfserver@shop', 'watchdog'];
  }
}

const DUE: readonly Stage[] = ['waiting', 'sending'];
const ANY_OWN: readonly Stage[] = ['scheduled', 'waiting', 'sending'];

export const TROUBLES = {
  mtaStoppedEverywhere: {
    truth: 'The MTA is stopped on every server.',
    effect: 'holds',
    stages: ANY_OWN,
    sender: 'own',
    decides: ['mta', 'taking'],
    happen: (world, random) => {
      stopModule(world, 'mta', true);
      nothingLeaves(world, random);
    },
  },
  mtaStoppedOnOne: {
    truth: 'The MTA is stopped on one server; another one sends.',
    effect: 'minor',
    stages: ['sending'],
    sender: 'own',
    decides: ['mta'],
    happen: (world) => {
      atLeastTwo(world);
      stopModule(world, 'mta', false);
    },
  },
  noStatisticsServer: {
    truth: 'No server has the address of a statistics server, so no MTA could start.',
    effect: 'holds',
    stages: DUE,
    sender: 'own',
    decides: ['mta', 'taking'],
    happen: (world, random) => {
      for (const server of world.servers) {
        server.statServer = '';
      }
      stopModule(world, 'mta', true);
      nothingLeaves(world, random);
    },
  },
  affinityNowhere: {
    truth: 'The delivery asks for an IP affinity that no server has.',
    effect: 'holds',
    stages: ['scheduled', 'waiting'],
    sender: 'own',
    decides: ['affinity'],
    happen: (world) => {
      world.affinity = 'luxury';
    },
  },
  affinityMistyped: {
    truth: 'The IP affinity of the delivery is mistyped.',
    effect: 'holds',
    stages: ['scheduled', 'waiting'],
    sender: 'own',
    decides: ['affinity'],
    happen: (world) => {
      world.affinity = 'Promo ';
    },
  },
  affinityOnOneServer: {
    truth: 'The IP affinity of the delivery is configured on one of several servers.',
    effect: 'minor',
    stages: ['sending'],
    sender: 'own',
    decides: ['affinity'],
    happen: (world) => {
      atLeastTwo(world);
      world.affinity = 'vip';
      world.servers[0]?.affinities.push('vip');
    },
  },
  accountOff: {
    truth: 'The external account that routes the delivery is switched off.',
    effect: 'holds',
    stages: ['waiting'],
    decides: ['handover'],
    happen: (world) => {
      world.routingActive = false;
    },
  },
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
  starterStopped: {
    truth: 'The technical workflow that starts approved deliveries of campaigns is stopped.',
    effect: 'holds',
    stages: ['ready'],
    decides: ['validation'],
    happen: (world) => {
      world.campaign = '77';
      world.stoppedWorkflows.set('deliveryMgt', 'stopped');
    },
  },
  workflowServerDown: {
    truth: 'The workflow server does not run, so nothing starts the approved delivery of a campaign.',
    effect: 'holds',
    stages: ['ready'],
    decides: ['validation'],
    happen: (world) => {
      world.campaign = '77';
      stopModule(world, 'wfserver', true);
    },
  },
  placesTaken: {
    truth: 'As many deliveries of campaigns are being sent as the limit allows, and this one is of a campaign.',
    effect: 'holds',
    stages: ['waiting'],
    happen: (world) => {
      world.campaign = '77';
      world.runningOfCampaigns = world.limitOfCampaigns;
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
  childrenBusy: {
    truth: 'All children of every MTA are busy with other deliveries.',
    effect: 'holds',
    stages: ['waiting'],
    sender: 'own',
    decides: ['mta'],
    happen: (world) => {
      for (const server of world.servers) {
        server.running.push('mtachild@shop', 'mtachild@shop');
      }
    },
  },
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
  trackingStopped: {
    truth: 'The workflow that collects opens and clicks is stopped.',
    effect: 'minor',
    stages: ['sending'],
    happen: (world) => {
      world.stoppedWorkflows.set('tracking', 'stopped');
    },
  },
  oneMinuteOfRestart: {
    truth: 'It is 06:01 at the servers, and all processes are restarting: nothing is wrong.',
    effect: 'meant',
    stages: ['waiting'],
    sender: 'own',
    decides: ['mta', 'clock', 'contact', 'taking'],
    happen: (world) => {
      world.zoneMinutes = -359;
      world.contactDate = world.now - 2 * MINUTE;
      world.lastModified = world.contactDate;
      stopModule(world, 'mta', true);
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
  redirectionServer: {
    truth: 'One of the servers only serves the web, as it should.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      world.servers.push({
        name: 'web-1',
        running: ['web@default', 'watchdog'],
        started: [],
        affinities: [],
        statServer: '',
        maxChildren: 0,
        freeBytes: 60e9,
        clockOffsetMs: 0,
      });
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
  instanceNameMistaken: {
    truth: 'The name of the instance is mistaken, as after a sign-in by token; its MTA runs under the right one.',
    effect: 'nothing',
    stages: ['sending'],
    sender: 'own',
    decides: ['mta', 'modules'],
    happen: (world) => {
      world.instanceName = 'shop-prod1-host';
    },
  },
  onlyBannerPrinted: {
    truth: 'nlserver prints its banner only, as under a wrong account; everything runs.',
    effect: 'nothing',
    stages: ['sending'],
    sender: 'own',
    decides: ['mta', 'modules'],
    happen: (world) => {
      for (const server of world.servers) {
        server.onlyBanner = true;
        server.running = [];
      }
    },
  },
  sentByHostedServer: {
    truth: 'The MTA of the declared server is stopped; one that only Adobe reaches sends.',
    effect: 'minor',
    stages: ['sending'],
    sender: 'own',
    decides: ['mta'],
    happen: (world) => {
      world.hosted = ['adobe-1'];
      stopModule(world, 'mta', true);
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
      });
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
  orphanedChildren: {
    truth: 'More children of the MTA run than are allowed: orphans of a dead MTA keep the places.',
    effect: 'holds',
    stages: ['waiting'],
    sender: 'own',
    decides: ['mta', 'modules'],
    happen: (world) => {
      for (const server of world.servers) {
        server.running.push(...Array.from({ length: 5 }, () => 'mtachild@shop'));
      }
    },
  },
  busyElsewhere: {
    truth: 'Campaigns are many, but this delivery is of none.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      world.runningOfCampaigns = 40;
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
  sentByUndeclaredServer: {
    truth: 'The MTA of the declared servers is stopped; a server that was not declared sends.',
    effect: 'minor',
    stages: ['sending'],
    sender: 'own',
    decides: ['mta', 'modules'],
    happen: (world) => {
      stopModule(world, 'mta', true);
      world.undeclared = ['sending-77'];
    },
  },
  affinityOfTypologyNowhere: {
    truth: 'The typology of the delivery asks for an IP affinity that no server has.',
    effect: 'holds',
    stages: ['waiting'],
    sender: 'own',
    decides: ['affinity'],
    happen: (world) => {
      world.affinity = '';
      world.typologyAffinity = 'luxury';
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
  recycled: {
    truth: 'The delivery lies in the recycle bin.',
    effect: 'meant',
    stages: ['waiting'],
    happen: (world) => {
      world.recycled = true;
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
  calm: {
    truth: 'All is well, and messages leave.',
    effect: 'nothing',
    stages: ['sending'],
    happen: () => undefined,
  },
} as const satisfies Readonly<Record<string, Trouble>>;

/** What is the case at a point of a delivery's life, whatever else is. */
export const OF_STAGE: Readonly<Partial<Record<Stage, keyof typeof TROUBLES>>> = {
  scheduled: 'forLater',
  justDue: 'dueForSeconds',
  paused: 'pausedBySomebody',
  retrying: 'retriesPlanned',
};

export type TroubleId = keyof typeof TROUBLES;

export const TROUBLE_IDS = Object.keys(TROUBLES) as readonly TroubleId[];

/** `TROUBLES` by any id, without what the compiler knows of each. */
export function trouble(id: TroubleId): Trouble {
  return TROUBLES[id];
}
