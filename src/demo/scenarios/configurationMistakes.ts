import { plan } from '../data/plan';
import { changeModules } from '../servers/moduleFile';
import { insertRow } from '../store/store';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario, type ScenarioContext } from './scenario';
import { editConfig, senders } from './serverFiles';

/** A delivery that has been due for an hour. */
function due(context: ScenarioContext, label: string, affinity = ''): number {
  return addDelivery(
    context,
    plan({
      label,
      contact: minuteBefore(context.now, HOUR),
      segment: label,
      share: 0.15,
      affinity,
      standing: { kind: 'confirmed' },
    }),
  );
}

/** As after Adobe's instructions for a migration, half undone. */
export const migrationLeftOff: Scenario = {
  name: 'migrationLeftOff',
  title: 'For a migration the modules were switched off by renaming an attribute, and nobody renamed it back.',
  truth: ['configuration.migrationLeftModulesOff'],
  subject: 'Welcome back',
  alone: true,
  apply: (context) => {
    for (const server of senders(context)) {
      editConfig(server, `config-${context.instance}.xml`, /<(mta|stat) autoStart=/g, '<$1 _autoStart=');
      changeModules(server.dir, (modules) => modules.filter(({ name }) => name !== 'mta' && name !== 'stat'));
    }
    context.farm.refresh();
    due(context, 'Welcome back');
  },
};

export const affinityWithoutAddress: Scenario = {
  name: 'affinityWithoutAddress',
  title: 'An IP affinity was copied from a template whose address nobody filled in.',
  truth: ['configuration.affinityWithoutAddress'],
  subject: 'Invoices of October',
  alone: true,
  apply: (context) => {
    for (const server of senders(context)) {
      editConfig(
        server,
        `config-${context.instance}.xml`,
        /<\/smtp>/,
        '<IPAffinity name="invoices"><IP address="" heloHost="" publicId="" weight=""/></IPAffinity></smtp>',
      );
    }
    due(context, 'Invoices of October', 'invoices');
  },
};

export const commasInAffinity: Scenario = {
  name: 'commasInAffinity',
  title: 'The names of an IP affinity are parted by commas, where Campaign wants semicolons.',
  truth: ['configuration.commasBetweenNames'],
  subject: 'Autumn hiking',
  alone: true,
  apply: (context) => {
    for (const server of senders(context)) {
      editConfig(server, `config-${context.instance}.xml`, /newsletter;promo/, 'newsletter,promo');
    }
    due(context, 'Autumn hiking', 'promo');
  },
};

export const typologyAffinity: Scenario = {
  name: 'typologyAffinity',
  title: 'The typology of a delivery asks for an IP affinity that no server has.',
  truth: ['configuration.typologyAffinityNowhere'],
  subject: 'Premium customers',
  alone: true,
  apply: (context) => {
    insertRow(context.store, 'NmsTypology', {
      iTypologyId: 1409,
      sName: 'premium',
      sLabel: 'Premium',
      sIpAffinity: 'premium',
    });
    // Its own affinity is empty: the engine takes the typology's, as an MTA does.
    const id = due(context, 'Premium customers');
    context.store.run('UPDATE NmsDelivery SET iTypologyId = 1409 WHERE iDeliveryId = ?', [id]);
  },
};

export const smsStopped: Scenario = {
  name: 'smsStopped',
  title: 'The module that holds the connections to SMS providers is stopped.',
  truth: ['processes.smsStopped'],
  subject: 'Your parcel is on its way',
  alone: true,
  apply: (context) => {
    for (const server of senders(context)) {
      editConfig(server, `config-${context.instance}.xml`, /<stat /, '<sms autoStart="true"/>\n  <stat ');
    }
    addDelivery(
      context,
      plan({
        label: 'Your parcel is on its way',
        channel: 'sms',
        folder: 1107,
        contact: minuteBefore(context.now, 45 * MINUTE),
        segment: 'parcel',
        share: 0.1,
        weight: 160,
        openRate: 0,
        clickRate: 0,
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

export const statisticsServerStopped: Scenario = {
  name: 'statisticsServerStopped',
  title: 'The statistics server is stopped on every sending server, and the MTAs wait for it.',
  truth: ['processes.statisticsServerStopped'],
  subject: 'Sofas on sale',
  alone: true,
  apply: (context) => {
    for (const { dir } of senders(context)) {
      changeModules(dir, (modules) => modules.filter(({ name }) => name !== 'stat'));
    }
    context.farm.refresh();
    due(context, 'Sofas on sale');
  },
};
