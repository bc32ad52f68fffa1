import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInstanceConfig, readSharedAutoStart } from '../../../src/servers/config/instanceConfig';

/** A configuration that was met in the field. */
function field(file: string): string {
  return readFileSync(join('test/unit/servers/fixtures/conf', file), 'utf8');
}

/** The documented forms in one file. */
const CONFIG = `<?xml version='1.0'?>
<serverconf>
  <shared><dataSource name="default"><dbcnx login="prod"/></dataSource></shared>
  <!-- <mta autoStart="false"/> -->
  <mta autoStart="true" statServerAddress="localhost">
    <master dataBasePoolPeriodSec="30" maxSpareServers="2"/>
    <child maxWorkingSetMb="256"><smtp>
      <IPAffinity name="default" localDomain="domain.com">
        <IP address="192.168.0.11" publicId="1" weight="5"/>
        <IP address="192.168.0.12" heloHost="revdns1.example.com" publicId="2" weight="5" includeDomains="a.com,b.*" excludeDomains="neo.*"/>
      </IPAffinity>
      <IPAffinity IPMask="" localDomain="" name="mid.Server;WWserver; local.Server ;">
        <IP address="192.168.0.13"/>
      </IPAffinity>
    </smtp></child>
  </mta>
  <wfserver autoStart="true" affinity="XXX,"/>
  <inMail autoStart="false"/>
  <sms _autoStart="true"/>
  <stat autoStart="1"/>
</serverconf>`;

describe('servers/config/instanceConfig', () => {
  it('reads modules, affinities and the statistics server', () => {
    assert.deepEqual(readInstanceConfig([CONFIG]), {
      autoStart: ['mta', 'wfserver', 'stat'],
      statServerAddress: 'localhost',
      mta: { maxSpareServers: 2 },
      faults: [{ kind: 'autoStartRenamed', module: 'sms' }],
      affinities: [
        {
          names: ['default'],
          localDomain: 'domain.com',
          ips: [
            { address: '192.168.0.11', publicId: '1', weight: 5 },
            {
              address: '192.168.0.12',
              publicId: '2',
              weight: 5,
              heloHost: 'revdns1.example.com',
              includeDomains: 'a.com,b.*',
              excludeDomains: 'neo.*',
            },
          ],
        },
        {
          names: ['mid.Server', 'WWserver', 'local.Server'],
          localDomain: '',
          ips: [{ address: '192.168.0.13', weight: 1 }],
        },
      ],
    });
  });

  it('lets the instance override what holds for all, and adds up the affinities', () => {
    const shared = `<serverConf><mta autoStart="false" statServerAddress=""><child><smtp><IPAffinity name="all"/></smtp></child></mta><web autoStart="true"/></serverConf>`;
    const own = `<serverconf><mta autoStart="true" statServerAddress="stat:7777"/><web autoStart="false"/></serverconf>`;
    const config = readInstanceConfig([shared, own]);
    assert.deepEqual(config.autoStart, ['mta']);
    assert.equal(config.statServerAddress, 'stat:7777');
    assert.deepEqual(
      config.affinities.map(({ names }) => names),
      [['all']],
    );
  });

  it('tells an empty statistics server from one that is not told', () => {
    assert.equal(readInstanceConfig(['<serverconf><mta statServerAddress=""/></serverconf>']).statServerAddress, '');
    assert.equal(readInstanceConfig(['<serverconf><mta/></serverconf>']).statServerAddress, undefined);
  });

  it('reads the settings that health checks look at, the instance over all', () => {
    const shared =
      '<serverConf><mta verifyMode="true" useMomentum="false"><master maxSpareServers="16"/><relay address="192.0.0.3" port="25"/><child><smtp enableTLS="true"/></child></mta></serverConf>';
    const own = '<serverconf><mta verifyMode="false"/></serverconf>';
    assert.deepEqual(readInstanceConfig([shared, own]).mta, {
      verifyMode: false,
      useMomentum: false,
      maxSpareServers: 16,
      relay: '192.0.0.3',
      enableTls: true,
    });
    assert.deepEqual(
      readSharedAutoStart(
        '<serverconf><web args="-tomcat" autoStart="true"/><watchdog autoStart="false"/></serverconf>',
      ),
      ['web'],
    );
  });

  it('takes the affinity of workflows for none of the MTA', () => {
    const xml = '<serverconf><wfserver autoStart="true" affinity="a,"><IPAffinity name="x"/></wfserver></serverconf>';
    assert.deepEqual(readInstanceConfig([xml]).affinities, []);
  });

  it('refuses what is no configuration', () => {
    for (const xml of [
      '',
      '<serverconf>',
      'plain text',
      '<a></b>',
      '<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>',
      '<a>'.repeat(80),
    ]) {
      assert.throws(() => readInstanceConfig([xml]), Error, xml);
    }
  });

  it('names the mistakes of a template that was filled in wrongly, and takes an empty weight for none', () => {
    const config = readInstanceConfig([
      field('serverConf_2018_trimmed.xml'),
      field('config-instance1_commas-empty-ip.xml'),
    ]);
    const names = 'default,mid.default,dev.default,test.default';
    assert.deepEqual(config.affinities, [{ names: [names], ips: [] }]);
    assert.deepEqual(config.faults, [
      { kind: 'commaInAffinity', affinity: names },
      { kind: 'affinityWithoutAddress', affinity: names },
    ]);
    assert.equal(config.statServerAddress, '');
  });

  it('knows arguments left on, the operator’s affinities and a nameless template', () => {
    const config = readInstanceConfig([field('config-mid_operator-affinity.xml')]);
    assert.deepEqual(config.affinities, [
      {
        names: ['mkt_prod.promo.gold', 'mkt_prod.promo'],
        localDomain: 'news.example.com',
        ips: [{ address: '10.0.0.5', publicId: '1', weight: 1 }],
      },
      { names: [], localDomain: '', ips: [] },
    ]);
    assert.deepEqual(config.faults, [{ kind: 'verboseLeftOn', module: 'mta', args: '-verbose -tracefilter:*' }]);
    const plain = '<serverConf><mta args="-tracefilter:nlmta"/><wfserver args="-verbose"/></serverConf>';
    assert.deepEqual(readInstanceConfig([plain]).faults, [
      { kind: 'verboseLeftOn', module: 'wfserver', args: '-verbose' },
    ]);
  });

  it('sees the modules that a migration left switched off', () => {
    const config = readInstanceConfig([
      field('serverConf_2018_trimmed.xml'),
      field('config-migrated_underscore-autoStart.xml'),
    ]);
    assert.deepEqual(config.autoStart, []);
    assert.deepEqual(
      config.faults,
      ['mta', 'stat', 'wfserver', 'inMail'].map((module) => ({ kind: 'autoStartRenamed', module })),
    );
  });
});
