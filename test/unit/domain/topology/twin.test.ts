import assert from 'node:assert/strict';
import { isSameHost } from '../../../../src/domain/topology/twin';

describe('the address of a mid-sourcing account', () => {
  it('leads to the instance on the same host, however either is written', () => {
    for (const server of ['https://mid.shop.example', 'MID.shop.example', ' https://mid.shop.example/nl/jsp ']) {
      assert.ok(isSameHost(server, 'https://mid.shop.example:8443/'), server);
    }
    assert.ok(isSameHost('http://127.0.0.1:8080', 'http://127.0.0.1:8080'));
  });

  it('leads to no other, and to none that cannot be read', () => {
    assert.equal(isSameHost('http://127.0.0.1:8080', 'http://127.0.0.1:8081'), false);
    assert.equal(isSameHost('https://mid.shop.example', 'https://marketing.shop.example'), false);
    for (const server of ['', ' ', 'http://', 'https://a b']) {
      assert.equal(isSameHost(server, server), false, server);
    }
  });
});
