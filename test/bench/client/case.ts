/** One measurement in a fresh process: `node case.js <case> <rows> <url>`. Prints `{ rows, ms, cpuMs, peakMb }` as JSON. */
import { createWriteStream, rmSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { SaxesParser } from 'saxes';
import type * as Parts from './openParts';
import type * as Campaign from '../../../src/campaign/index';
import { loadSdk } from '../../unit/campaign/support/sdk';
import { soapEnvelope } from '../../../src/campaign/soap/envelope';
import { argument } from '../../../src/campaign/soap/argument';

interface Timed {
  readonly rows: number;
  readonly ms: number;
  readonly cpuMs: number;
}

type Case = (url: string, rows: number) => Promise<Timed>;

const BUNDLE = join(__dirname, '../../../../dist/campaign.js');

const never = (): AbortSignal => new AbortController().signal;
const credentials = { kind: 'password', operator: 'bench', password: 'bench' } as const;

/** Time of `run` alone: passed, and used by this process. */
async function timed(run: () => Promise<number>): Promise<Timed> {
  globalThis.gc?.();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const rows = await run();
  const { user, system } = process.cpuUsage(cpu);
  return { rows, ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

function post(url: string, rows: number): Promise<http.IncomingMessage> {
  const query = `<queryDef schema="nms:delivery" operation="select" lineCount="${rows}" xtkschema="xtk:queryDef"><select><node expr="@id"/></select></queryDef>`;
  const call = {
    urn: 'xtk:queryDef',
    method: 'ExecuteQuery',
    arguments: [argument.document('document', query)],
    doing: '',
    effect: 'read' as const,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${url}/nl/jsp/soaprouter.jsp`,
      { method: 'POST', headers: { SoapAction: 'xtk:queryDef#ExecuteQuery' } },
      resolve,
    );
    request.on('error', reject);
    request.end(soapEnvelope(call, 'token'));
  });
}

/** The lower bound: the parser alone over the same chunks, counting rows and keeping nothing. */
const bareSaxes: Case = (url, rows) =>
  timed(async () => {
    let count = 0;
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('opentag', (tag) => {
      if (tag.name === 'delivery') {
        count += 1;
      }
    });
    const response = await post(url, rows);
    response.setEncoding('utf8');
    for await (const chunk of response) {
      parser.write(chunk as string);
    }
    parser.close();
    return count;
  });

const fastXmlParser: Case = (url, rows) =>
  timed(async () => {
    const response = await post(url, rows);
    response.setEncoding('utf8');
    let body = '';
    for await (const chunk of response) {
      body += chunk as string;
    }
    const { XMLParser } = await import('fast-xml-parser');
    const tree = new XMLParser({ ignoreAttributes: false, parseAttributeValue: false }).parse(body) as Record<
      string,
      never
    >;
    const collection = tree['SOAP-ENV:Envelope']?.['SOAP-ENV:Body']?.['ExecuteQueryResponse']?.['pdomOutput']?.[
      'delivery-collection'
    ] as unknown as {
      delivery: unknown[];
    };
    return collection.delivery.length;
  });

/** Rows as the repositories get them, consumed and dropped. */
const ourRows: Case = async (url, rows) => {
  const { openParts } = createRequire(__filename)('./openParts.bundle.js') as typeof Parts;
  const { runner, select } = await openParts(url);
  return timed(async () => {
    let count = 0;
    const query = { schema: 'nms:delivery', operation: 'select' as const, select, lineCount: rows };
    for await (const batch of runner.batches(query, never())) {
      count += batch.length;
    }
    return count;
  });
};

/** The client as it ships. */
function shipped(): typeof Campaign {
  return createRequire(__filename)(BUNDLE) as typeof Campaign;
}

/** The whole call that the tree makes, with typed deliveries, all kept. */
const ourList: Case = async (url, rows) => {
  const { openInstance } = shipped();
  const instance = await openInstance({ url, credentials }, never());
  return timed(async () => (await instance.deliveries.list({ now: Date.now(), pageSize: rows }, never())).rows.length);
};

const sdk: Case = async (url, rows) => {
  const library = loadSdk();
  const client = await library.init(
    library.ConnectionParameters.ofUserAndPassword(url, 'bench', 'bench', { timeout: 600_000 }),
  );
  await client.logon();
  const query = { schema: 'nms:delivery', operation: 'select', lineCount: rows, select: { node: [{ expr: '@id' }] } };
  return timed(async () => {
    const result = await client.NLWS.xtkQueryDef.create(query).executeQuery();
    return (result['delivery'] as unknown[]).length;
  });
};

const quoted = (text: string | number | undefined): string => `"${String(text ?? '').replaceAll('"', '""')}"`;

/** Every message of a delivery into a CSV file, page by page. */
const messagesToCsv: Case = async (url, rows) => {
  const { openInstance } = shipped();
  const instance = await openInstance({ url, credentials, timeoutMs: 120_000 }, never());
  const file = join(tmpdir(), `delivery-doctor-bench-${process.pid}.csv`);
  const out = createWriteStream(file);
  const result = await timed(async () => {
    let count = 0;
    for await (const batch of instance.messages.batches({ deliveryId: '1' }, never())) {
      count += batch.length;
      const lines = batch.map((row) =>
        [row.id, row.address, row.status, row.eventDate, row.failureReason, row.text].map(quoted).join(','),
      );
      if (!out.write(`${lines.join('\r\n')}\r\n`)) {
        await once(out, 'drain');
      }
      if (count >= rows) {
        break;
      }
    }
    out.end();
    await once(out, 'close');
    return count;
  });
  rmSync(file);
  return result;
};

const idle: Case = () => Promise.resolve({ rows: 0, ms: 0, cpuMs: 0 });

/** How long the module of the client takes to load. Bundled as it ships. */
const load: Case = () => timed(() => Promise.resolve(typeof shipped().openInstance === 'function' ? 1 : 0));

const CASES: Readonly<Record<string, Case>> = {
  idle,
  load,
  bareSaxes,
  fastXmlParser,
  ourRows,
  ourList,
  sdk,
  messagesToCsv,
};

async function main(): Promise<void> {
  const [name = '', rows = '0', url = ''] = process.argv.slice(2);
  const run = CASES[name];
  if (run === undefined) {
    throw new Error(`no such case: ${name}`);
  }
  const figures = await run(url, Number(rows));
  console.log(JSON.stringify({ ...figures, peakMb: process.resourceUsage().maxRSS / 1024 }));
  process.exit(0);
}

void main();
