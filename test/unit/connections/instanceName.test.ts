import assert from 'node:assert/strict';
import { instanceNameOf, requireInstanceName, UnknownInstanceName } from '../../../src/connections/instanceName';
import type { ModuleList } from '../../../src/servers/sendingServer';

const { signal } = new AbortController();

function server(...instances: readonly (string | undefined)[]): { pdump: () => Promise<ModuleList> } {
  const modules = instances.map((instance, index) => ({ name: 'mta', instance, pid: 10 + index, memoryBytes: 1 }));
  return { pdump: () => Promise.resolve({ modules }) };
}

const unreachable = { pdump: (): Promise<ModuleList> => Promise.reject(new Error('no way there')) };

describe('the name of an instance on its servers', () => {
  it('is the one that the instance tells', async () => {
    assert.equal(await instanceNameOf({ instanceName: 'prod' }, [server('other')], signal), 'prod');
  });

  it('is else the only one that the servers show, beside the modules of the machine itself', async () => {
    assert.equal(
      await instanceNameOf({}, [server('prod', 'default', undefined), unreachable, server('prod')], signal),
      'prod',
    );
  });

  it('is not guessed from several or none', async () => {
    assert.equal(await instanceNameOf({}, [server('prod'), server('stage')], signal), undefined);
    assert.equal(await instanceNameOf({}, [unreachable], signal), undefined);
    await assert.rejects(requireInstanceName({}, [], signal), UnknownInstanceName);
  });
});
