import { MINUTE } from '../../../unit/domain/diagnosis/evidenceOf';
import { ANY_OWN, DUE, atLeastTwo, nothingLeaves, stopModule, type Troubles } from './trouble';

export const PROCESSES = {
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
        faults: [],
      });
    },
  },
  migrationLeftModulesOff: {
    truth: 'For a migration the modules were switched off by renaming an attribute, and nobody renamed it back.',
    effect: 'holds',
    stages: DUE,
    sender: 'own',
    decides: ['mta', 'taking', 'affinity', 'modules'],
    happen: (world, random) => {
      world.affinity = '';
      for (const server of world.servers) {
        server.started = ['wfserver'];
        server.faults.push({ kind: 'autoStartRenamed', module: 'mta' }, { kind: 'autoStartRenamed', module: 'stat' });
        server.running = server.running.filter((task) => !/^(?:mta|stat)@/.test(task));
      }
      nothingLeaves(world, random);
    },
  },
} as const satisfies Troubles;
