import { atLeastTwo, type Troubles } from './trouble';

export const CONFIGURATION = {
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
  accountOff: {
    truth: 'The external account that routes the delivery is switched off.',
    effect: 'holds',
    stages: ['waiting'],
    decides: ['handover'],
    happen: (world) => {
      world.routingActive = false;
    },
  },
  affinityWithoutAddress: {
    truth: 'The IP affinity of the delivery is configured everywhere, with no address.',
    effect: 'holds',
    stages: ['scheduled', 'waiting'],
    sender: 'own',
    decides: ['affinity', 'mta'],
    happen: (world) => {
      world.affinity = 'invoices';
      for (const server of world.servers) {
        server.affinities.push('invoices');
        server.faults.push({ kind: 'affinityWithoutAddress', affinity: 'invoices' });
      }
    },
  },
} as const satisfies Troubles;
