import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario, type ScenarioContext } from './scenario';

const FILES = 180;
const BYTES = 48_000_000;

/** Files that look big and take no room: their bytes were never written. */
function fillTemporaryFolder(dir: string, now: number): void {
  const folder = join(dir, 'tmp');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < FILES; index++) {
    const path = join(folder, `tmp${String(index).padStart(4, '0')}.tmp`);
    const file = openSync(path, 'w');
    ftruncateSync(file, BYTES + index * 1000);
    closeSync(file);
    const at = new Date(now - (FILES - index) * 20 * MINUTE);
    utimesSync(path, at, at);
  }
}

const MESSAGE =
  "Unable to rename file '/tmp/tmp0000.tmp' to /usr/local/neolane/nl6/bin/..//var/demo/mta/86510470.xml ;(errno=18, Invalid cross-device link) (iRc=-52)";

function failOn({ farm, store, now }: ScenarioContext, deliveryId: number): void {
  for (const { name, dir } of farm.servers.filter((server) => server.name.startsWith('sending'))) {
    fillTemporaryFolder(dir, now);
    for (const ago of [50, 30, 10]) {
      farm.log(name, 'mta', now - ago * MINUTE, 'error', MESSAGE);
    }
  }
  for (const ago of [50, 30, 10]) {
    writeJournal(store, deliveryId, now - ago * MINUTE, 'error', MESSAGE, -52);
  }
}

export const temporaryFiles: Scenario = {
  name: 'temporaryFiles',
  title: 'Temporary files pile up on the sending servers because they cannot be moved to another device.',
  truth: ['machines.temporaryFolderOnAnotherDevice'],
  subject: 'Members only – private sale',
  apply: (context) => {
    const contact = minuteBefore(context.now, HOUR);
    const id = addDelivery(
      context,
      plan({
        label: 'Members only – private sale',
        contact,
        segment: 'members',
        share: 0.4,
        rate: 0.8,
        theme: 'gifts',
      }),
    );
    failOn(context, id);
  },
};
