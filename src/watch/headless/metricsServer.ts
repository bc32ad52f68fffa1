import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OPEN_METRICS, PROMETHEUS_TEXT, type MetricsType } from './watchMetrics';

/** Only this machine may ask: what goes further is for those who know who may see it. */
const HOST = '127.0.0.1';

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `GET /metrics` on a loopback port; 0 takes a free one. Rejects when the port is taken. */
export async function serveMetrics(port: number, text: (type: MetricsType) => Promise<string>): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const found = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const isOpen = request.headers.accept?.includes('application/openmetrics-text') === true;
    const type = isOpen ? OPEN_METRICS : PROMETHEUS_TEXT;
    text(type).then(
      (body) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await listening(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
}
