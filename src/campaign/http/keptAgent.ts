// No `node:` prefix here: VS Code hands its proxy- and certificate-aware copies to `require('https')`.
import { EventEmitter } from 'events';
import { Agent } from 'http';
import https from 'https';
import type { Duplex } from 'stream';
import { checkServerIdentity, type PeerCertificate } from 'tls';
import { ProxyRefusal } from './networkError';

/** What VS Code puts in place of an agent: it finds the proxy, signs in to it, and adds the system's certificates. */
interface WayThere {
  /** A connection that leads there, or another agent where no proxy is in between. */
  connect(request: EventEmitter, options: https.RequestOptions): Promise<Duplex | Agent>;
}

type Connected = (error: Error | null, socket?: Duplex) => void;

/**
 * Keeps connections that were opened in VS Code's way. VS Code gives each request an agent of its own, which asks for
 * the proxy and the certificates and then keeps nothing: behind it, every call would cost
 * a connection. This agent asks VS Code's for a connection only when it has none.
 */
export class KeptAgent extends https.Agent {
  override createConnection(options: https.RequestOptions, connected: Connected): Duplex | null | undefined {
    const way = wayThere(options);
    if (way === undefined) {
      return super.createConnection(options, connected);
    }
    this.#connect(way, options).then(
      (socket) => {
        connected(null, socket);
      },
      (error: unknown) => {
        connected(error instanceof Error ? error : new Error('no connection'));
      },
    );
    return undefined;
  }

  async #connect(way: WayThere, options: https.RequestOptions): Promise<Duplex> {
    const asking = Object.assign(new EventEmitter(), { path: options.path ?? '/' });
    const { host } = options;
    const there = {
      ...options,
      secureEndpoint: true,
      // Behind a proxy the name to hold a certificate against is lost where it is an address.
      ...(host == null
        ? {}
        : { checkServerIdentity: (_name: string, cert: PeerCertificate) => checkServerIdentity(host, cert) }),
    };
    const found = await way.connect(asking, there);
    if (found instanceof Agent) {
      // No proxy. What was added to the options on the way, certificates above all, is wanted all the same.
      return direct(super.createConnection.bind(this), there);
    }
    const answer = 'encrypted' in found ? undefined : firstLine(found);
    // The proxy's agent lets what follows through when the connection is in use.
    asking.emit('socket', found);
    if (answer !== undefined) {
      const status = Number(/^HTTP\/\d\.\d (\d{3})/.exec(await answer)?.[1]);
      found.destroy();
      throw new ProxyRefusal(Number.isNaN(status) ? undefined : status);
    }
    return found;
  }
}

/** The agent that VS Code would give a request with these options; undefined where it leaves requests alone. */
function wayThere({ host, port, ca }: https.RequestOptions): WayThere | undefined {
  const trust = ca === undefined ? {} : { ca };
  // Without VS Code nothing happens either: a connection that is never made.
  const probe = https.request({ hostname: host ?? undefined, port, ...trust, createConnection: () => undefined });
  const agent: unknown = 'agent' in probe ? probe.agent : undefined;
  const way = isWay(agent) ? { connect: agent.connect.bind(agent) } : undefined;
  if (isWay(agent)) {
    // The probe itself goes nowhere: its agent connects a moment later.
    agent.connect = () => Promise.reject(new Error('only a probe'));
  }
  probe.on('error', () => undefined);
  probe.destroy();
  return way;
}

function isWay(agent: unknown): agent is WayThere {
  return typeof agent === 'object' && agent !== null && 'connect' in agent && typeof agent.connect === 'function';
}

function direct(
  create: (options: https.RequestOptions, connected: Connected) => Duplex | null | undefined,
  options: https.RequestOptions,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const connected: Connected = (error, socket) => {
      if (socket === undefined) {
        reject(error ?? new Error('no connection'));
      } else {
        resolve(socket);
      }
    };
    const socket = create(options, connected);
    if (socket) {
      resolve(socket);
    }
  });
}

/** How a proxy begins to say why it does not let anybody through. */
function firstLine(socket: Duplex): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const end = (): void => {
      resolve(text);
    };
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1');
      if (text.includes('\n')) {
        end();
      }
    });
    socket.once('end', end).once('close', end).once('error', end);
  });
}
