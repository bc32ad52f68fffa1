import { stopModule, type Troubles } from './trouble';

export const CAMPAIGNS = {
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
  busyElsewhere: {
    truth: 'Campaigns are many, but this delivery is of none.',
    effect: 'nothing',
    stages: ['sending'],
    happen: (world) => {
      world.runningOfCampaigns = 40;
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
  campaignStopped: {
    truth: 'Somebody stopped the campaign of the delivery.',
    effect: 'holds',
    stages: ['ready'],
    decides: ['validation'],
    happen: (world) => {
      world.campaign = '77';
      world.campaignStopped = true;
    },
  },
  campaignJobsFail: {
    truth: 'The technical workflow that drives campaigns ends in an error.',
    effect: 'holds',
    stages: ['ready'],
    decides: ['validation'],
    happen: (world) => {
      world.campaign = '77';
      world.stoppedWorkflows.set('operationMgt', 'failed');
    },
  },
} as const satisfies Troubles;
