import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePdump } from '../../../src/servers/nlserver/pdump';

const MB = 1024 * 1024;
const SAMPLE = `HH:MM:SS > Application server for Adobe Campaign Classic (7.X YY.R build XXX@SHA1) of DD/MM/YYYY
web@default (9984) - 50.1 Mo
watchdog (2273) - 6.6 Mo
syslogd@default (9931) - 7.0 Mo
trackinglogd@default (9985) - 45.6 Mo
mta@test (9986) - 9.6 Mo
wfserver@test (9987) - 8.8 Mo
`;

/** What nlserver printed on a server of the field. */
function field(file: string): string {
  return readFileSync(join('test/unit/servers/fixtures/pdump', file), 'utf8');
}

describe('servers/nlserver/pdump', () => {
  it('reads the documented sample', () => {
    assert.deepEqual(parsePdump(SAMPLE), {
      version: '7.X YY.R',
      build: 'XXX',
      modules: [
        { name: 'web', instance: 'default', pid: 9984, memoryBytes: Math.round(50.1 * MB) },
        { name: 'watchdog', pid: 2273, memoryBytes: Math.round(6.6 * MB) },
        { name: 'syslogd', instance: 'default', pid: 9931, memoryBytes: 7 * MB },
        { name: 'trackinglogd', instance: 'default', pid: 9985, memoryBytes: Math.round(45.6 * MB) },
        { name: 'mta', instance: 'test', pid: 9986, memoryBytes: Math.round(9.6 * MB) },
        { name: 'wfserver', instance: 'test', pid: 9987, memoryBytes: Math.round(8.8 * MB) },
      ],
    });
  });

  it('reads the time of day that a banner begins with, and no other', () => {
    const at = (banner: string): number | undefined => parsePdump(`${banner}\nmta@test (1) - 9.6 Mo\n`)?.timeOfDayMs;
    assert.equal(at('00:00:00 > Application server for Adobe Campaign Classic (7.4 build 9368@ab12) of 01/06/2026'), 0);
    assert.equal(
      at('  23:59:58 >   Application server for Adobe Campaign Classic (7.4 build 9368@ab12) of 01/06/2026'),
      86_398_000,
    );
    for (const none of [
      '24:00:00 > Application server',
      '12:60:00 > Application server',
      'Application server at 12:00:00',
      '12:00:00 > something else',
    ]) {
      assert.equal(at(none), undefined, none);
    }
  });

  it('reads the other units, banners and line ends', () => {
    for (const unit of ['Mo', 'MB', 'Mb']) {
      assert.equal(parsePdump(`inMail@prod-1 (12) - 2.0 ${unit}\r\n`)?.modules[0]?.memoryBytes, 2 * MB, unit);
    }
    const banners: [string, string | undefined, string | undefined][] = [
      [
        '12:00:01 >   Application server for Adobe Campaign Classic (7.4 24.1.2 build 9400@a1b2c3d) of 01/02/2026',
        '7.4 24.1.2',
        '9400',
      ],
      ['Application Server for Adobe Campaign Version 6.1 (build 8500) of 01/01/2016', '6.1', '8500'],
      ['Application Server for Adobe Campaign version 7.0 (build 8977) dated 1 May 2019', '7.0', '8977'],
    ];
    for (const [banner, version, build] of banners) {
      const list = parsePdump(`${banner}\nNo tasks\n`);
      assert.deepEqual([list?.version, list?.build], [version, build], banner);
    }
  });

  it('knows the three ways to say that nothing runs', () => {
    for (const text of [
      'No tasks',
      'No task',
      'no task',
      '12:00:00 >   Application server for Adobe Campaign Classic\nNo tasks\n',
    ]) {
      assert.deepEqual(parsePdump(text)?.modules, [], text);
    }
  });

  it('stops where -who goes on with connections', () => {
    const who = `${SAMPLE}Connections ------------------
Last Access IP Instance Login
23/11/2026 12:00:00 127.0.0.1 default internal|monitoring
mta@ghost (1) - 1.0 Mo
Connection pool --------------
Datasource Server Provider Login
`;
    assert.deepEqual(parsePdump(who), parsePdump(SAMPLE));
  });

  it('does not take a cut-off or foreign output for "nothing runs"', () => {
    for (const text of [
      '',
      'Welcome to the Adobe Campaign servers of Example Ltd.',
      'bash: nlserver: command not found',
      '<html>Bad gateway</html>',
    ]) {
      assert.equal(parsePdump(text), undefined, text);
    }
  });

  it('says of a banner alone that it was nothing else', () => {
    const list = parsePdump(field('windows_734_nothing-runs_banner-only.txt'));
    assert.deepEqual(list?.modules, []);
    assert.equal(list.onlyBanner, true);
    assert.equal(list.build, '9364@8f3ef8e'.split('@')[0]);
    assert.equal(parsePdump(`${SAMPLE.split('\n')[0] ?? ''}\nNo tasks\n`)?.onlyBanner, undefined);
  });

  it('reads what was met in the field, whatever the login printed before', () => {
    const names = (file: string): string[] => parsePdump(field(file))?.modules.map(({ name }) => name) ?? [];
    assert.equal(names('linux_hosted_2019.txt').length, 8);
    assert.deepEqual(names('rh7_611_service-status.txt'), ['watchdog', 'syslogd', 'web']);
    assert.deepEqual(names('login-shell-noise.txt'), ['web', 'mta', 'mtachild', 'mtachild', 'mtachild', 'watchdog']);
  });
});
