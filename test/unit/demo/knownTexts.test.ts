import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from '../../../src/demo';
import { toText } from '../../../src/demo/store/store';
import { explainText } from '../../../src/knowledge';

interface Written {
  /** Of journals and messages. */
  readonly texts: readonly string[];
  /** Of servers' logs. */
  readonly logs: readonly string[];
}

/** Every line of journals, messages and logs that a demo holds. */
async function writtenBy(scenarios: readonly string[]): Promise<Written> {
  const demo = await startDemo({ recipients: 300, scenarios: [...scenarios], clock: { speed: 0 } });
  try {
    const { store } = demo.instance;
    const texts = store
      .all(
        `SELECT sMessage AS t FROM XtkJobLog
         UNION SELECT m.sText AS t FROM NmsBroadLogRcp b JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId`,
      )
      .map(({ t }) => toText(t));
    const logs = demo.handle.servers.flatMap(({ installDir }) => {
      const folder = join(installDir, 'var');
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((item) => item.isFile() && item.name.endsWith('.log'))
        .flatMap((item) => readFileSync(join(item.parentPath, item.name), 'utf8').split('\n'));
    });
    return { texts, logs };
  } finally {
    await demo.close();
  }
}

describe('demo: texts that the catalogue explains', function () {
  this.timeout(60_000);

  it('are written by scenarios into journals, messages and logs: forty kinds at least', async () => {
    const { texts, logs } = await writtenBy(['preparationsFailed', 'messageTexts', 'logTexts']);
    const known = new Set(
      [...texts, ...logs].flatMap((line) => explainText(line, { language: 'en' }).map(({ id }) => id)),
    );
    assert.ok(known.size >= 40, `${known.size}: ${[...known].sort().join()}`);
  });

  it('are in no log of a healthy instance', async () => {
    const { logs } = await writtenBy(['allIsWell']);
    const sure = logs
      .flatMap((line) => explainText(line, { language: 'en' }))
      .filter(({ role, certainty }) => role === 'cause' && certainty === 'certain');
    assert.deepEqual([...new Set(sure.map(({ id }) => id))], []);
  });
});
