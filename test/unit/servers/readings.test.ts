import assert from 'node:assert/strict';
import { maskSecrets } from '../../../src/servers/config/maskSecrets';
import { foundFiles } from '../../../src/servers/files/shellFiles';
import { parseHostFacts } from '../../../src/servers/hostFacts';
import { expectedModules, missingModules, taskOf } from '../../../src/domain/expectedModules';
import { parseMissing } from '../../../src/servers/nlserver/commands';

describe('what a server tells', () => {
  it('reads the clock and the space that is free', () => {
    const df =
      'Filesystem     1024-blocks     Used Available Capacity Mounted on\n/dev/mapper/vg data  41152812 10000000  29036820      27% /usr/local\n';
    assert.deepEqual(parseHostFacts(`1790000000.250000000\n${df}`, 5), {
      clock: { there: 1_790_000_000_250, here: 5 },
      disk: { totalBytes: 41_152_812 * 1024, freeBytes: 29_036_820 * 1024 },
    });
    // busybox prints the format, or nothing, where there is no fraction; a folder that is not there has no space.
    assert.deepEqual(parseHostFacts('1790000000.%N\ndf: no such file\n', 5), {
      clock: { there: 1_790_000_000_500, here: 5 },
    });
    assert.equal(parseHostFacts('sh: date: not found', 5), undefined);
  });

  it('reads the files of a folder and nothing else', () => {
    const listed =
      '81a4/120/1790000000/./mta.log\n81A4/0/1790000001/web.log\n41ed/4096/1790000000/./old\na1ff/7/1790000000/./link\nnonsense\n';
    assert.deepEqual(
      foundFiles(listed).map(({ name, sizeBytes }) => [name, sizeBytes]),
      [
        ['mta.log', 120],
        ['web.log', 0],
      ],
    );
  });

  it('reads which modules nlserver itself misses', () => {
    const output =
      '12:00:00 >   Application server for Adobe Campaign Classic (7.4 24.1 build 9400@abc) of 01/02/2026\nmta@prod\nstat@prod\n';
    assert.deepEqual(parseMissing(output), ['mta@prod', 'stat@prod']);
  });

  it('knows which modules should run, and which of them do not', () => {
    const config = {
      autoStart: ['mta', 'wfserver', 'web'],
      sharedAutoStart: ['web', 'watchdog', 'webmdl'],
      affinities: [],
    };
    const expected = expectedModules(config, 'demo');
    assert.deepEqual(expected.map(taskOf), ['mta@demo', 'wfserver@demo', 'web@default', 'watchdog@default']);
    const running = [
      { name: 'web', instance: 'default', pid: 1, memoryBytes: 1 },
      { name: 'watchdog', pid: 2, memoryBytes: 1 },
      { name: 'mta', instance: 'other', pid: 3, memoryBytes: 1 },
    ];
    assert.deepEqual(missingModules(expected, running).map(taskOf), ['mta@demo', 'wfserver@demo']);
  });

  it('masks what is secret in a configuration, and nothing else', () => {
    const xml = [
      '<dataSource name="default"><dbcnx login="neolane" password="@aB1==" server="db" provider=\'PostgreSQL\'/></dataSource>',
      '<authentication><XtkSecurity internalPassword="XXXX" allowEmptyPassword="true" sessionTokenOnly=\'false\'/></authentication>',
      '<proxy url="https://user:hunter2@proxy:3128/"/>',
      '<!-- old: password="forgotten" -->',
      '<apiToken>abc.def</apiToken><tokenTimeoutSec>60</tokenTimeoutSec>',
      '<x cryptKey = "k>ey" tokenTimeoutSec="60" password=""/>',
    ].join('\n');
    const masked = maskSecrets(xml);
    for (const secret of ['@aB1==', 'XXXX', 'hunter2', 'forgotten', 'abc.def', 'k>ey']) {
      assert.equal(masked.includes(secret), false, secret);
    }
    for (const kept of [
      'login="neolane"',
      'server="db"',
      'allowEmptyPassword="true"',
      "sessionTokenOnly='false'",
      'tokenTimeoutSec="60"',
      'password=""',
      'https://user:',
    ]) {
      assert.ok(masked.includes(kept), kept);
    }
    assert.equal(masked.split('\n').length, xml.split('\n').length);
  });
});
