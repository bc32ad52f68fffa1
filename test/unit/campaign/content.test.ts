import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openInstance } from '../../../src/campaign';
import { isCampaignError } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { startDemo } from '../../../src/demo';
import type { RunningDemo } from '../../../src/demo';

const never = new AbortController().signal;

describe('contents of emails', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let web: Server;
  const asked: string[] = [];
  const address = (path: string): string => `http://127.0.0.1:${(web.address() as AddressInfo).port}${path}`;

  before(async () => {
    demo = await startDemo({ seed: 1, recipients: 400, scenarios: [] });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
    web = createServer(({ method, url: path, headers }, response) => {
      asked.push(`${method} ${path} ${headers.cookie ?? ''}${headers['x-security-token']?.toString() ?? ''}`);
      const to = { '/moved': '/there.png', '/round': '/round', '/away': 'file:///etc/passwd' }[path ?? ''];
      if (to !== undefined) {
        response.writeHead(302, { Location: to }).end();
      } else if (path === '/there.png') {
        response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 12_345 }).end();
      } else if (path !== '/silent') {
        response.writeHead(404).end();
      }
    }).listen(0, '127.0.0.1');
    await once(web, 'listening');
  });
  after(async () => {
    web.closeAllConnections();
    web.close();
    await instance.logoff();
    await demo.close();
  });

  it('are read of the newest, without drafts, proofs and what is older', async () => {
    const recent = (await instance.content.recent(Date.now() - 14 * 86_400_000, 5, never)) ?? assert.fail('not given');
    assert.equal(recent.length, 5);
    for (const { html, state } of recent) {
      assert.ok(html.includes(`${demo.handle.url}/res/img/logo.png`));
      assert.ok(state >= 15 && state !== 37);
    }
    assert.deepEqual(await instance.content.recent(Date.now() + 86_400_000, 5, never), []);
  });

  it('a web server is asked for the head only, again and again, without anything of our session', async () => {
    for (let time = 0; time < 3; time += 1) {
      assert.deepEqual(await instance.content.head(`${demo.handle.url}/res/img/logo.png`, never), {
        status: 200,
        bytes: 182,
        contentType: 'image/png',
      });
      assert.equal((await instance.content.head(`${demo.handle.url}/res/img/none.png`, never)).status, 404);
      assert.deepEqual(await instance.content.head(address('/moved'), never), {
        status: 200,
        bytes: 12_345,
        contentType: 'image/png',
      });
    }
    assert.equal((await instance.content.head(address('/round'), never)).status, 302);
    assert.deepEqual([...new Set(asked)].sort(), ['HEAD /moved ', 'HEAD /round ', 'HEAD /there.png ']);
  });

  it('what is no web address is not asked, and silence ends by itself', async () => {
    const code = async (url: string): Promise<string> => {
      try {
        return String((await instance.content.head(url, never)).status);
      } catch (error) {
        return isCampaignError(error) ? error.code : String(error);
      }
    };
    assert.deepEqual(
      await Promise.all(['file:///etc/passwd', 'http://a:b@127.0.0.1/', 'nonsense', address('/away')].map(code)),
      ['notCampaign', 'notCampaign', 'notCampaign', 'notCampaign'],
    );
    assert.equal(await code(address('/silent')), 'timeout');
    assert.equal(await code('http://127.0.0.1:9/'), 'refused');
  });
});
