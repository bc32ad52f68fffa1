import assert from 'node:assert/strict';
import sdk, { type Client } from '@adobe/acc-js-sdk';
import { startDemo, type RunningDemo } from '../../../../src/demo';

export type Json = Record<string, unknown>;

/** Adobe's own SDK, as it is, signed in to a demo instance: what it can do on a real instance it must be able to do here. */
export interface Driver {
  readonly demo: RunningDemo;
  /** Signed in; another after `reconnect`. */
  readonly client: Client;
  reconnect(): Promise<void>;
  /** Another client, signed in on its own. */
  connect(): Promise<Client>;
  run(query: Json): Promise<Json>;
  rows(query: Json): Promise<Json[]>;
  /** The id of the delivery with a label. */
  idOf(label: string): Promise<string>;
  close(): Promise<void>;
}

export async function drive(): Promise<Driver> {
  const demo = await startDemo({ recipients: 1500, clock: { speed: 0 } });
  const connect = async (): Promise<Client> => {
    const { url, operator, password } = demo.handle;
    const made = await sdk.init(
      sdk.ConnectionParameters.ofUserAndPassword(url, operator, password, { timeout: 20_000 }),
    );
    await made.logon();
    return made;
  };
  let client = await connect();
  const run = (query: Json): Promise<Json> => client.NLWS.xtkQueryDef.create(query).executeQuery();
  return {
    demo,
    get client() {
      return client;
    },
    connect,
    reconnect: async () => {
      client = await connect();
    },
    run,
    rows: async (query) => {
      const found = Object.values(await run(query))[0];
      return Array.isArray(found) ? (found as Json[]) : [];
    },
    idOf: async (label) => {
      const found = await run({
        schema: 'nms:delivery',
        operation: 'get',
        select: { node: [node('@id')] },
        where: { condition: [node(`@label = '${label}'`)] },
      });
      return String(found['id']);
    },
    close: async () => {
      await client.logoff();
      await demo.close();
    },
  };
}

/** A node of a query, as the SDK takes it. */
export function node(expr: string, more: Json = {}): Json {
  return { expr, ...more };
}

/** Accepts a refusal that tells a code, and then a text. The SDK's exceptions are no Errors. */
export function refused(code: string, text = ''): (error: object) => boolean {
  return (error) => {
    const told = ['message', 'statusCode', 'errorCode', 'detail']
      .map((name) => String(Reflect.get(error, name)))
      .join(' ');
    assert.match(told, new RegExp(`${code}.*${text}`, 's'));
    return true;
  };
}
