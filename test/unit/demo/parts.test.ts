import assert from 'node:assert/strict';
import { scaledClock } from '../../../src/demo/clock';
import { readCommandLine } from '../../../src/demo/commandLine';
import { randomOf } from '../../../src/demo/engine/chance';
import { nextCleanup } from '../../../src/demo/engine/cleanup';
import { partSize } from '../../../src/demo/engine/target';
import { FaultInjector } from '../../../src/demo/faults/fault';
import { SCENARIOS, requireScenario } from '../../../src/demo/scenarios/catalogue';
import { SoapFault } from '../../../src/demo/soap/fault';
import { DEFAULT_LOCKOUT, Sessions } from '../../../src/demo/soap/sessions';
import { formatLogLine } from '../../../src/demo/servers/serverLog';

const MINUTE = 60_000;

describe('demo: sessions', () => {
  const account = { login: 'admin', password: 'right', operatorId: 1, rights: ['admin'] };
  let time = 0;
  let sessions: Sessions;
  const attempt = (password: string): string => {
    try {
      return sessions.logon('admin', password).account.login;
    } catch (error) {
      assert.ok(error instanceof SoapFault);
      return `${error.httpStatus} ${error.detail ?? ''}`.trim();
    }
  };
  beforeEach(() => {
    time = 1_000_000;
    sessions = new Sessions([account], new Set(['bearer']), () => time, DEFAULT_LOCKOUT);
  });

  it('forgets failures that lie further back than ten minutes', () => {
    for (let round = 0; round < 5; round++) {
      assert.equal(attempt('wrong'), '403');
      time += 6 * MINUTE;
    }
    assert.equal(attempt('right'), 'admin');
  });

  it('bans after three, for five minutes, and then for longer', () => {
    for (let times = 0; times < 3; times++) {
      attempt('wrong');
    }
    assert.match(attempt('right'), /locked/);
    time += 5 * MINUTE - 1;
    assert.match(attempt('right'), /locked/);
    time += 1;
    for (let times = 0; times < 3; times++) {
      assert.equal(attempt('wrong'), '403');
    }
    time += 9 * MINUTE;
    assert.match(attempt('right'), /locked/);
    time += MINUTE;
    assert.equal(attempt('right'), 'admin');
  });

  it('a success clears the count', () => {
    for (const password of ['wrong', 'wrong', 'right', 'wrong', 'wrong']) {
      attempt(password);
    }
    assert.equal(attempt('right'), 'admin');
  });

  it('ends a session after a day, at logoff, or when all are ended', () => {
    const [a, b, c] = [
      sessions.logon('admin', 'right'),
      sessions.bearerLogon('bearer'),
      sessions.logon('admin', 'right'),
    ];
    assert.equal(sessions.check(a.token, a.securityToken).account.login, 'admin');
    assert.throws(() => sessions.check(a.token, b.securityToken), SoapFault);
    sessions.logoff(b.token);
    assert.throws(() => sessions.check(b.token, b.securityToken), SoapFault);
    time += 86_400_000;
    assert.throws(() => sessions.check(a.token, a.securityToken), SoapFault);
    sessions.expireAll();
    assert.throws(() => sessions.check(c.token, c.securityToken), SoapFault);
    assert.throws(() => sessions.bearerLogon('other'), SoapFault);
  });
});

describe('demo: small parts', () => {
  it('a clock runs at its speed and jumps when told to', () => {
    let real = 1000;
    const clock = scaledClock({ source: () => real, speed: 10 });
    real += 5;
    assert.equal(clock.now(), 1050);
    clock.advance(100);
    assert.equal(clock.now(), 1150);
  });

  it('the command line says what it does not understand', () => {
    assert.deepEqual(
      { ...readCommandLine(['--seed', '4', '--port=80', '--scenario', 'waves, mtaStopped', '--print-password']) },
      {
        seed: 4,
        port: 80,
        home: undefined,
        handle: undefined,
        speed: 1,
        operator: undefined,
        printPassword: true,
        scenarios: ['waves', 'mtaStopped'],
        recipients: undefined,
        deliveries: undefined,
        profile: undefined,
        topology: 'all-in-one',
        messages: undefined,
        pollSeconds: undefined,
        help: false,
      },
    );
    assert.deepEqual(readCommandLine(['--scenario', 'none']).scenarios, []);
    for (const wrong of [['--seed'], ['--seed', 'x'], ['--port', '-1'], ['--other']]) {
      assert.throws(() => readCommandLine(wrong));
    }
  });

  it('faults hit what they are meant for, as often as they are meant to', () => {
    const faults = new FaultInjector();
    faults.inject({ method: 'Write', skip: 1, times: 2, fault: { kind: 'reset' } });
    faults.inject({ path: '/r/test', fault: { kind: 'html' } });
    const hit = (path: string, method = ''): string | undefined => faults.next(path, method)?.kind;
    assert.deepEqual(
      [hit('/a', 'Write'), hit('/a', 'Write'), hit('/a', 'Logon'), hit('/a', 'Write'), hit('/a', 'Write')],
      [undefined, 'reset', undefined, 'reset', undefined],
    );
    assert.deepEqual([hit('/r/test'), hit('/r/test')], ['html', undefined]);
    faults.inject({ fault: { kind: 'reset' }, times: 9 });
    faults.clear();
    assert.equal(hit('/a'), undefined);
  });

  it('scenarios have names of their own and are found by them', () => {
    assert.equal(new Set(SCENARIOS.map(({ name }) => name)).size, SCENARIOS.length);
    assert.equal(requireScenario('waves').name, 'waves');
    assert.throws(() => requireScenario('nothing'), /mtaStopped/);
  });

  it('the next cleanup is at four', () => {
    const day = Date.UTC(2026, 10, 23);
    assert.equal(nextCleanup(day + 3 * 60 * MINUTE), day + 4 * 60 * MINUTE);
    assert.equal(nextCleanup(day + 4 * 60 * MINUTE), day + 28 * 60 * MINUTE);
  });

  it('parts have between 8 and 256 messages, unless that were too many parts', () => {
    assert.deepEqual([partSize(0), partSize(100), partSize(1_000_000)], [8, 8, 15_625]);
  });

  it('the same seed gives the same numbers, evenly spread', () => {
    const draw = (seed: number): number[] => {
      const random = randomOf(seed);
      return Array.from({ length: 2000 }, random);
    };
    assert.deepEqual(draw(3), draw(3));
    assert.notDeepEqual(draw(3), draw(4));
    const mean = draw(3).reduce((total, value) => total + value, 0) / 2000;
    assert.ok(mean > 0.47 && mean < 0.53);
  });

  it('log lines have the fields of the published samples', () => {
    assert.equal(
      formatLogLine(0, 10, 'warning', 'text (iRc=-52)'),
      '1970-01-01T00:00:00.000Z\t10\t49\t1\twarning\tlog\ttext (iRc=-52)',
    );
  });
});
