import assert from 'node:assert/strict';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { ConfigSeen, ServerEvidence } from '../../../src/domain/diagnosis/evidence';
import { readInstanceConfig } from '../../../src/servers/config/instanceConfig';
import { parsePdump } from '../../../src/servers/nlserver/pdump';
import { explainText } from '../../../src/knowledge';
import { configSeen } from '../../../src/troubleshooting/gatherServers';
import { HOUR, MINUTE, NOW, SENDING, evidenceOf, read, server } from '../domain/diagnosis/evidenceOf';
import { assertDiagnosed, journalOf, type FieldCase } from './fieldCase';

const S = DELIVERY_STATES;
const OVERDUE = { contactDate: NOW - 3 * HOUR, lastModified: NOW - 3 * HOUR };

function configured(name: string, file: string, modules?: readonly string[]): ServerEvidence {
  const config: ConfigSeen = configSeen(readInstanceConfig([file]));
  const seen = server(name, { config, ...(modules === undefined ? {} : { modules }) });
  return { ...seen, config: read(config, `config-demo.xml on ${name}`) };
}

const TEMPLATE = `<?xml version='1.0'?>
<serverconf>
  <mta autoStart="true" statServerAddress="STAT"><child><smtp>
    <IPAffinity name="default,mid.default,dev.default">
      <IP address="" heloHost="" publicId="" weight=""/>
    </IPAffinity>
    <IPAffinity name="promo;news"><IP address="192.0.2.9" publicId="1" weight=""/></IPAffinity>
    <IPAffinity name="vip"><IP address="" heloHost="" publicId="" weight=""/></IPAffinity>
  </smtp></child></mta>
  <stat autoStart="true"/><wfserver autoStart="true"/>
</serverconf>`;

const MIGRATED = `<?xml version='1.0'?>
<serverconf>
  <mta _autoStart="true" statServerAddress="stat"/>
  <stat _autoStart="true"/><wfserver _autoStart="true"/><sms _autoStart="false"/>
</serverconf>`;

function children(count: number): readonly string[] {
  return ['mta@demo', 'wfserver@demo', ...Array.from({ length: count }, () => 'mtachild@demo')];
}

export const SENDING_CASES: readonly FieldCase[] = [
  {
    id: 'C12',
    source: 'KA-22901',
    situation: 'Messages of one sender’s domain wait, those of another leave; MTA and database are fine.',
    handled: 'The overdue start says that the domain may not be authorised where it is sent.',
    lacks: 'Domains of senders are not compared with what was sent lately.',
    check: () => {
      assertDiagnosed(evidenceOf({ delivery: OVERDUE }), { first: 'startOverdue', says: [/domain.*authorised/] });
    },
  },
  {
    id: 'C16',
    source: 'KA-16998',
    situation: 'The MTA may not write into /tmp, so parts of the delivery are put off.',
    handled: 'Named with its cure, and mta.log opens at the error on every sending server.',
    check: () => {
      const journal = journalOf(
        ['warning', 'Postponing DeliveryParts for broken delivery 351981208'],
        [
          'error',
          "BAS-010015 Cannot open file '/tmp/tmp8215-0000.tmp' with write access (errno=13, Permission denied)",
        ],
      );
      assertDiagnosed(evidenceOf({ delivery: SENDING, journal }), {
        first: 'journalExplained',
        says: [/BAS-010015/, /\/tmp|TMPDIR/],
        offers: [{ kind: 'openServerLog', text: 'errno=13' }],
      });
    },
  },
  {
    id: 'C17',
    source: 'release notes 2025 (NEO-82351, NEO-84553), KA-21659',
    situation: 'Orphaned children of the MTA hold all places, and the delivery stays on Start pending.',
    handled: 'More children than allowed are told apart; the cure ends them, and the fault with its build is named.',
    check: () => {
      const servers = [server('sending-1', { modules: children(5), config: { maxChildren: 2 } })];
      assertDiagnosed(evidenceOf({ delivery: OVERDUE, servers, product: { version: '7.4.1', build: '9383' } }), {
        first: 'childrenOrphaned',
        says: [/NEO-82351/, /9390/],
        remedy: 'stopModule',
        offers: [{ kind: 'stopModule', module: 'mtachild' }],
      });
    },
  },
  {
    id: 'C19',
    source: 'a practitioner’s template of a configuration',
    situation: 'An empty statServerAddress, names of an affinity between commas, an affinity without any address.',
    handled: 'Each is found: the MTA cannot start; the comma is named; the affinity has nowhere to send from.',
    check: () => {
      const stopped = ['web@default', 'wfserver@demo'];
      assertDiagnosed(evidenceOf({ servers: [configured('s1', TEMPLATE.replace('STAT', ''), stopped)] }), {
        first: 'statServerMissing',
        certainty: 'certain',
      });
      const servers = [configured('s1', TEMPLATE.replace('STAT', 'localhost:7777'), ['mta@demo', 'stat@demo'])];
      assertDiagnosed(evidenceOf({ servers, delivery: { ipAffinity: 'dev.default' } }), {
        first: 'affinityNotConfigured',
        says: [/between commas/, /semicolons/],
      });
      assertDiagnosed(evidenceOf({ servers, delivery: { ipAffinity: 'vip' } }), {
        first: 'affinityWithoutAddress',
        says: [/no address/],
        offers: [{ kind: 'changeAffinity' }],
      });
      const news = readInstanceConfig([TEMPLATE]).affinities.find(({ names }) => names.includes('news'));
      assert.deepEqual([news?.names, news?.ips.map(({ weight }) => weight)], [['promo', 'news'], [1]]);
    },
  },
  {
    id: 'C20',
    source: 'documentation of migrations',
    situation: 'Modules were switched off by writing _autoStart for a migration, and stayed so.',
    handled: 'The renamed attribute is named as the reason, with the start of the module.',
    check: () => {
      assertDiagnosed(
        evidenceOf({ delivery: OVERDUE, servers: [configured('s1', MIGRATED, ['web@default', 'syslogd@default'])] }),
        { first: 'mtaStartRenamed', certainty: 'likely', says: [/_autoStart/, /migration/], remedy: 'startModule' },
      );
    },
  },
  {
    id: 'C21',
    source: 'a practitioner’s blog, 7.3.4 on Windows',
    situation: 'Everything is down, and nlserver pdump prints its banner alone.',
    handled: 'Read as a list of nothing; once the delivery is long overdue, that nothing runs is likely.',
    check: () => {
      const banner =
        '16:19:10 >   Application server for Adobe Campaign Classic (7.3.4 build 9364@8f3ef8e of 09/04/2023)\r\n';
      const list = parsePdump(banner);
      assert.deepEqual([list?.modules, list?.onlyBanner], [[], true]);
      const servers = [{ ...server('win-1', { modules: [] }), onlyBanner: true } as const];
      assertDiagnosed(evidenceOf({ delivery: OVERDUE, servers }), {
        first: 'mtaNotRunning',
        certainty: 'likely',
        remedy: 'startModule',
      });
    },
  },
  {
    id: 'C24',
    source: 'translated servers',
    situation: 'An error of the system stands in the journal in the server’s own language.',
    handled: 'Recognised by its number.',
    check: () => {
      const journal = journalOf([
        'error',
        'Cannot move file (errno=18, Lien croisé de périphérique invalide) (iRc=-52)',
      ]);
      assertDiagnosed(evidenceOf({ delivery: SENDING, journal }), {
        first: 'temporaryFiles',
        certainty: 'likely',
        offers: [{ kind: 'openServerLog', text: 'errno=18' }],
      });
    },
  },
  {
    id: 'C25',
    source: 'KA-16442',
    situation: 'The limit of concurrent campaigns is reached by deliveries that retry for days.',
    handled: 'No more than possible, since Adobe’s pages disagree on what the option limits.',
    check: () => {
      const evidence = evidenceOf({
        delivery: { operationId: '77', contactDate: NOW - 20 * MINUTE },
        runningCampaignDeliveries: read(12, 'campaign deliveries'),
      });
      assertDiagnosed(evidence, { first: 'concurrencyLimit', certainty: 'possible' });
    },
  },
  {
    id: 'C26',
    source: 'KA-19398',
    situation: 'The technical workflow operationMgt ended in an error, so workflows of campaigns do not start.',
    handled: 'It is watched like deliveryMgt, and its own journal says why.',
    check: () => {
      const message =
        'PGS-220000 PostgreSQL error: ERROR:  duplicate key value violates unique constraint "nmsdelivery_id" DETAIL:  Key (ideliveryid)=(70806071) already exists.';
      const [explanation] = explainText(message, { language: 'en', place: 'workflow' });
      assert.ok(explanation !== undefined);
      const evidence = evidenceOf({
        delivery: { state: S.ready, operationId: '77', validationMode: 'auto' },
        workflows: {
          ...evidenceOf().workflows,
          operationMgt: read({ label: 'Campaign jobs', state: 13, failed: true }, 'workflow operationMgt'),
        },
        workflowReasons: read(
          new Map([['operationMgt', { line: { at: NOW - HOUR, type: 0, message }, explanation }]]),
          'journals of workflows',
        ),
      });
      assertDiagnosed(evidence, { first: 'workflowStopped', says: [/Campaign jobs/, /PGS-220000/, /proof/i] });
    },
  },
  {
    id: 'C32',
    source: 'KA-22154, KA-21165',
    situation: 'Messages of one domain wait because quotas are met, which only the messages themselves say.',
    handled: 'The texts of unsent messages are read and weighed.',
    check: () => {
      const messageTexts = read([{ text: 'Messages queued (connection quotas met)', count: 400 }], 'texts of messages');
      assertDiagnosed(
        evidenceOf({ delivery: { ...SENDING, state: S.retryPending, nextPassDate: NOW + HOUR }, messageTexts }),
        { first: 'retries', also: ['quotasMet'] },
      );
    },
  },
  {
    id: 'C37',
    source: 'KA-24109',
    situation: 'Waves go out one second apart, because “1h” was pasted as their delay.',
    handled: 'Told as the mistake it is, with a pause; not as waves that go as planned.',
    check: () => {
      const waves = { enabled: true, mode: 0, splitSize: '25%', splitDelaySeconds: 1 };
      assertDiagnosed(evidenceOf({ delivery: { ...SENDING, waves }, lastSent: read(NOW - 30_000, 'throughput') }), {
        first: 'wavesAtOnce',
        remedy: 'pause',
        never: ['waves'],
      });
    },
  },
];
