import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import { Semaphore } from '../../../src/campaign/http/semaphore';
import { isTransient, pauseBeforeRetry } from '../../../src/campaign/http/retry';
import { collect, eventually, refusal, signal, withInstance } from './support/client';
import { document, envelope, fault, rows, script } from './support/envelopes';
import type { Script } from './support/scriptedServer';
import { writesOf } from '../../../src/campaign/writes';

const GATEWAY = { status: 503, body: '<html><title>503</title></html>' };
const option = envelope('GetOption', 'xtk:session', '<v>1</v><t>6</t>');

/** Breaks the connection at the first `times` calls of `call`. */
function breaking(call: string, times: number, usual: Script): Script {
  let broken = 0;
  return (request, response, incoming) => {
    if (request.call !== call || broken >= times) {
      return usual(request, response, incoming);
    }
    broken += 1;
    response.destroy();
    return undefined;
  };
}

describe('sending again', () => {
  it('repeats reads after transport faults, at most twice', async () => {
    for (const [times, reached] of [
      [1, true],
      [2, true],
      [3, false],
    ] as const) {
      await withInstance(
        breaking('GetOption', times, script({ GetOption: () => option })),
        async (instance, server) => {
          if (reached) {
            assert.equal(await instance.options.get('X', signal()), '1');
          } else {
            assert.equal((await refusal(instance.options.get('X', signal()))).code, 'connectionLost');
          }
          assert.equal(server.calls().filter((call) => call === 'GetOption').length, Math.min(times + 1, 3));
        },
      );
    }
  });

  it('repeats reads after 503, not after a fault or a timeout', async () => {
    let asked = 0;
    await withInstance(script({ GetOption: () => (++asked < 3 ? GATEWAY : option) }), async (instance) => {
      assert.equal(await instance.options.get('X', signal()), '1');
      assert.equal(asked, 3);
    });
    asked = 0;
    await withInstance(script({ GetOption: () => (++asked, fault('PGS-220000 deadlock')) }), async (instance) => {
      assert.equal((await refusal(instance.options.get('X', signal()))).code, 'serverError');
      assert.equal(asked, 1);
    });
    asked = 0;
    const usual = script({});
    const hanging: Script = (request, response, incoming) =>
      request.call === 'GetOption' ? void (asked += 1) : usual(request, response, incoming);
    await withInstance(
      hanging,
      async (instance) => {
        assert.equal((await refusal(instance.options.get('X', signal()))).code, 'timeout');
        assert.equal(asked, 1);
      },
      { timeoutMs: 200 },
    );
  });

  for (const [call, write] of Object.entries({
    Write: (instance: Parameters<Parameters<typeof withInstance>[1]>[0]) =>
      writesOf(instance).setAffinity('7', 'x', signal()),
    ExecCommand: (instance: Parameters<Parameters<typeof withInstance>[1]>[0]) =>
      writesOf(instance).command('7', 'play', signal()),
  })) {
    it(`never repeats ${call}`, async () => {
      for (const scripted of [breaking(call, 9, script({})), script({ [call]: () => GATEWAY })]) {
        await withInstance(scripted, async (instance, server) => {
          const { code } = await refusal(write(instance));
          assert.ok(['connectionLost', 'html'].includes(code));
          assert.equal(server.calls().filter((name) => name === call).length, 1);
        });
      }
    });
  }

  it('never repeats a logon', async () => {
    await withInstance(script({}), async (_instance, server) => {
      assert.equal(server.calls().filter((call) => call === 'Logon').length, 1);
    });
    let server: { calls(): string[] } | undefined;
    const opening = withInstance(
      breaking('Logon', 9, (request, response, incoming) => script({})(request, response, incoming)),
      async (_, running) => {
        server = running;
      },
    );
    assert.equal((await refusal(opening)).code, 'connectionLost');
    assert.equal(server, undefined);
  });

  it('waits longer each time, with jitter, and not at all once cancelled', async () => {
    const policy = { attempts: 3, firstPauseMs: 20, random: () => 0.5 };
    const pauses: number[] = [];
    for (const attempt of [1, 2, 3]) {
      const began = performance.now();
      await pauseBeforeRetry(policy, attempt, 'x', signal());
      pauses.push(performance.now() - began);
    }
    for (const [index, pause] of pauses.entries()) {
      const nominal = 20 * 2 ** index;
      assert.ok(pause > nominal - 3 && pause < nominal + 200, `pause ${index + 1}: ${pause} ms`);
    }
    assert.equal(
      (await refusal(pauseBeforeRetry({ ...policy, firstPauseMs: 60_000 }, 1, 'x', AbortSignal.timeout(10)))).code,
      'cancelled',
    );
  });

  it('knows what may be gone at the next try', () => {
    const of = (code: CampaignError['code'], facts: Record<string, string> = {}): boolean =>
      isTransient(new CampaignError({ code, doing: 'x', facts }));
    assert.ok(
      of('connectionLost') &&
        of('refused') &&
        of('truncated') &&
        of('http', { status: '503' }) &&
        of('dns', { problem: 'EAI_AGAIN' }),
    );
    assert.ok(
      !of('dns', { problem: 'ENOTFOUND' }) &&
        !of('tls') &&
        !of('logonRefused') &&
        !of('timeout') &&
        !of('http', { status: '500' }),
    );
    assert.ok(!isTransient(new Error('x')));
  });
});

describe('parallel calls', () => {
  it('keeps to the limit, and to the order of asking', async () => {
    let now = 0;
    let most = 0;
    const usual = script({ GetOption: () => option });
    const slow: Script = async (request, response, incoming) => {
      if (request.call !== 'GetOption') {
        return usual(request, response, incoming);
      }
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 15));
      now -= 1;
      return { body: option };
    };
    for (const parallel of [1, 3, undefined]) {
      most = 0;
      await withInstance(
        slow,
        async (instance) => {
          await Promise.all(Array.from({ length: 12 }, (_, n) => instance.options.get(`O${n}`, signal())));
          assert.equal(most, parallel ?? 4);
        },
        { parallel },
      );
    }
  });

  it('lets a call that is cancelled while it waits out of the queue', async () => {
    const answers: (() => void)[] = [];
    const usual = script({});
    const held: Script = async (request, response, incoming) => {
      if (request.call !== 'GetOption') {
        return usual(request, response, incoming);
      }
      await new Promise<void>((resolve) => answers.push(resolve));
      return { body: option };
    };
    await withInstance(
      held,
      async (instance, server) => {
        const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
        const first = instance.options.get('A', signal());
        await eventually(() => answers.length === 1, 'first call');
        const leaving = new AbortController();
        const second = refusal(instance.options.get('B', leaving.signal));
        await tick();
        const third = instance.options.get('C', signal());
        await tick();
        leaving.abort();
        assert.equal((await second).code, 'cancelled');
        answers[0]?.();
        await first;
        await eventually(() => answers.length === 2, 'third call');
        answers[1]?.();
        assert.equal(await third, '1');
        assert.equal(server.calls().filter((call) => call === 'GetOption').length, 2);
      },
      { parallel: 1 },
    );
  });

  it('counts a stream until it is left', async () => {
    const log = rows('broadLogRcp', '<broadLogRcp id="1"/>', '<broadLogRcp id="2"/>');
    const scripted = script({
      ExecuteQuery: (request) =>
        !request.body.includes('schema="nms:broadLogRcp"')
          ? document('<delivery id="1"/>')
          : request.body.includes('@id &gt; ')
            ? rows('broadLogRcp')
            : log,
      GetOption: () => option,
    });
    await withInstance(
      scripted,
      async (instance, server) => {
        let asking: Promise<string | undefined> | undefined;
        for await (const message of instance.messages.rows({ deliveryId: '1' }, signal())) {
          asking ??= instance.options.get(message.id, signal());
          await new Promise((resolve) => setImmediate(resolve));
          assert.ok(!server.calls().includes('GetOption'));
          break;
        }
        assert.equal(await asking, '1');
        assert.deepEqual(
          await collect(instance.messages.rows({ deliveryId: '1' }, signal())).then((all) => all.length),
          2,
        );
      },
      { parallel: 1 },
    );
  });

  it('lets a call inside the loop over a stream through, although the stream holds the only place', async () => {
    const log = rows('broadLogRcp', '<broadLogRcp id="1"/>', '<broadLogRcp id="2"/>');
    const scripted = script({
      ExecuteQuery: (request) =>
        !request.body.includes('schema="nms:broadLogRcp"')
          ? document('<delivery id="1"/>')
          : request.body.includes('@id &gt; ')
            ? rows('broadLogRcp')
            : log,
      GetOption: () => option,
    });
    await withInstance(
      scripted,
      async (instance) => {
        const told: (string | undefined)[] = [];
        for await (const message of instance.messages.rows({ deliveryId: '1' }, signal())) {
          told.push(await instance.options.get(message.id, signal()));
        }
        assert.deepEqual(told, ['1', '1']);
      },
      { parallel: 1 },
    );
  });

  it('counts a lent place again as soon as its holder works on', async () => {
    const gate = new Semaphore(1);
    const first = await gate.acquire(signal());
    first.rest();
    const second = await gate.acquire(signal());
    first.resume();
    let entered = false;
    const third = gate.acquire(signal()).then((place) => {
      entered = true;
      return place;
    });
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    second.release();
    await settle();
    assert.equal(entered, false);
    first.release();
    first.release();
    const place = await third;
    const fourth = gate.acquire(signal());
    place.rest();
    place.release();
    place.resume();
    (await fourth).release();
    // Nothing was given back twice: one place is left, and only one.
    const last = await gate.acquire(signal());
    let another = false;
    void gate.acquire(signal()).then(() => {
      another = true;
    });
    await settle();
    assert.equal(another, false);
    last.release();
  });

  it('keeps connections alive for reads, and gives each write one of its own', async () => {
    const ports: (number | undefined)[] = [];
    const usual = script({ GetOption: () => option, Write: () => envelope('Write', 'xtk:session', '') });
    const watched: Script = (request, response, incoming) => {
      if (['GetOption', 'Write'].includes(request.call)) {
        ports.push(incoming.socket.remotePort);
      }
      return usual(request, response, incoming);
    };
    await withInstance(watched, async (instance) => {
      for (let n = 0; n < 5; n += 1) {
        await instance.options.get('X', signal());
      }
      assert.equal(new Set(ports).size, 1);
      await writesOf(instance).setAffinity('1', 'x', signal());
      await writesOf(instance).setAffinity('1', 'x', signal());
      assert.equal(new Set(ports).size, 3);
    });
  });
});
