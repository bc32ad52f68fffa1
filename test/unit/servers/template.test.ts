import assert from 'node:assert/strict';
import { openServer, type CommandTemplates } from '../../../src/servers';
import { expandTemplate, templateProblem } from '../../../src/servers/channel/template';
import { isServerError } from '../../../src/servers/errors';
import { installation, type Installation } from './installation';

const never = new AbortController().signal;
const parts = { host: 'pod-1', instance: 'demo' };

describe('servers behind a command template', () => {
  it('puts the command in as arguments, or as one quoted line within a longer text', () => {
    const command = ['sh', '-c', 'echo "$1"', 'x', "it's"];
    assert.deepEqual(
      expandTemplate(['kubectl', 'exec', '-n', 'ns-{instance}', '{host}', '--', '{command}'], parts, command),
      ['kubectl', 'exec', '-n', 'ns-demo', 'pod-1', '--', ...command],
    );
    assert.deepEqual(expandTemplate(['su', '-', 'neolane', '-c', 'exec {command}'], parts, ['echo', "it's"]), [
      'su',
      '-',
      'neolane',
      '-c',
      String.raw`exec 'echo' 'it'\''s'`,
    ]);
  });

  it('takes a name that looks like a placeholder for a name', () => {
    assert.deepEqual(expandTemplate(['x', '{host}{command}'], { host: '{command}' }, ['a']), ['x', `{command}'a'`]);
  });

  it('says what is wrong with a template', () => {
    assert.equal(templateProblem([], parts), 'empty');
    assert.equal(templateProblem(['{host}', '{command}'], parts), 'placeholder');
    assert.equal(templateProblem(['docker', 'exec', '{host}'], parts), 'noCommand');
    assert.equal(templateProblem(['docker', '{command}', '{command}'], parts), 'noCommand');
    assert.equal(templateProblem(['docker', '{pod}', '{command}'], parts), 'placeholder');
    assert.equal(templateProblem(['docker', '{instance}', '{command}'], { host: 'x' }), 'noInstance');
    assert.equal(templateProblem(['docker', 'exec', '--env', 'A={"b":1}', '{host}', '{command}'], parts), undefined);
  });

  (process.platform === 'win32' ? describe.skip : describe)('with a program', () => {
    const made: Installation[] = [];
    afterEach(() => {
      for (const one of made.splice(0)) {
        one.remove();
      }
    });

    const pdump = async (templates: CommandTemplates | undefined, host = 'pod-1'): Promise<string> => {
      const one = installation('echo "mta@demo (1) - 1.0 Mo"');
      made.push(one);
      const server = openServer(
        { name: 's', channel: { kind: 'template', template: 'mine', host, installDir: one.dir } },
        { templates },
      );
      assert.ok(server);
      try {
        const { modules } = await server.pdump(never);
        return modules.map(({ name }) => name).join();
      } catch (error) {
        return isServerError(error) ? `${error.code} ${error.facts['reason'] ?? ''}`.trim() : String(error);
      }
    };
    const mine = (...template: string[]): CommandTemplates => new Map([['mine', template]]);

    it('runs nlserver through it', async () => {
      assert.equal(await pdump(mine('env', 'POD={host}', '{command}')), 'mta');
      assert.equal(await pdump(mine('sh', '-c', 'exec {command}')), 'mta');
    });

    it('refuses without one, in a workspace that is not trusted, and names that are none', async () => {
      assert.equal(await pdump(undefined), 'template missing');
      assert.equal(await pdump('untrusted'), 'template untrusted');
      assert.equal(await pdump(mine('env', '{host}')), 'template noCommand');
      for (const host of ['-x', 'a b', '$(id)', '']) {
        assert.equal(await pdump(mine('env', '{command}'), host), 'badName', host);
      }
      assert.equal(await pdump(mine('no-such-program', '{command}')), 'commandNotFound');
    });
  });
});
