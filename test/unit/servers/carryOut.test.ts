import assert from 'node:assert/strict';
import '../vscodeStandIn';
import { carryOut, type Order, type Outcome } from '../../../src/commands/servers/run/carryOut';
import { ServerError, type ServerErrorCode } from '../../../src/servers/errors';
import type { ManagedServer } from '../../../src/servers/managedServer';

const FAST = { everyMs: 5, limitMs: 60, refusedMs: 30 };
const mta = { name: 'mta', instance: 'demo' };

interface Script {
  /** Pids of the MTA at each look; undefined: it does not run; the last one stays. */
  readonly pids: readonly (number | undefined | 'error')[];
  readonly fails?: ServerErrorCode;
  readonly exitCode?: number;
}

/** A server that does as it is told, and counts what it is told. */
function serverOf({ pids, fails, exitCode = 0 }: Script): {
  readonly server: ManagedServer;
  readonly sent: string[];
  readonly logs: string[];
} {
  const sent: string[] = [];
  const logs: string[] = [];
  let looks = 0;
  const error = (code: ServerErrorCode): ServerError => new ServerError({ code, server: 's', doing: 'x', facts: {} });
  const server = {
    name: 's',
    control: async (verb: string) => {
      sent.push(verb);
      if (fails !== undefined) {
        throw error(fails);
      }
      return { exitCode, stdout: 'Server started', stderr: '' };
    },
    pdump: async () => {
      const pid = pids[Math.min(looks, pids.length - 1)];
      looks += 1;
      if (pid === 'error') {
        throw error('notReachable');
      }
      return { modules: pid === undefined ? [] : [{ ...mta, pid, memoryBytes: 1 }] };
    },
    logs: {
      tail: async (file: string) => {
        logs.push(file);
        return { lines: ['the last words'] };
      },
    },
  };
  return { server: server as unknown as ManagedServer, sent, logs };
}

async function run(
  script: Script,
  verb: Order['verb'],
  beforePid?: number,
): Promise<{ readonly outcome: Outcome; readonly text: string; readonly sent: string[]; readonly logs: string[] }> {
  const { server, sent, logs } = serverOf(script);
  const lines: string[] = [];
  const transcript = { line: (text: string) => lines.push(text), output: (text: string) => lines.push(text) };
  const before = beforePid === undefined ? {} : { before: { ...mta, pid: beforePid, memoryBytes: 1 } };
  const outcome = await carryOut(server, { verb, id: mta, ...before }, transcript, new AbortController().signal, FAST);
  return { outcome, text: lines.join('\n'), sent, logs };
}

describe('starting, stopping and restarting a module', () => {
  it('waits until the module is there, whatever nlserver answered', async () => {
    const { outcome, text, sent } = await run({ pids: [undefined, undefined, 7], exitCode: 1 }, 'start');
    assert.deepEqual([outcome, sent], [{ kind: 'done', pid: 7 }, ['start']]);
    assert.match(text, /Server started/);
  });

  it('takes a restart for done when the pid is another one', async () => {
    assert.equal((await run({ pids: [7, 7, undefined, 8] }, 'restart', 7)).outcome.kind, 'done');
    assert.equal((await run({ pids: [7] }, 'restart', 7)).outcome.kind, 'notVerified');
  });

  it('takes a stop for done when the module is gone', async () => {
    assert.deepEqual((await run({ pids: [7, undefined] }, 'stop', 7)).outcome, { kind: 'done' });
    assert.equal((await run({ pids: [7] }, 'stop', 7)).outcome.kind, 'notVerified');
  });

  it('shows the end of the log when it does not come, and sends nothing again', async () => {
    const { outcome, text, sent, logs } = await run({ pids: [undefined] }, 'start');
    assert.deepEqual([outcome.kind, sent, logs], ['notVerified', ['start'], ['demo/log/mta.log']]);
    assert.match(text, /the last words/);
  });

  it('looks whether it worked when the connection broke, or the command took too long', async () => {
    for (const fails of ['timeout', 'notReachable'] as const) {
      const { outcome, sent } = await run({ pids: ['error', undefined, 9], fails }, 'start');
      assert.deepEqual([outcome.kind, sent], ['done', ['start']], fails);
    }
  });

  it('says that nothing was done when the command never got there', async () => {
    for (const fails of ['hostKey', 'authentication', 'commandNotFound', 'badName', 'template'] as const) {
      const { outcome, logs } = await run({ pids: [undefined], fails }, 'start');
      assert.deepEqual([outcome.kind, logs], ['failed', []], fails);
    }
  });
});
