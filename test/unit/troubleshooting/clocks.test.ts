import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { findingsOn, onDemo } from './onDemo';

const SUBJECT = 'Sunday opening';
const MINUTE = 60_000;

/** What is found about clocks. */
async function clocks(...given: Parameters<typeof findingsOn>): Promise<readonly string[]> {
  return (await findingsOn(...given))
    .filter(({ cause }) => cause.endsWith('lockSkew'))
    .map(({ cause, severity, certainty }) => `${severity} ${certainty} ${cause}`);
}

describe('troubleshooting: clocks', function () {
  this.timeout(60_000);

  it('tells a wrong clock of this computer, and takes no server’s for wrong that goes with the instance', async () => {
    await onDemo(
      { scenarios: ['scheduledForLater'], clock: { source: () => Date.now() + 10 * MINUTE } },
      async (access) => {
        assert.deepEqual(await clocks(access, SUBJECT), ['info likely ownClockSkew']);
      },
    );
  });

  it('goes by the time of now, not of when it signed in', async () => {
    await onDemo({ scenarios: ['scheduledForLater'] }, async (access, demo) => {
      assert.deepEqual(await clocks(access, SUBJECT), []);
      demo.advance(3 * MINUTE);
      assert.deepEqual(await clocks(access, SUBJECT), ['info likely ownClockSkew']);
      const [found] = await findingsOn(access, SUBJECT);
      assert.equal(found?.cause, 'scheduledForLater');
    });
  });
});
