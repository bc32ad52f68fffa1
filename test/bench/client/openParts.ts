import { connect } from '../../../src/campaign/connection';
import { DEFAULT_RETRY } from '../../../src/campaign/http/retry';
import { path } from '../../../src/campaign/query/expression';
import type { SelectNode } from '../../../src/campaign/query/queryDef';
import { QueryRunner } from '../../../src/campaign/query/runner';
import { LIST_ATTRIBUTES } from '../../../src/campaign/repositories/deliveryFields';
import { Secrets } from '../../../src/campaign/secrets';
import { Caller } from '../../../src/campaign/session/caller';
import { signInFor } from '../../../src/campaign/session/credentials';
import { Session } from '../../../src/campaign/session/session';

/** The query runner under the repositories, signed in, for measuring rows before they become deliveries. */
export async function openParts(url: string): Promise<{ runner: QueryRunner; select: SelectNode[] }> {
  const connection = await connect({ url }, 'bench');
  const wire = { ...connection, secrets: new Secrets(), log: { debug: () => undefined, warn: () => undefined } };
  const session = new Session(
    signInFor({ kind: 'password', operator: 'bench', password: 'bench' }, wire, connection.http, Date.now),
    Date.now,
  );
  await session.ticket(new AbortController().signal);
  const select = Object.values(LIST_ATTRIBUTES).map((name) => ({ expression: path(name) }));
  return { runner: new QueryRunner(new Caller(wire, session, DEFAULT_RETRY)), select };
}
