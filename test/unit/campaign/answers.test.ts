import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { CampaignErrorCode } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { writesOf } from '../../../src/campaign/writes';
import { PASSWORD, refusal, signal, withInstance } from './support/client';
import {
  document,
  envelope,
  fault,
  logonAnswer,
  REDIR,
  script,
  SECURITY_TOKEN,
  SESSION_TOKEN,
} from './support/envelopes';
import { scriptedServer, type Answer } from './support/scriptedServer';

const OTHER = envelope('TestCnx', 'xtk:session', '');

const QUESTIONS: Readonly<Record<string, (instance: CampaignInstance) => Promise<unknown>>> = {
  'an option': ({ options }) => options.get('X', signal()),
  'a delivery': ({ deliveries }) => deliveries.get('1', signal()),
  'a delivery by its id': ({ deliveries }) => deliveries.findOne({ id: '1' }, signal()),
  'the source of a delivery': ({ deliveries }) => deliveries.source('1', signal()),
  'the counts': ({ deliveries }) => deliveries.countByGroup(0, signal()),
  'groups of deliveries': ({ deliveries }) => deliveries.countBy('folder', { now: 0 }, signal()),
  counters: ({ deliveries }) => deliveries.counters(['1'], signal()),
  'a journal': ({ audit }) => audit.tail('1', 10, signal()),
  'tracking figures': ({ tracking }) => tracking.figures('1', signal()),
  'tracked content': ({ tracking }) => tracking.content('1', signal()),
  'results by domain': ({ statistics }) => statistics.byDomain('1', signal()),
  throughput: ({ throughput }) => throughput.samples({ since: 0 }, signal()),
  'a workflow': ({ workflows }) => workflows.get('tracking', signal()),
  'an enumeration': ({ schemas }) => schemas.enumeration('nms:delivery', 'deliveryState', signal()),
  'names of affinities': ({ monitoring }) => monitoring.affinityNames(signal()),
  'waiting parts': ({ monitoring }) => monitoring.waitingParts('1', signal()),
  'a mirror page': ({ messages }) => messages.mirrorUrl('1', '1', signal()),
  'messages by status': ({ messages }) => messages.tally({ deliveryId: '1' }, signal()),
  'a number of messages': ({ messages }) => messages.count({ deliveryId: '1' }, signal()),
  'quarantined addresses': ({ reputation }) => reputation.quarantines(0, signal()),
};

describe('the answer of another method', () => {
  const everywhere = script({
    ExecuteQuery: () => OTHER,
    GetOption: () => OTHER,
    GetMirrorURL: () => OTHER,
    GetEntityIfMoreRecent: () => OTHER,
  });
  for (const [what, ask] of Object.entries(QUESTIONS)) {
    it(`does not say that ${what} is not there`, async () => {
      await withInstance(everywhere, async (instance) => {
        assert.equal((await refusal(ask(instance))).code, 'malformed');
      });
    });
  }

  it('does not say that a command was obeyed', async () => {
    const scripted = script({ PrepareFromId: () => OTHER });
    await withInstance(scripted, async (instance) => {
      assert.equal((await refusal(writesOf(instance).prepare('1', signal()))).code, 'malformed');
    });
  });
});

describe('an option', () => {
  const whole = envelope('GetOption', 'xtk:session', '<pstrValue>40</pstrValue><pbtType>3</pbtType>');
  const cases: readonly [string, string, CampaignErrorCode][] = [
    ['whose value is cut off', whole.slice(0, whole.indexOf('0</pstrValue>')), 'truncated'],
    ['whose type is cut off', whole.slice(0, whole.indexOf('</pbtType>')), 'truncated'],
    ['without a type', envelope('GetOption', 'xtk:session', '<pstrValue>4</pstrValue>'), 'malformed'],
    ['without a value', envelope('GetOption', 'xtk:session', ''), 'malformed'],
  ];
  for (const [what, answer, code] of cases) {
    it(`${what} is an error, not a shorter value`, async () => {
      const scripted = script({ GetOption: () => answer });
      await withInstance(
        scripted,
        async (instance) => {
          assert.equal((await refusal(instance.options.get('X', signal()))).code, code);
        },
        { retry: { attempts: 1 } },
      );
    });
  }
});

describe('a logon', () => {
  const sessionInfo = (inside: string): string =>
    envelope(
      'Logon',
      'xtk:session',
      `<a>${SESSION_TOKEN}</a><b><sessionInfo>${inside}</sessionInfo></b><c>${SECURITY_TOKEN}</c>`,
    );

  it('without user info names the operator who signed in', async () => {
    const server = '<serverInfo instanceName="unit" buildNumber="9396"/>';
    await withInstance(script({ Logon: () => sessionInfo(server) }), ({ info }) => {
      assert.equal(info.operator, 'doctor');
      assert.equal(info.instanceName, 'unit');
      return Promise.resolve();
    });
  });

  it('without any info asks the clock, and takes the name from the page for monitoring', async () => {
    const time = (): string =>
      envelope('GetServerTime', 'xtk:session', `<t>${new Date(Date.now() + 60_000).toISOString()}</t>`);
    await withInstance(script({ Logon: () => sessionInfo(''), GetServerTime: time }), ({ info }) => {
      assert.equal(info.operator, 'doctor');
      assert.equal(info.instanceName, 'unit');
      assert.ok(Math.abs(info.clockOffsetMs - 60_000) < 5000);
      return Promise.resolve();
    });
  });

  it('is refused by the code of the server, whatever the HTTP status, and told in its words', async () => {
    const { url, close } = await scriptedServer(script({ Logon: () => fault('Compte désactivé', 'LOG-1') }));
    const credentials = { kind: 'password' as const, operator: 'x', password: PASSWORD };
    const error = await refusal(openInstance({ url, credentials }, signal()));
    assert.deepEqual(
      [error.code, error.facts['message'], error.facts['detail']],
      ['serverError', 'Compte désactivé', 'LOG-1'],
    );
    await close();
  });
});

describe('a page', () => {
  const page = (body: Buffer | string, contentType = 'text/html'): Answer => ({
    headers: { 'Content-Type': contentType },
    body,
  });
  const asked = (answer: Answer) =>
    script({
      DumpInstanceState: () => fault('SOP-330011 Error', 'Access denied: you do not have the rights.'),
      '': ({ path }) => (path.startsWith('/r/test') ? REDIR : answer),
    });
  const ROWS = '<html><p>été</p><table><tr><td>mta@demo</td><td>12</td></tr>';

  for (const [what, contentType] of [
    ['without a charset', 'text/html'],
    ['in its charset', 'text/html; charset=ISO-8859-1'],
    ['under an unknown charset', 'text/html; charset=klingon'],
  ] as const) {
    it(`in Latin-1 ${what} is read`, async () => {
      const whole = page(Buffer.from(`${ROWS}</table></html>`, 'latin1'), contentType);
      await withInstance(asked(whole), async (instance) => {
        assert.equal((await instance.machines.processes('demo', signal()))?.[0]?.name, 'mta');
      });
    });
  }

  it('that ends early is not taken for whole', async () => {
    await withInstance(
      asked(page(ROWS)),
      async (instance) => {
        assert.equal((await refusal(instance.machines.processes('demo', signal()))).code, 'truncated');
      },
      { retry: { attempts: 1 } },
    );
  });
});

describe('what is kept whole', () => {
  const long = 'x'.repeat(3 * 1024 * 1024);
  const limits = { maxDocumentBytes: 2 * 1024 * 1024 };

  it('has a ceiling of its own: the row of one delivery', async () => {
    await withInstance(
      script({ ExecuteQuery: () => document(`<delivery id="1" label="${long}"/>`) }),
      async (instance) => {
        assert.equal((await refusal(instance.deliveries.get('1', signal()))).code, 'tooLarge');
      },
      { limits },
    );
  });

  it('has a ceiling of its own: a schema', async () => {
    const schema = `<pdomDoc xsi:type="ns:Element"><schema name="delivery"><!--${long}--></schema></pdomDoc>`;
    await withInstance(
      script({ GetEntityIfMoreRecent: () => envelope('GetEntityIfMoreRecent', 'xtk:persist', schema) }),
      async (instance) => {
        assert.equal((await refusal(instance.schemas.methods('nms:delivery', signal()))).code, 'tooLarge');
      },
      { limits },
    );
  });

  it('is refused at the sign-in by its announced length alone', async () => {
    const { url, close } = await scriptedServer(script({ Logon: () => logonAnswer('x'.repeat(2 * 1024 * 1024)) }));
    const credentials = { kind: 'password' as const, operator: 'x', password: PASSWORD };
    assert.equal((await refusal(openInstance({ url, credentials }, signal()))).code, 'tooLarge');
    await close();
  });
});
