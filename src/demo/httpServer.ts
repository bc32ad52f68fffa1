import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { breakConnection, deliver, insteadOfWork, type Answer } from './faults/deliver';
import type { Fault, FaultInjector } from './faults/fault';
import type { Instance } from './instance';
import { messageCenterPing, pingPage, testPage } from './pages/health';
import { tokenPage, type TechnicalAccount } from './pages/ims';
import { monitorPage } from './pages/monitor';
import { resourcePage } from './pages/resources';
import { wsdlPage } from './pages/wsdl';
import { SoapFault } from './soap/fault';
import { identify, type Router } from './soap/router';

const MAX_BODY_BYTES = 50_000_000;
const XML = 'text/xml; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

/** What the web front needs to answer. */
export interface Site {
  readonly instance: Instance;
  readonly router: Router;
  readonly faults: FaultInjector;
  readonly technicalAccount: TechnicalAccount;
  /** Hears of every request before it is answered: its path, and the SOAP method, '' for a page. */
  readonly onRequest?: (path: string, method: string) => void;
  /** Orders from outside the process (`/demo/control`); undefined when the request may not give any. */
  readonly control: (authorization: string, body: string) => Answer;
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        reject(new Error('The request is too large.'));
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.on('error', reject);
  });
}

const plain = (status: number, body: string): Answer => ({ status, type: PLAIN, body });
const NOT_FOUND: Answer = {
  status: 404,
  type: HTML,
  body: '<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not Found</h1></body></html>',
};

/** A page for those who are signed in, 401 for others. */
function protectedPage({ instance }: Site, request: IncomingMessage, page: () => Answer): Answer {
  try {
    identify(request, instance.sessions);
  } catch (error) {
    if (!(error instanceof SoapFault)) {
      throw error;
    }
    return plain(401, `${error.message}\n`);
  }
  return page();
}

async function soap({ instance, router }: Site, request: IncomingMessage, body: string): Promise<Answer> {
  if (request.method !== 'POST') {
    return plain(405, 'Use POST.\n');
  }
  instance.engine.catchUp();
  const { status, body: xml } = await router.answer(instance, request, body);
  return { status, type: XML, body: xml };
}

async function work(site: Site, request: IncomingMessage, url: URL, body: string): Promise<Answer> {
  const { instance } = site;
  switch (url.pathname) {
    case '/nl/jsp/soaprouter.jsp':
      return soap(site, request, body);
    case '/r/test':
      return { status: 200, type: XML, body: testPage(instance, request.socket.remoteAddress ?? '') };
    case '/nl/jsp/ping.jsp':
      return protectedPage(site, request, () => plain(200, pingPage(instance)));
    case '/nl/jsp/mcPing.jsp':
      return protectedPage(site, request, () => plain(200, messageCenterPing(instance)));
    case '/nl/jsp/monitor.jsp':
      return protectedPage(site, request, () => ({ status: 200, type: HTML, body: monitorPage(instance) }));
    case '/nl/jsp/schemawsdl.jsp':
      return protectedPage(site, request, () => {
        const wsdl = wsdlPage(url.searchParams.get('schema') ?? '', instance.methods, url.origin);
        return wsdl === undefined ? NOT_FOUND : { status: 200, type: XML, body: wsdl };
      });
    case '/ims/token/v3':
      return request.method === 'POST' ? tokenPage(body, site.technicalAccount) : plain(405, 'Use POST.\n');
    case '/demo/control':
      return site.control(request.headers.authorization ?? '', body);
    default:
      return resourcePage(instance, url.pathname) ?? NOT_FOUND;
  }
}

function methodOf(request: IncomingMessage): string {
  const action = request.headers['soapaction'];
  return typeof action === 'string' ? (action.replaceAll('"', '').split('#')[1] ?? '') : '';
}

async function handle(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const body = await readBody(request);
  site.onRequest?.(url.pathname, methodOf(request));
  const fault: Fault | undefined = site.faults.next(url.pathname, methodOf(request));
  if (fault?.kind === 'latency') {
    await new Promise((resolve) => setTimeout(resolve, fault.ms));
  }
  if (fault?.kind === 'expiredSession') {
    site.instance.sessions.expireAll();
  }
  const instead = insteadOfWork(fault);
  if (instead === 'reset') {
    breakConnection(response);
  } else {
    await deliver(
      response,
      instead ?? (await work(site, request, url, body)),
      instead === undefined ? fault : undefined,
    );
  }
}

/** Listens on 127.0.0.1 only; answers the server and its port. */
export async function listen(site: Site, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    handle(site, request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
      } else {
        response.writeHead(500, { 'Content-Type': PLAIN }).end(`${error instanceof Error ? error.message : 'Error'}\n`);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}
