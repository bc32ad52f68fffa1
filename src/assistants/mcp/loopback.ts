import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { mcpServer } from './mcpServer';
import type { ToolSource } from './toolServer';

const HOST = '127.0.0.1';
const PATH = '/mcp';
/** Clients at a time; the one that came first goes when there are more. */
const MOST_SESSIONS = 8;

/** A running MCP server on this machine's own address. */
export interface Loopback {
  readonly url: string;
  /** Makes the token that requests must carry; the one before is void from then on. It is held in memory only. */
  readonly newToken: () => string;
  readonly close: () => Promise<void>;
}

/**
 * Serves MCP over HTTP within this process, so that tools use the sessions that are open here and no secret leaves it. Only
 * requests from this machine with the token are answered, and none that a web page sent.
 */
export async function serveLoopback(source: ToolSource): Promise<Loopback> {
  const sessions = new Sessions(source);
  let token: Buffer | undefined;
  const server = createServer((request, response) => {
    if (!isAllowed(request, token)) {
      response.writeHead(401).end();
      return;
    }
    sessions.handle(request, response).catch(() => {
      response.destroy();
    });
  });
  const port = await listening(server);
  return {
    url: `http://${HOST}:${port}${PATH}`,
    newToken: () => {
      const made = randomBytes(32).toString('base64url');
      token = Buffer.from(`Bearer ${made}`);
      return made;
    },
    close: async () => {
      await sessions.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function listening(server: HttpServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Pages send an `Origin`, and reach this machine under names of theirs. */
function isAllowed({ headers, url, socket }: IncomingMessage, token: Buffer | undefined): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  return (
    token !== undefined &&
    given.length === token.length &&
    timingSafeEqual(given, token) &&
    headers.origin === undefined &&
    headers.host === `${HOST}:${socket.localPort ?? 0}` &&
    url === PATH
  );
}

/** A transport for each client, so that a call can be cancelled by the client that made it. */
class Sessions {
  private readonly open = new Map<string, StreamableHTTPServerTransport>();

  constructor(private readonly source: ToolSource) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = request.headers['mcp-session-id'];
    const known = typeof id === 'string' ? this.open.get(id) : undefined;
    if (known === undefined && id !== undefined) {
      response.writeHead(404).end();
      return;
    }
    await (known ?? (await this.begin())).handleRequest(request, response);
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((transport) => transport.close()));
  }

  private async begin(): Promise<StreamableHTTPServerTransport> {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        this.open.set(id, transport);
        const [first] = this.open;
        if (this.open.size > MOST_SESSIONS && first !== undefined) {
          void first[1].close();
        }
      },
    });
    transport.onclose = () => {
      this.open.delete(transport.sessionId ?? '');
    };
    await mcpServer(this.source).connect(transport);
    return transport;
  }
}
