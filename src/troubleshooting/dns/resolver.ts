import { Resolver } from 'node:dns/promises';

/** The part of `node:dns/promises` that the look-ups use, so that a test can answer in its place. */
export interface DnsResolver {
  resolveMx(name: string): Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
  resolveTxt(name: string): Promise<readonly (readonly string[])[]>;
  resolve4(name: string): Promise<readonly string[]>;
  resolve6(name: string): Promise<readonly string[]>;
  /** By the name below `in-addr.arpa` or `ip6.arpa`: `reverse` takes a failing name server for a missing name. */
  resolvePtr(name: string): Promise<readonly string[]>;
  /** Ends what is under way; it then rejects. */
  cancel(): void;
}

export interface ResolverOptions {
  /** Time limit of one question, ms; it is put twice at most. */
  readonly timeoutMs: number;
  /** `address` or `address:port`, in place of the machine's own. */
  readonly servers?: readonly string[];
}

/** Asks the machine's own name servers, or those given. */
export function systemResolver({ timeoutMs, servers }: ResolverOptions): DnsResolver {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers !== undefined) {
    resolver.setServers(servers);
  }
  return resolver;
}

/** What DNS says instead of records: the name does not exist, or it has none of this kind. */
export type Nothing = 'noName' | 'noRecord';

/** The code of an error that means "nothing there"; undefined for those that mean that nobody knows. */
export function nothingThere(error: unknown): Nothing | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTFOUND') {
    return 'noName';
  }
  return code === 'ENODATA' ? 'noRecord' : undefined;
}

/** Records, or none. Rejects when nobody answered, so that silence is never taken for absence. */
export async function recordsOf<T>(ask: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await ask;
  } catch (error) {
    if (nothingThere(error) !== undefined) {
      return [];
    }
    throw error;
  }
}
