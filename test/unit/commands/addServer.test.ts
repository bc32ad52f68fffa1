import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { serverOf, serverSteps, type ServerDraft } from '../../../src/commands/servers/serverSteps';
import { parseSshHosts } from '../../../src/commands/servers/sshHosts';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import type { InputRequest, PickRequest, Prompter } from '../../../src/platform/prompter';
import { runWizard } from '../../../src/platform/wizard';

describe('the hosts of an ssh configuration', () => {
  it('are those with a name, with the machine behind it', () => {
    const text = [
      '# ours',
      'Host mta-1 mta-2 # both',
      '  HostName "10.0.0.7"',
      'Host *.example.com !bad',
      '  User x',
      'host=relay',
      'HOSTNAME relay.example.com',
      'Match user y',
      '  HostName nowhere',
    ].join('\r\n');
    assert.deepEqual(parseSshHosts(text), [
      { alias: 'mta-1', hostName: '10.0.0.7' },
      { alias: 'mta-2', hostName: '10.0.0.7' },
      { alias: 'relay', hostName: 'relay.example.com' },
    ]);
  });
});

describe('the questions that describe a server', () => {
  const descriptor = {
    id: '1',
    name: 'Shop',
    servers: [{ name: 'mta-1', channel: { kind: 'none' } }],
  } as unknown as ConnectionDescriptor;
  const templates = new Map([['pod', ['kubectl', 'exec', '{host}', '--', '{command}']]]);

  /** Answers each question by what it is about; the field's own check must accept it. */
  async function answered(
    answers: Readonly<Record<string, string>>,
  ): Promise<{ draft: ServerDraft; places: string[] }> {
    const places: string[] = [];
    const find = (words: string): string => {
      const [, answer] = Object.entries(answers).find(([part]) => words.includes(part)) ?? [];
      assert.ok(answer !== undefined, `unexpected: ${words}`);
      return answer;
    };
    const prompter: Prompter = {
      pick: <T>({ placeholder = '', choices, place }: PickRequest<T>) => {
        places.push(`${place?.number}/${place?.total}`);
        return Promise.resolve(choices.find(({ label }) => label === find(placeholder))?.value);
      },
      input: ({ prompt, value = '', check, place }: InputRequest) => {
        places.push(`${place?.number}/${place?.total}`);
        const answer = find(prompt) === '' ? value : find(prompt);
        assert.equal(check?.(answer), undefined, answer);
        return Promise.resolve(answer);
      },
      suggest: () => Promise.resolve(undefined),
    };
    const sshHosts = [{ alias: 'mta-7', hostName: '10.0.0.7' }];
    const draft: ServerDraft = {};
    const steps = serverSteps({ prompter, title: 'Add a Server', descriptor, templates, sshHosts });
    assert.ok(await runWizard(steps, draft));
    return { draft, places };
  }

  it('offer the hosts of the ssh configuration, and suggest the rest', async () => {
    const { draft, places } = await answered({
      'How is the server': 'By ssh',
      'Which host': 'mta-7',
      Folder: '',
      'The name': '',
    });
    assert.deepEqual(serverOf(draft), {
      name: 'mta-7',
      channel: { kind: 'ssh', host: 'mta-7', installDir: '/usr/local/neolane/nl6' },
    });
    assert.equal(places.at(-1), '4/4');
  });

  it('ask for another host, and for what a command of the settings needs', async () => {
    const typed = { 'How is the server': 'By ssh', 'Which host': 'Another host…', 'Host, as': 'neolane@mta-2:2222' };
    const other = await answered({ ...typed, Folder: '', 'The name': '' });
    assert.deepEqual(serverOf(other.draft)?.channel, {
      kind: 'ssh',
      host: 'mta-2',
      user: 'neolane',
      port: 2222,
      installDir: '/usr/local/neolane/nl6',
    });
    const pod = await answered({
      'How is the server': 'With my own command',
      'By which command': 'pod',
      'What {host}': 'mta-0',
      Folder: '/opt/nl6',
      'The name': '',
    });
    assert.deepEqual(serverOf(pod.draft), {
      name: 'mta-0',
      channel: { kind: 'template', template: 'pod', host: 'mta-0', installDir: '/opt/nl6' },
    });
  });

  it('refuse a folder that is no whole path, and a name that is taken, by naming what is wrong', async () => {
    await assert.rejects(
      answered({ 'How is the server': 'It is this machine', Folder: 'sending-1', 'The name': '' }),
      /whole path/,
    );
    await assert.rejects(
      answered({ 'How is the server': 'Hosted by Adobe', 'The name': 'mta-1' }),
      /There is a server of this name already/,
    );
  });
});
