import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { arpaName } from '../../../../src/troubleshooting/dns/lookUp';

/** Records of one kind, as their wire form wants them. */
export interface Zone {
  readonly a?: readonly string[];
  /** In full or with `::`. */
  readonly aaaa?: readonly string[];
  readonly mx?: readonly { readonly exchange: string; readonly priority: number }[];
  readonly txt?: readonly string[];
  readonly ptr?: readonly string[];
  /** Says nothing at all: the question runs into its time limit. */
  readonly silent?: boolean;
  /** Answers that it cannot answer. */
  readonly broken?: boolean;
}

const TYPE = { a: 1, ptr: 12, mx: 15, txt: 16, aaaa: 28 } as const;
const NAME_ERROR = 3;
const SERVER_FAILURE = 2;

/** A name server on loopback that knows a few names; everything else does not exist. */
export class NameServer {
  readonly asked: string[] = [];
  private constructor(
    private readonly socket: Socket,
    private readonly zones: Readonly<Record<string, Zone>>,
  ) {
    socket.on('message', (message, { port, address }) => {
      const answer = this.answer(message);
      if (answer !== undefined) {
        socket.send(answer, port, address);
      }
    });
  }

  static async start(zones: Readonly<Record<string, Zone>>): Promise<NameServer> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new NameServer(socket, zones);
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  close(): void {
    this.socket.close();
  }

  private answer(query: Buffer): Buffer | undefined {
    const { name, end } = readName(query, 12);
    const type = query.readUInt16BE(end);
    this.asked.push(name);
    const zone = this.zones[name.toLowerCase()];
    if (zone?.silent === true) {
      return undefined;
    }
    const records = zone === undefined ? [] : recordsOf(zone, type);
    // A name with something below it exists, even without records of its own.
    const exists =
      zone !== undefined || Object.keys(this.zones).some((known) => known.endsWith(`.${name.toLowerCase()}`));
    const code = zone?.broken === true ? SERVER_FAILURE : exists ? 0 : NAME_ERROR;
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8580 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    return Buffer.concat([header, query.subarray(12, end + 4), ...records.map((data) => record(type, data))]);
  }
}

function recordsOf(zone: Zone, type: number): readonly Buffer[] {
  switch (type) {
    case TYPE.a:
      return (zone.a ?? []).map((address) => Buffer.from(address.split('.').map(Number)));
    case TYPE.mx:
      return (zone.mx ?? []).map(({ exchange, priority }) =>
        Buffer.concat([Buffer.from([priority >> 8, priority & 255]), writeName(exchange)]),
      );
    case TYPE.txt:
      return (zone.txt ?? []).map((text) =>
        Buffer.concat(
          (text.match(/.{1,255}/gs) ?? ['']).map((part) =>
            Buffer.concat([Buffer.from([part.length]), Buffer.from(part)]),
          ),
        ),
      );
    case TYPE.aaaa:
      return (zone.aaaa ?? []).map((address) =>
        Buffer.from(arpaName(address).replace('.ip6.arpa', '').split('.').reverse().join(''), 'hex'),
      );
    case TYPE.ptr:
      return (zone.ptr ?? []).map(writeName);
    default:
      return [];
  }
}

/** A record of the name in the question, valid for a minute. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 1 };
}

function writeName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}
