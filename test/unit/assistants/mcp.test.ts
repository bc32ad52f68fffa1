import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { serveLoopback, type Loopback } from '../../../src/assistants/mcp/loopback';
import { toolSource } from '../../../src/assistants/toolSource';
import { TOOLS } from '../../../src/assistants/tools';
import { onDemo, type DemoForTools } from './onDemo';

/** Serves the tools over a demo as VS Code does, with a client of the SDK. */
async function served(
  work: (client: Client, server: Loopback, asked: DemoForTools, token: string) => Promise<void>,
  admit?: () => Promise<boolean>,
): Promise<void> {
  await onDemo({ clock: { speed: 0 } }, async (asked) => {
    const server = await serveLoopback(
      toolSource(asked.context, { version: '1.2.3', ...(admit === undefined ? {} : { admit }) }),
    );
    const token = server.newToken();
    const client = await connected(server.url, token);
    try {
      await work(client, server, asked, token);
    } finally {
      await client.close();
      await server.close();
    }
  });
}

async function connected(url: string, token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }),
  );
  return client;
}

function textOf(result: Awaited<ReturnType<Client['callTool']>>): string {
  const [first] = result.content as readonly { type: string; text?: string }[];
  assert.ok(first?.type === 'text' && first.text !== undefined);
  return first.text;
}

describe('the MCP server', function () {
  this.timeout(60_000);

  it('lists tools, resources and prompts; where nobody can decide, none that proposes', async () => {
    await served(async (client) => {
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        TOOLS.filter(({ proposes }) => proposes !== true).map(({ name }) => name),
      );
      assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
      const { resources } = await client.listResources();
      assert.deepEqual(
        resources.map(({ uri }) => uri),
        ['delivery-doctor:/pending/demo', 'delivery-doctor:/health/demo'],
      );
      assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 5);
      const { prompts } = await client.listPrompts();
      const prompt = await client.getPrompt({ name: prompts[0]?.name ?? '' });
      assert.match(JSON.stringify(prompt.messages), /campaign_explain_delivery/);
    });
  });

  it('answers as the tool itself does, and reads the same as resources', async () => {
    await served(async (client, _server, { call }) => {
      const result = await client.callTool({ name: 'campaign_find_deliveries', arguments: { filter: 'state:failed' } });
      assert.notEqual(result.isError, true);
      const direct = await call('campaign_find_deliveries', { filter: 'state:failed' });
      assert.deepEqual(withoutTime(textOf(result)), withoutTime(direct.text));
      const { contents } = await client.readResource({ uri: 'delivery-doctor:/logs/demo/sending-1/demo/log/mta.log' });
      assert.match(JSON.stringify(contents), /lines_newest_first/);
      await assert.rejects(client.readResource({ uri: 'delivery-doctor:/logs/demo' }), /no such resource/);
      await assert.rejects(client.readResource({ uri: 'file:///etc/passwd' }), /no such resource/);
    });
  });

  it('says what is wrong with malformed arguments, and knows no other tool', async () => {
    await served(async (client) => {
      for (const wrong of [
        { filter: 7 },
        { filter: 'x', unknown: true },
        { limit: 1e9 },
        { group: 'everything' },
        { filter: 'a'.repeat(501) },
      ]) {
        const result = await client.callTool({ name: 'campaign_find_deliveries', arguments: wrong });
        assert.equal(result.isError, true, JSON.stringify(wrong));
        assert.match(textOf(result), /do not fit the schema/);
      }
      await assert.rejects(client.callTool({ name: 'deliveryDoctor.start', arguments: {} }), /no such tool/);
      await assert.rejects(client.callTool({ name: 'campaign_propose_remedy', arguments: {} }), /no such tool/);
    });
  });

  it('answers twenty calls at once, each its own', async () => {
    await served(async (client, _server, { answer }) => {
      const { deliveries } = (await answer('campaign_find_deliveries', { limit: 20 })) as {
        deliveries: readonly { id: string }[];
      };
      assert.equal(deliveries.length, 20);
      const answers = await Promise.all(
        deliveries.map(({ id }) => client.callTool({ name: 'campaign_journal', arguments: { delivery: id } })),
      );
      const ids = answers.map((one) => (JSON.parse(textOf(one)) as { delivery: { id: string } }).delivery.id);
      assert.deepEqual(
        ids,
        deliveries.map(({ id }) => id),
      );
    });
  });

  it('stops what a client cancels, down to the call to the instance', async () => {
    await served(async (client, _server, { demo, context }) => {
      demo.faults.inject({ fault: { kind: 'latency', ms: 4000 }, times: 10 });
      const controller = new AbortController();
      const began = Date.now();
      const call = client.callTool({ name: 'campaign_find_deliveries', arguments: {} }, undefined, {
        signal: controller.signal,
      });
      setTimeout(() => {
        controller.abort();
      }, 200);
      await assert.rejects(call);
      assert.ok(Date.now() - began < 3000);
      demo.faults.clear();
      assert.equal(context.instances.state('demo').kind, 'connected');
      assert.notEqual((await client.callTool({ name: 'campaign_instances', arguments: {} })).isError, true);
    });
  });

  it('tells a client that a person did not allow it', async () => {
    await served(
      async (client) => {
        const result = await client.callTool({ name: 'campaign_find_deliveries', arguments: {} });
        assert.equal(result.isError, true);
        assert.match(textOf(result), /did not allow/);
      },
      async () => false,
    );
  });

  it('answers only requests with its newest token, from this machine, and none of a web page', async () => {
    await served(async (client, server, _asked, token) => {
      const ask = async (headers: Record<string, string>, url = server.url): Promise<number> =>
        (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
      const good = { Authorization: `Bearer ${token}` };
      assert.equal(await ask({}), 401);
      assert.equal(await ask({ Authorization: 'Bearer wrong' }), 401);
      assert.equal(await ask({ Authorization: `Bearer ${token}x` }), 401);
      assert.equal(await ask({ ...good, Origin: 'https://page.example' }), 401);
      assert.equal(await ask(good, server.url.replace('127.0.0.1', 'localhost')), 401, 'a name may be rebound');
      assert.equal(await ask(good, `${server.url}/other`), 401);
      assert.notEqual(await ask(good), 401);
      const next = server.newToken();
      assert.equal(await ask(good), 401, 'the token before is void');
      await assert.rejects(client.listTools());
      await (await connected(server.url, next)).close();
    });
  });
});

function withoutTime(text: string): unknown {
  return { ...(JSON.parse(text) as object), as_of: undefined };
}
