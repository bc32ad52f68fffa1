import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { privateFolder } from '../channel/privateFolder';
import {
  type Askpass,
  ASKPASS_MAIN,
  ASKPASS_NODE,
  ASKPASS_SERVER,
  ASKPASS_SOCKET,
  ASKPASS_TOKEN,
  type AskPerson,
  parseRequest,
} from './askpass';

/** ssh runs one program without arguments of ours; this one starts the real one with the node we run on. */
const WRAPPER = `#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec "$${ASKPASS_NODE}" "$${ASKPASS_MAIN}" "$@"\n`;

/** "Are you sure you want to continue connecting (yes/no/[fingerprint])?": a host key is for a terminal. */
const YES_OR_NO = /\(yes\/no/i;

/**
 * Lets ssh ask a person: it starts `main` (dist/askpass.js), which asks here over a socket in a folder of ours alone,
 * with a token that only ssh's own environment holds. Starts listening at the first use.
 */
export class AskpassServer implements Askpass {
  private readonly token = randomBytes(32).toString('hex');
  private listening: Promise<string | undefined> | undefined;
  private server: Server | undefined;
  private readonly files: string[] = [];

  constructor(
    private readonly main: string,
    private readonly ask: AskPerson,
  ) {}

  async environment(server: string): Promise<Readonly<Record<string, string>> | undefined> {
    const folder = privateFolder();
    if (folder === undefined || !existsSync(this.main)) {
      return undefined;
    }
    this.listening ??= this.listen(folder);
    const socket = await this.listening;
    if (socket === undefined) {
      return undefined;
    }
    return {
      SSH_ASKPASS: `${socket}.sh`,
      SSH_ASKPASS_REQUIRE: 'force',
      // Before OpenSSH 8.4 it asks only where it believes that there is a screen.
      DISPLAY: process.env['DISPLAY'] ?? ':0',
      [ASKPASS_SOCKET]: socket,
      [ASKPASS_TOKEN]: this.token,
      [ASKPASS_SERVER]: server,
      [ASKPASS_NODE]: process.execPath,
      [ASKPASS_MAIN]: this.main,
    };
  }

  dispose(): void {
    this.server?.close();
    for (const file of this.files.splice(0)) {
      rmSync(file, { force: true });
    }
    this.listening = undefined;
  }

  private listen(folder: string): Promise<string | undefined> {
    const socket = join(folder, `ask-${process.pid}-${randomBytes(4).toString('hex')}`);
    const wrapper = `${socket}.sh`;
    writeFileSync(wrapper, WRAPPER, { mode: 0o700 });
    this.files.push(socket, wrapper);
    return new Promise((resolve) => {
      const server = createServer({ allowHalfOpen: true }, (peer) => {
        this.hear(peer);
      });
      this.server = server;
      server.once('error', () => {
        resolve(undefined);
      });
      server.listen(socket, () => {
        resolve(socket);
      });
      server.unref();
    });
  }

  private hear(peer: Socket): void {
    const gone = new AbortController();
    let line = '';
    peer.setEncoding('utf8');
    peer.on('error', () => {
      gone.abort();
    });
    peer.on('close', () => {
      gone.abort();
    });
    peer.on('data', (text: string) => {
      const complete = line.includes('\n');
      line += text;
      if (line.length > 10_000) {
        peer.destroy();
      } else if (!complete && line.includes('\n')) {
        void this.answer(line, peer, gone.signal);
      }
    });
  }

  /** An answer is a JSON string; nothing at all means that there is none. */
  private async answer(line: string, peer: Socket, signal: AbortSignal): Promise<void> {
    const request = parseRequest(line);
    if (
      request === undefined ||
      !same(request.token, this.token) ||
      request.kind === 'confirm' ||
      YES_OR_NO.test(request.prompt)
    ) {
      peer.end();
      return;
    }
    try {
      const { server, prompt } = request;
      const given = await this.ask({ server, prompt, kind: request.kind === 'none' ? 'none' : 'secret', signal });
      peer.end(given === undefined ? '' : JSON.stringify(given));
    } catch {
      peer.end();
    }
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
