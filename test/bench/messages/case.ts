/**
 * One export in a fresh process: `node case.js <csv|ndjson|xlsx|sdk|idle> <rows> <url> <seconds>`. Prints `{ rows, ms,
 * peakMb }` as JSON; fewer rows when the SDK's time was up.
 */
import '../../unit/vscodeStandIn';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstance } from '../../../src/campaign';
import { copyRows } from '../../../src/panels/messages/export/writeRows';
import { openRowFile } from '../../../src/panels/messages/export/openRowFile';
import { messageRows } from '../../../src/panels/messages/gridRows';
import { EXPORT_FORMATS, type ExportFormat } from '../../../src/shared/protocol/messages';
import { loadSdk } from '../../unit/campaign/support/sdk';

const PAGE = 2000;
const { signal } = new AbortController();

/** The export as the extension does it, from the socket to the file. */
async function ours(url: string, rows: number, format: ExportFormat, path: string): Promise<number> {
  const credentials = { kind: 'password', operator: 'bench', password: 'bench' } as const;
  const instance = await openInstance({ url, credentials, timeoutMs: 120_000 }, signal);
  const writer = messageRows({ masked: false });
  async function* source() {
    let count = 0;
    for await (const batch of instance.messages.batches({ deliveryId: '1' }, signal)) {
      count += batch.length;
      yield batch.map((row) => ({ id: row.id, cells: [...writer.cells(row)] }));
      if (count >= rows) {
        return;
      }
    }
  }
  const outcome = await copyRows(
    source,
    await openRowFile(format, { path, columns: writer.columns }),
    { rows: 0 },
    () => undefined,
  );
  if (outcome.failure !== undefined) {
    throw new Error('the export broke off', { cause: outcome.failure });
  }
  return outcome.rows;
}

/**
 * What one would write with the SDK: pages behind the last id, and a line for each row. Ends behind the page at which
 * its time is up.
 */
async function sdk(url: string, rows: number, path: string, limitMs: number): Promise<number> {
  const until = performance.now() + limitMs;
  const library = loadSdk();
  const client = await library.init(
    library.ConnectionParameters.ofUserAndPassword(url, 'bench', 'bench', { timeout: 600_000 }),
  );
  await client.logon();
  const out = createWriteStream(path);
  const names = [
    '@id',
    '@address',
    '@status',
    '@eventDate',
    '@lastModified',
    '@recipient-id',
    '[msg/@failureReason]',
    '[msg/@failureType]',
    '[msg/@text]',
    '@publicId',
  ];
  let count = 0;
  for (let last = 0; count < rows && performance.now() < until;) {
    const query = {
      schema: 'nms:broadLogRcp',
      operation: 'select',
      lineCount: PAGE,
      select: { node: names.map((expr) => ({ expr })) },
      where: { condition: [{ expr: `@id > ${last}` }] },
      orderBy: { node: [{ expr: '@id' }] },
    };
    const answer = await client.NLWS.xtkQueryDef.create(query).executeQuery();
    const page = answer['broadLogRcp'] as Record<string, unknown>[];
    last = Number(page.at(-1)?.['id']);
    count += page.length;
    const text = page
      .map(
        (row) =>
          `${Object.values(row)
            .map((value) => JSON.stringify(value))
            .join(',')}\r\n`,
      )
      .join('');
    if (!out.write(text)) {
      await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'close');
  return count;
}

async function main(): Promise<void> {
  const [name = '', wanted = '0', url = '', seconds = '0'] = process.argv.slice(2);
  const path = join(tmpdir(), `delivery-doctor-export-${process.pid}`);
  const format = EXPORT_FORMATS.find((one) => one === name);
  const began = performance.now();
  const rows =
    format !== undefined
      ? await ours(url, Number(wanted), format, path)
      : name === 'sdk'
        ? await sdk(url, Number(wanted), path, Number(seconds) * 1000)
        : 0;
  console.log(JSON.stringify({ rows, ms: performance.now() - began, peakMb: process.resourceUsage().maxRSS / 1024 }));
  await rm(path, { force: true });
  process.exit(0);
}

void main();
