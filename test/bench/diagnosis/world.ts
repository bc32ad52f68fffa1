import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { DeliveryStateCode } from '../../../src/domain/deliveryState';
import type { DeliveryWaves, EpochMs } from '../../../src/domain/delivery';
import type { DomainResults } from '../../../src/domain/domainResults';
import type { ConfigFault } from '../../../src/domain/configFault';
import { HOUR, MINUTE, NOW } from '../../unit/domain/diagnosis/evidenceOf';
import type { TroubleId } from './troubles';

export const DAY = 24 * HOUR;

/** A source of numbers from 0 to 1. */
export type Random = () => number;

/** Where in its life the delivery is; a trouble shows at some of these only. */
export type Stage = 'ready' | 'scheduled' | 'justDue' | 'waiting' | 'sending' | 'retrying' | 'paused' | 'failed';

export interface WorldServer {
  readonly name: string;
  /** nlserver prints its banner only: what runs there cannot be told. */
  onlyBanner?: true;
  /** Modules that run, as `name@instance`. */
  running: string[];
  /** Modules that the configuration starts. */
  started: string[];
  affinities: string[];
  statServer: string;
  maxChildren: number;
  freeBytes: number;
  /** Its clock minus the true time, ms. */
  clockOffsetMs: number;
  /** Mistakes that its configuration shows. */
  faults: ConfigFault[];
}

/** What is really the case, in terms of the world: machines, processes, people. What sources show of it is `observe`. */
export interface World {
  /** The true time. */
  readonly now: EpochMs;
  readonly stage: Stage;
  /** Zone of the servers, minutes east of UTC. */
  zoneMinutes: number;
  /** Clocks minus the true time, ms. */
  ourClockMs: number;
  instanceClockMs: number;
  servers: WorldServer[];
  /** Machines that were not declared, on which the instance itself sees an MTA. */
  undeclared: string[];
  /** Servers that only Adobe reaches. */
  hosted: string[];
  /** What we take for the name of the instance. */
  instanceName: string;
  state: DeliveryStateCode;
  channel: number;
  mode: number;
  contactDate: EpochMs;
  validityDate: EpochMs;
  lastModified: EpochMs;
  broadStart: EpochMs | undefined;
  messages: number;
  processed: number;
  errors: number;
  /** When a message of it was last sent. */
  lastSent: EpochMs | undefined;
  affinity: string;
  /** What its typology asks for. */
  typologyAffinity: string;
  /** Sent in real time, one event at a time. */
  ofEvents: boolean;
  recycled: boolean;
  validation: string;
  routingActive: boolean;
  campaign: string;
  waves: DeliveryWaves | undefined;
  tracking: boolean;
  partsWaiting: number;
  nextPass: EpochMs | undefined;
  midRemoteId: string;
  journal: { at: EpochMs; type: number; message: string }[];
  /** Technical workflows that do not run: stopped, or ended in an error. */
  stoppedWorkflows: Map<string, 'stopped' | 'failed'>;
  campaignStopped: boolean;
  /** What unsent messages say. */
  messageTexts: { readonly text: string; readonly count: number }[];
  runningOfCampaigns: number;
  limitOfCampaigns: number;
  domains: DomainResults[];
  /** The truth: what is wrong, or holds it up by intention. */
  readonly troubles: TroubleId[];
}

const S = DELIVERY_STATES;

const STATES: Readonly<Record<Stage, DeliveryStateCode>> = {
  ready: S.ready,
  scheduled: S.startPending,
  justDue: S.startPending,
  waiting: S.startPending,
  sending: S.started,
  retrying: S.retryPending,
  paused: S.paused,
  failed: S.failed,
};

/** A world in which all is well, with a delivery at this point of its life. */
export function healthyWorld(stage: Stage, random: Random): World {
  const now = NOW;
  const messages = Math.round(10 ** (2 + random() * 4));
  const begun = stage === 'sending' || stage === 'retrying' || stage === 'paused';
  const ago = (least: number, most: number): EpochMs => now - Math.round(least + random() * (most - least));
  const contactDate = contactDateOf(stage, now, random);
  const share = stage === 'retrying' ? 0.97 : stage === 'sending' || stage === 'paused' ? 0.2 + random() * 0.6 : 0;
  return {
    now,
    stage,
    zoneMinutes: 0,
    ourClockMs: 0,
    instanceClockMs: 0,
    undeclared: [],
    hosted: [],
    instanceName: 'shop',
    servers: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => healthyServer(index + 1)),
    state: STATES[stage],
    channel: 0,
    mode: 1,
    contactDate,
    validityDate: now + 2 * DAY + Math.round(random() * 3 * DAY),
    lastModified: stage === 'scheduled' || stage === 'ready' ? ago(HOUR, DAY) : Math.min(contactDate, now),
    broadStart: begun ? contactDate + 30_000 : undefined,
    messages,
    processed: Math.round(messages * share),
    errors: Math.round(messages * share * 0.02),
    lastSent: stage === 'sending' ? ago(5000, 2 * MINUTE) : undefined,
    affinity: random() < 0.5 ? '' : 'promo',
    typologyAffinity: '',
    ofEvents: false,
    recycled: false,
    validation: stage === 'ready' ? 'auto' : 'manual',
    routingActive: true,
    campaign: '0',
    waves: undefined,
    tracking: true,
    partsWaiting: 0,
    nextPass: stage === 'retrying' ? now + Math.round(random() * HOUR) : undefined,
    midRemoteId: '',
    journal: [{ at: contactDate - HOUR, type: 2, message: 'Preparation of the delivery completed' }],
    stoppedWorkflows: new Map(),
    campaignStopped: false,
    messageTexts: [],
    runningOfCampaigns: Math.floor(random() * 5),
    limitOfCampaigns: 10,
    domains: [
      { domain: 'gmail.com', prepared: 0, success: Math.round(messages * share * 0.5), error: 0 },
      { domain: 'orange.fr', prepared: 0, success: Math.round(messages * share * 0.3), error: 0 },
    ],
    troubles: [],
  };
}

function contactDateOf(stage: Stage, now: EpochMs, random: Random): EpochMs {
  switch (stage) {
    case 'scheduled':
      return now + HOUR + Math.round(random() * 20 * HOUR);
    case 'justDue':
      return now - 5000 - Math.round(random() * 40_000);
    case 'ready':
      return now - HOUR - Math.round(random() * HOUR);
    default:
      return now - 2 * HOUR - Math.round(random() * 3 * HOUR);
  }
}

function healthyServer(number: number): WorldServer {
  return {
    name: `sending-${number}`,
    running: ['web@default', 'mta@shop', 'wfserver@shop', 'stat@shop', 'watchdog'],
    started: ['mta', 'wfserver', 'stat'],
    affinities: ['default', 'promo'],
    statServer: 'localhost',
    maxChildren: 2,
    freeBytes: 60e9,
    clockOffsetMs: 0,
    faults: [],
  };
}
