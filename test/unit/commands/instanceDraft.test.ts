import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { addressRemark, endpointRemark } from '../../../src/commands/instances/instanceDraft';

describe('a typed address', () => {
  it('of an instance may be unprotected, with a warning; that of a client secret may not', () => {
    assert.equal(addressRemark('http://shop.example')?.severity, 'warning');
    assert.equal(endpointRemark('http://ims.example/ims/token/v3')?.severity, 'error');
    assert.equal(endpointRemark('ftp://ims.example')?.severity, 'error');
    assert.equal(endpointRemark('')?.severity, 'error');
    for (const good of ['https://ims.example/ims/token/v3', 'ims.example/ims/token/v3']) {
      assert.equal(endpointRemark(good), undefined, good);
    }
  });
});
