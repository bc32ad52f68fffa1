import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** As much of `@adobe/acc-js-sdk` (which has no types) as the oracle tests and the bench use. */
export interface SdkClient {
  logon(): Promise<void>;
  logoff(): Promise<void>;
  getOption(name: string): Promise<unknown>;
  setTransport(transport: (request: { url: string; data?: string }) => Promise<string>): void;
  readonly NLWS: {
    readonly xtkQueryDef: { create(query: unknown): { executeQuery(): Promise<Record<string, unknown>> } };
  };
}

/** A DOM element, as the SDK's representation `xml` answers it. */
export interface SdkElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly childNodes: ArrayLike<SdkElement & { readonly nodeType: number }>;
}

export interface Sdk {
  init(parameters: unknown): Promise<SdkClient>;
  readonly ConnectionParameters: {
    ofUserAndPassword(url: string, user: string, password: string, options?: unknown): unknown;
  };
  readonly XtkCaster: {
    asBoolean(value: unknown): boolean;
    asNumber(value: unknown): number | null;
    asLong(value: unknown): number;
    asTimestamp(value: unknown): Date | null;
  };
  escapeXtk(parts: TemplateStringsArray, ...values: unknown[]): string;
}

/** One call of the SDK over a transport of ours; `elemCurrent` is the first value of the answer. */
export interface SdkCall {
  readonly elemCurrent: SdkElement | null | undefined;
  finalize(url: string): void;
  execute(): Promise<void>;
}

/** How the SDK reports a failure. */
export interface SdkException {
  readonly errorCode: string;
  readonly faultString: string;
}

const load = createRequire(__filename);

/** The SDK's own SOAP call, over a transport that answers `body` with `status`. */
export function sdkCall(body: string, status = 200): SdkCall {
  const { SoapMethodCall } = load('@adobe/acc-js-sdk/src/soap.js') as {
    SoapMethodCall: new (
      transport: () => Promise<string>,
      urn: string,
      method: string,
      session: string,
      security: string,
    ) => SdkCall;
  };
  const { HttpError } = load('@adobe/acc-js-sdk/src/transport.js') as {
    HttpError: new (status: number, text: string, data: string) => Error;
  };
  const method = /<(\w+)Response\b/.exec(body)?.[1] ?? 'Any';
  const transport = (): Promise<string> =>
    status === 200 ? Promise.resolve(body) : Promise.reject(new HttpError(status, 'x', body));
  return new SoapMethodCall(transport, 'xtk:any', method, 'session', 'security');
}

/** Bodies that stand inside the SDK's test files, as text between backquotes. */
export function sdkInlineBodies(): readonly string[] {
  const folder = dirname(load.resolve('@adobe/acc-js-sdk/package.json'));
  return ['client.test.js', 'application.test.js', 'xtkJob.test.js', 'soap.test.js'].flatMap((name) => {
    const source = readFileSync(join(folder, 'test', name), 'utf8');
    return [...source.matchAll(/`(\s*<\?xml[^`]*<\/SOAP-ENV:Envelope>\s*)`/g)]
      .map((match) => (match[1] ?? '').trim())
      .filter((body) => !body.includes('${'));
  });
}

export function loadSdk(): Sdk {
  return load('@adobe/acc-js-sdk') as Sdk;
}

/** Recorded bodies that the SDK ships with its own tests, by name. */
export async function sdkBodies(): Promise<ReadonlyMap<string, string>> {
  const { Mock } = load('@adobe/acc-js-sdk/test/mock.js') as { Mock: Record<string, unknown> };
  const bodies = new Map<string, string>();
  for (const [name, promised] of Object.entries(Mock)) {
    const body: unknown = typeof promised === 'function' ? undefined : await promised;
    if (typeof body === 'string') {
      bodies.set(name, body);
    }
  }
  return bodies;
}
