import type { ServerResponse } from 'node:http';
import type { Fault } from './fault';

/** An answer before it goes out. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** How the body becomes bytes; UTF-8 when not given. */
  readonly encoding?: BufferEncoding;
  readonly headers?: Readonly<Record<string, string>>;
}

const HTML = 'text/html; charset=utf-8';

/** The page that a proxy shows when what is behind it does not answer. */
function gatewayPage(status: number): Answer {
  return {
    status,
    type: HTML,
    body: `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status} Service unavailable</h1><p>The proxy could not reach the application.</p></body></html>`,
  };
}

const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login" method="post"><input name="user"><input name="password" type="password"></form></body></html>';

/** Faults that take the place of the work itself; undefined when the request is to be served. */
export function insteadOfWork(fault: Fault | undefined): Answer | 'reset' | undefined {
  switch (fault?.kind) {
    case 'reset':
      return fault.done === true ? undefined : 'reset';
    case 'status':
      return fault.done === true ? undefined : gatewayPage(fault.status);
    case 'html':
      return { status: fault.status ?? 200, type: HTML, body: LOGIN_PAGE };
    case 'latency':
    case 'truncate':
    case 'slowDrip':
    case 'expiredSession':
    case 'hugeBody':
    case 'malformedXml':
    case undefined:
      return undefined;
  }
}

export function breakConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Sends an answer, spoilt as the fault says. */
export async function deliver(response: ServerResponse, answer: Answer, fault?: Fault): Promise<void> {
  switch (fault?.kind) {
    case 'reset':
      breakConnection(response);
      return;
    case 'status':
      send(response, fault.done === true ? gatewayPage(fault.status) : answer);
      return;
    case 'truncate':
      truncate(response, answer, fault.part ?? 0.5);
      return;
    case 'slowDrip':
      await drip(response, answer, fault.bytesPerSecond);
      return;
    case 'hugeBody':
      await pad(response, answer, fault.bytes);
      return;
    case 'malformedXml':
      send(response, { ...answer, body: answer.body.replace(/<\/[^>]*>$/, '<&broken attribute=></wrong>') });
      return;
    case 'latency':
    case 'html':
    case 'expiredSession':
    case undefined:
      send(response, answer);
  }
}

function head(response: ServerResponse, { status, type, headers }: Answer, length?: number): void {
  response.writeHead(status, {
    'Content-Type': type,
    ...headers,
    ...(length === undefined ? {} : { 'Content-Length': length }),
  });
}

function send(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body, answer.encoding);
  head(response, answer, bytes.length);
  response.end(bytes);
}

function truncate(response: ServerResponse, answer: Answer, part: number): void {
  const body = Buffer.from(answer.body);
  head(response, answer, body.length);
  response.write(body.subarray(0, Math.max(1, Math.floor(body.length * part))), () => {
    response.destroy();
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const DRIPS_PER_SECOND = 10;

async function drip(response: ServerResponse, answer: Answer, bytesPerSecond: number): Promise<void> {
  const body = Buffer.from(answer.body);
  const size = Math.max(1, Math.floor(bytesPerSecond / DRIPS_PER_SECOND));
  head(response, answer, body.length);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await pause(1000 / DRIPS_PER_SECOND);
  }
  response.end();
}

const FILLER = `<!-- ${'filler '.repeat(140)}-->`;

/** Writes comments before the last closing tag until the body has `bytes`, minding how fast the reader takes them. */
async function pad(response: ServerResponse, answer: Answer, bytes: number): Promise<void> {
  const cut = answer.body.lastIndexOf('</');
  head(response, answer);
  response.write(answer.body.slice(0, cut));
  const block = FILLER.repeat(64);
  for (let sent = answer.body.length; sent < bytes && !response.destroyed; sent += block.length) {
    if (!response.write(block)) {
      await drained(response);
    }
  }
  response.end(answer.body.slice(cut));
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
