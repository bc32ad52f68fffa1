/** The instance of the bench: a process of its own, so that its work and memory are not counted. Prints its URL. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { logonAnswer, NO_SCHEMA, REDIR } from '../../unit/campaign/support/envelopes';
import { sdkBodies } from '../../unit/campaign/support/sdk';
import { answer, deliveryRow, messageRow } from './bodies';

const MESSAGES = 1_000_000;
const prepared = new Map<number, Buffer>();

function deliveries(count: number): Buffer {
  let body = prepared.get(count);
  if (body === undefined) {
    body = answer(
      Array.from({ length: count }, (_, n) => deliveryRow(n)),
      'delivery',
    );
    prepared.set(count, body);
  }
  return body;
}

function numberIn(query: string, pattern: RegExp, otherwise: number): number {
  return Number(pattern.exec(query)?.[1] ?? otherwise);
}

function executeQuery(query: string): Buffer {
  if (query.includes('schema="nms:broadLogRcp"')) {
    const after = numberIn(query, /@id &gt; (\d+)/, 0);
    const count = Math.min(numberIn(query, /lineCount="(\d+)"/, 200), MESSAGES - after);
    return answer(
      Array.from({ length: count }, (_, n) => messageRow(after + n + 1)),
      'broadLogRcp',
    );
  }
  if (query.includes('getIfExists')) {
    return Buffer.from(
      answer([], 'delivery')
        .toString()
        .replace(/<delivery-collection>.*<\/delivery-collection>/, '<delivery id="1"/>'),
    );
  }
  // The list asks for one row more than its page.
  return deliveries(numberIn(query, /lineCount="(\d+)"/, 200) & ~1);
}

async function main(): Promise<void> {
  const bodies = await sdkBodies();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = String(request.headers['soapaction'] ?? '').replace(/^.*#/, '');
      const body = Buffer.concat(chunks).toString('utf8');
      response.setHeader(
        'Content-Type',
        request.url?.startsWith('/r/test') === true ? 'text/xml' : 'application/soap+xml; charset=utf-8',
      );
      if (call === 'ExecuteQuery') {
        response.end(executeQuery(body));
      } else if (call === 'Logon') {
        response.end(logonAnswer());
      } else if (call === 'GetEntityIfMoreRecent' && body.includes('xtk:queryDef')) {
        response.end(bodies.get('GET_XTK_QUERY_SCHEMA_RESPONSE'));
      } else if (call === 'GetEntityIfMoreRecent' && body.includes('xtk:session')) {
        response.end(bodies.get('GET_XTK_SESSION_SCHEMA_RESPONSE'));
      } else if (call === 'GetEntityIfMoreRecent') {
        response.end(NO_SCHEMA);
      } else if (call === 'Logoff') {
        response.end(bodies.get('LOGOFF_RESPONSE'));
      } else {
        response.end(REDIR);
      }
    });
  });
  for (const count of process.argv.slice(2).map(Number)) {
    deliveries(count);
  }
  server.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}

void main();
