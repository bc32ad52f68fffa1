import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/commands';
import { CONTEXT_KEYS, whenSet } from '../../../src/platform/contextKeys';

describe('the palette', () => {
  const offered = (keys: readonly string[]): string[] =>
    COMMANDS.filter(({ enablement }) => enablement === undefined)
      .filter(({ palette }) => palette === undefined || (palette !== false && keys.includes(palette)))
      .map(({ id }) => id.replace('deliveryDoctor.', ''))
      .sort();

  it('offers without an instance only what makes sense then', () => {
    assert.deepEqual(offered([]), [
      'addInstance',
      'explainLine',
      'importInstances',
      'openIncident',
      'showActivity',
      'showLog',
      'tryDemo',
      'tryTopology',
    ]);
  });

  it('offers what an instance makes possible, and what needs a server only with one', () => {
    const withInstance = offered([whenSet('hasInstance')]);
    assert.ok(withInstance.includes('whyPending') && withInstance.includes('stop'));
    assert.ok(!withInstance.includes('restartModule') && !withInstance.includes('undoRemedy'));
    assert.ok(offered([whenSet('hasServer')]).includes('restartModule'));
    assert.ok(offered([whenSet('canUndo')]).includes('undoRemedy'));
  });

  it('asks only for keys that somebody sets', () => {
    const asked = COMMANDS.flatMap(({ palette, menus = [] }) => [palette, ...menus.map(({ when }) => when)])
      .filter((when) => typeof when === 'string')
      .flatMap((when) => [...when.matchAll(/deliveryDoctor\.(\w+)(?= |$)/g)].map(([, key = '']) => key));
    const views = ['deliveries', 'servers', 'advisor'];
    const known = new Set<string>([...CONTEXT_KEYS, ...views]);
    assert.deepEqual(
      [...new Set(asked)].filter((key) => !known.has(key)),
      [],
    );
  });
});

describe('the titles of commands', () => {
  /** Words that title case leaves small. */
  const SMALL = new Set(['a', 'an', 'the', 'of', 'on', 'in', 'to', 'for', 'from', 'with', 'as', 'and', 'or', 'is']);

  it('are in title case', () => {
    const wrong = COMMANDS.filter(({ title }) =>
      title
        .replace(/\([^)]*\)/g, '')
        .split(' ')
        .some((word, index) => /^[a-z]/.test(word) && (index === 0 || !SMALL.has(word)) && word !== 'nlserver'),
    );
    assert.deepEqual(
      wrong.map(({ title }) => title),
      [],
    );
  });
});
