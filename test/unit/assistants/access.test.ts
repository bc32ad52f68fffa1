import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { ToolContext } from '../../../src/assistants/context';
import { accessOf } from '../../../src/assistants/tools/common';
import type { ConnectionDescriptor, Environment } from '../../../src/connections/descriptor';

const at = (id: string, environment: Environment): ConnectionDescriptor => ({
  id,
  name: id,
  url: 'https://mid.shop.example',
  environment,
  signIn: { kind: 'password', operator: 'doctor' },
  servers: [],
});

describe('what tools of assistants reach', () => {
  it('follows a delivery to no production instance, which a person confirms by name', () => {
    const list = [at('live', 'production'), at('trial', 'stage')];
    const access = accessOf({ instances: { list: () => list } } as unknown as ToolContext);
    assert.deepEqual(
      access.instancesAt?.('mid.shop.example').map(({ id }) => id),
      ['trial'],
    );
  });
});
