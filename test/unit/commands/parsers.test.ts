import assert from 'node:assert/strict';
import { parseHandle, parseReadyMessage } from '../../../src/commands/demo/parseHandle';
import { parseSshTarget } from '../../../src/commands/servers/sshTarget';

describe('parseHandle', () => {
  const handle = {
    url: 'http://127.0.0.1:41234',
    instance: 'demo',
    operator: 'admin',
    password: 'p',
    servers: [{ name: 'sending-1', installDir: '/x' }],
  };

  it('reads a handle, and the message that carries it', () => {
    assert.deepEqual(parseHandle(handle), handle);
    assert.deepEqual(parseReadyMessage({ type: 'ready', handle }), handle);
  });

  it('takes no address but this machine, which alone may get the password', () => {
    for (const url of [
      'http://127.0.0.1.example.com:80',
      'https://example.com',
      'http://127.0.0.1:80/path',
      'http://localhost:80',
    ]) {
      assert.equal(parseHandle({ ...handle, url }), undefined, url);
    }
  });

  it('takes nothing half', () => {
    assert.equal(parseHandle({ ...handle, password: '' }), undefined);
    assert.equal(parseHandle({ ...handle, servers: [{ name: 'x' }] }), undefined);
    assert.equal(parseReadyMessage({ type: 'log', handle }), undefined);
    assert.equal(parseReadyMessage(undefined), undefined);
  });
});

describe('parseSshTarget', () => {
  it('reads user, host and port', () => {
    assert.deepEqual(parseSshTarget('neolane@mta-1.example.com:2222'), {
      user: 'neolane',
      host: 'mta-1.example.com',
      port: 2222,
    });
    assert.deepEqual(parseSshTarget(' mta-1 '), { host: 'mta-1' });
    assert.deepEqual(parseSshTarget('[::1]:22'), { host: '::1', port: 22 });
  });

  it('takes nothing that ssh or a shell could take for more than a host', () => {
    for (const typed of ['-oProxyCommand=x', 'a b', 'a;b', '$(x)', 'u@-x', 'host:0', 'host:99999', '', '-l@host']) {
      assert.equal(parseSshTarget(typed), undefined, typed);
    }
  });
});
