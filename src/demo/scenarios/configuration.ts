import { HOUR, type Scenario } from './scenario';
import { editConfig, senders, stopModuleOn } from './serverFiles';

export const affinitiesDiffer: Scenario = {
  name: 'affinitiesDiffer',
  title: 'The second sending server lacks an IP affinity that the first one has.',
  truth: ['configuration.affinityOnOneServerOnly'],
  apply: (context) => {
    const second = senders(context)[1];
    if (second !== undefined) {
      editConfig(second, `config-${context.instance}.xml`, / name="transactional"/, ' name="transactional-old"');
    }
  },
};

export const verifyMode: Scenario = {
  name: 'verifyMode',
  title: 'The MTA of one server is in verify mode since a test: it sends nothing really.',
  truth: ['configuration.sendingIsSimulated'],
  apply: (context) => {
    const first = senders(context)[0];
    if (first !== undefined) {
      editConfig(first, 'serverConf.xml', /verifyMode="false"/, 'verifyMode="true"');
    }
  },
};

export const tooManyChildren: Scenario = {
  name: 'tooManyChildren',
  title: 'The MTA may start 24 child processes, more than the machine has processors for.',
  truth: ['configuration.moreChildrenThanProcessors'],
  apply: (context) => {
    for (const server of senders(context)) {
      editConfig(server, 'serverConf.xml', /maxSpareServers="\d+"/, 'maxSpareServers="24"');
    }
  },
};

export const enhancedValidity: Scenario = {
  name: 'enhancedValidity',
  title: 'The Enhanced MTA sends, and cuts off every validity beyond three and a half days.',
  truth: ['configuration.relayEndsValidityEarly'],
  apply: (context) => {
    for (const server of senders(context)) {
      editConfig(server, 'serverConf.xml', /useMomentum="false"/, 'useMomentum="true"');
    }
  },
};

export const statServerMissing: Scenario = {
  name: 'statServerMissing',
  title: 'A server names no statistics server, and its MTA refused to start the last time.',
  truth: ['configuration.noStatisticsServerOnOne'],
  alone: true,
  apply: (context) => {
    const second = senders(context)[1];
    if (second === undefined) {
      return;
    }
    editConfig(second, `config-${context.instance}.xml`, /statServerAddress="[^"]*"/, 'statServerAddress=""');
    stopModuleOn(context, second, 'mta', 3 * HOUR);
    context.farm.log(
      second.name,
      'mta',
      context.now - 3 * HOUR + 5000,
      'error',
      'No statistics server is configured (statServerAddress): the MTA does not start',
    );
  },
};
