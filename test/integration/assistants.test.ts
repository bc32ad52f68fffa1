import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import * as vscode from 'vscode';
import { Clinic, Patient } from './support/clinic';
import { command } from './support/door';
import { eventually } from './support/tree';

const ID = 'asked';
const SETTING = 'assistants';

describe('assistants', function () {
  this.timeout(120_000);
  let clinic: Clinic;

  before(async () => {
    clinic = await Clinic.open(ID, { scenarios: ['mtaStopped', 'pausedByOperator'] });
    const descriptor = clinic.opened.store.get(ID);
    assert.ok(descriptor);
    // Nobody is there to confirm that a tool may look at production.
    await clinic.opened.store.save({ ...descriptor, environment: 'stage' });
  });
  after(() => clinic.close());

  async function ask(name: string, input: object, token?: vscode.CancellationToken): Promise<Record<string, unknown>> {
    const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
    const [part] = result.content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return JSON.parse(part.value) as Record<string, unknown>;
  }

  /** The remedy of the paused delivery that resumes it, by its id. */
  async function resumeRemedy(): Promise<{ readonly delivery: string; readonly remedy: string }> {
    const { deliveries } = (await ask('campaign_find_deliveries', { instance: ID, group: 'paused' })) as {
      deliveries: readonly { id: string }[];
    };
    for (const { id: delivery } of deliveries) {
      const { findings } = (await ask('campaign_explain_delivery', { instance: ID, delivery })) as {
        findings: readonly { remedies: readonly { id: string; does: string; can_be_proposed: boolean }[] }[];
      };
      const remedy = findings.flatMap(({ remedies }) => remedies).find(({ does }) => does.startsWith('Resume'));
      if (remedy !== undefined) {
        assert.equal(remedy.can_be_proposed, true);
        return { delivery, remedy: remedy.id };
      }
    }
    return assert.fail('no paused delivery that can be resumed');
  }

  it('find every tool of the manifest in VS Code, and get answers from the instance', async () => {
    const declared = clinic.opened.assistants.names;
    assert.equal(declared.length, 13);
    const known = vscode.lm.tools.map(({ name }) => name);
    assert.deepEqual(
      declared.filter((name) => !known.includes(name)),
      [],
    );
    const { instances } = (await ask('campaign_instances', {})) as { instances: readonly { id: unknown }[] };
    assert.ok(JSON.stringify(instances).includes('"Cure"'));
    const found = await ask('campaign_explain_pending', { instance: ID });
    assert.ok(Number(found['waiting']) > 0);
    assert.match(JSON.stringify(await ask('campaign_find_deliveries', { instance: ID, filter: 'x:y' })), /unknownKey/);
  });

  it('propose, and nothing happens until a person agrees to the question of the operation', async () => {
    const { delivery, remedy } = await resumeRemedy();
    const proposing = await clinic.during(new Patient(), async () => {
      const proposed = await ask('campaign_propose_remedy', { remedy, because: 'The pause was a mistake.' });
      assert.match(String(proposed['state']), /nothing was changed/);
    });
    assert.deepEqual([proposing.writes, proposing.asked], [[], []]);
    assert.match(proposing.said.join(), /An assistant proposes: Resume/);
    const { proposals } = clinic.opened.assistants;
    const ref = { connectionId: ID, deliveryId: delivery };
    const fix = proposals.of(ref)[0]?.fix;
    assert.match(fix?.title ?? '', /^Proposed: Resume/);
    assert.match(proposals.pending[0]?.reason ?? '', /The pause was a mistake\.$/);

    const declined = await clinic.during(new Patient(false), () => command('reviewProposal', fix?.argument));
    assert.deepEqual([declined.writes, declined.asked.length], [[], 1]);
    assert.match(declined.asked[0]?.effect ?? '', /cannot be undone|To undo/);
    assert.equal(proposals.pending.length, 1, 'it waits on');

    const agreed = await clinic.during(new Patient(), () => command('reviewProposal', fix?.argument));
    assert.equal(agreed.asked.length, 1);
    assert.equal(agreed.writes.length, 1);
    await eventually('the proposal is gone', async () => (proposals.pending.length === 0 ? true : undefined));
    assert.deepEqual(proposals.of(ref), []);
  });

  it('serve the same over MCP to a client with the token, from the session that is open', async () => {
    const definition = await clinic.opened.assistants.mcp()?.resolve();
    assert.ok(definition);
    const client = new Client({ name: 'test', version: '1' });
    const { uri, headers } = definition;
    await client.connect(new StreamableHTTPClientTransport(new URL(uri.toString()), { requestInit: { headers } }));
    try {
      assert.equal((await client.listTools()).tools.length, 13);
      const { content } = await client.callTool({ name: 'campaign_servers', arguments: { instance: ID } });
      assert.match(JSON.stringify(content), /mta@demo/);
    } finally {
      await client.close();
    }
  });

  it('stop when they are cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const asked = ask('campaign_health_check', { instance: ID }, source.token);
    setTimeout(() => {
      source.cancel();
    }, 50);
    await assert.rejects(asked);
    source.dispose();
  });

  it('are gone when the setting switches them off', async () => {
    const settings = vscode.workspace.getConfiguration('deliveryDoctor');
    await settings.update(SETTING, false, vscode.ConfigurationTarget.Global);
    try {
      await eventually('they are off', async () => (clinic.opened.assistants.mcp() === undefined ? true : undefined));
      await assert.rejects(ask('campaign_instances', {}));
    } finally {
      await settings.update(SETTING, undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually('they are back', async () => clinic.opened.assistants.mcp());
    assert.ok(Array.isArray((await ask('campaign_instances', {}))['instances']));
  });
});
