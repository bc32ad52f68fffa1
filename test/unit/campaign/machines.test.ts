import assert from 'node:assert/strict';
import { refusal, signal, withInstance } from './support/client';
import { envelope, fault, REDIR, script } from './support/envelopes';
import type { Answer, Script } from './support/scriptedServer';

const PAGE = '<html><table><tr><td>mta@demo</td><td>1234</td></tr></table></html>';

const html = (status: number, body: string): Answer => ({ status, headers: { 'Content-Type': 'text/html' }, body });

/** An instance whose call of nl:monitoring and whose page for people answer like this. */
function answering(call: string | Answer, page: Answer): Script {
  return script({
    DumpInstanceState: () => call,
    '': ({ path }) => (path.startsWith('/r/test') ? REDIR : page),
  });
}

const DEADLOCK = fault('SOP-330011 Error', 'PGS-220000 deadlock detected');
const NO_RIGHT = fault('SOP-330011 Error', 'Access denied: you do not have the rights.');

describe('modules that the instance monitors', () => {
  const failures: readonly [string, string | Answer, Answer, string][] = [
    ['a deadlock, and a page that is refused', DEADLOCK, html(403, '<html>no</html>'), 'serverError'],
    ['a deadlock, and a page without modules', DEADLOCK, html(200, '<html>Sign in</html>'), 'serverError'],
    ['a page in place of the answer', html(500, '<html>Oops</html>'), html(404, '<html>no</html>'), 'html'],
    ['a missing right, and a page that is broken', NO_RIGHT, html(500, '<html>Oops</html>'), 'http'],
    ['a missing right, and too many pages', NO_RIGHT, html(429, ''), 'http'],
  ];
  for (const [what, call, page, expected] of failures) {
    it(`are not missing because of ${what}`, async () => {
      await withInstance(answering(call, page), async (instance) => {
        assert.equal((await refusal(instance.machines.processes('demo', signal()))).code, expected);
      });
    });
  }

  for (const status of [302, 403, 404]) {
    it(`are not shown where the right is missing and the page answers HTTP ${status}`, async () => {
      await withInstance(answering(NO_RIGHT, html(status, '<html>no</html>')), async (instance) => {
        assert.equal(await instance.machines.processes('demo', signal()), undefined);
      });
    });
  }

  it('are told by the page when the call fails or tells of none', async () => {
    for (const call of [DEADLOCK, NO_RIGHT, envelope('DumpInstanceState', 'nl:monitoring', '')]) {
      await withInstance(answering(call, html(200, PAGE)), async (instance) => {
        const found = await instance.machines.processes('demo', signal());
        assert.deepEqual(
          found?.map(({ name, pid }) => [name, pid]),
          [['mta', 1234]],
        );
      });
    }
  });
});
