import * as l10n from '@vscode/l10n';

/**
 * The instance as it was read: what an operation is bound to. A connection's id alone is not enough, because the
 * connection may lead elsewhere after it was edited, renamed, or opened on another machine.
 */
export interface BoundTarget {
  readonly connectionId: string;
  /** Address of the instance. */
  readonly url: string;
  /** As the logon names it; undefined while nobody signed in, when only servers can be changed. */
  readonly instanceName?: string;
  /** Option `XtkDatabaseId`, where the operator may read it: a copy of the database has another address only. */
  readonly databaseId?: string;
  /** The servers by name, each with what tells it from every other, the machine's own host name included. */
  readonly servers: Readonly<Record<string, string>>;
}

/** Thrown when a target is not any more what an operation was bound to. */
export class TargetChanged extends Error {
  /** In the person's language. */
  readonly text: string;

  constructor(text: string) {
    super(text);
    this.name = 'TargetChanged';
    this.text = text;
  }
}

export function isTargetChanged(error: unknown): error is TargetChanged {
  return error instanceof Error && error.name === 'TargetChanged' && 'text' in error;
}

/** What became of a connection that is gone or leads to another address; undefined for one that is as it was. */
export function movedText(bound: BoundTarget, now: { readonly url: string } | undefined): string | undefined {
  if (now === undefined) {
    return l10n.t('The connection was removed.');
  }
  return now.url === bound.url
    ? undefined
    : l10n.t('The connection leads to {0} now, but this belongs to {1}.', now.url, bound.url);
}

/** Throws `TargetChanged` when the connection is gone or leads to another address. */
export function mustBeSameAddress(bound: BoundTarget, now: { readonly url: string } | undefined): void {
  const moved = movedText(bound, now);
  if (moved !== undefined) {
    throw new TargetChanged(moved);
  }
}

/** Throws `TargetChanged` when another instance or database answers at the address. */
export function mustBeSameInstance(
  bound: BoundTarget,
  now: { readonly instanceName?: string | undefined; readonly databaseId?: string | undefined },
): void {
  if (bound.instanceName !== undefined && now.instanceName !== undefined && bound.instanceName !== now.instanceName) {
    throw new TargetChanged(
      l10n.t('The instance {0} answers now, but this belongs to {1}.', now.instanceName, bound.instanceName),
    );
  }
  const known = bound.databaseId !== undefined && now.databaseId !== undefined;
  if (known && bound.databaseId !== now.databaseId) {
    throw new TargetChanged(l10n.t('The instance has another database than the one that this belongs to.'));
  }
}

/** Throws `TargetChanged` when a server is not declared any more, is reached otherwise, or is another machine. */
export function mustBeSameServer(bound: BoundTarget, name: string, identity: string | undefined): void {
  if (identity === undefined) {
    throw new TargetChanged(l10n.t('The server {0} is not declared in this connection any more.', name));
  }
  if (bound.servers[name] !== identity) {
    throw new TargetChanged(l10n.t('The server {0} is another one now than the one that this belongs to.', name));
  }
}

/**
 * One thing of a target, for leases: the same for every connection that leads to the same instance, or to the same
 * server.
 */
export function leaseKey(target: BoundTarget, { subject, server }: Subject): string {
  const place =
    server === undefined ? [target.url, target.instanceName ?? ''] : ['server', target.servers[server] ?? ''];
  return [...place, subject].join('\n');
}

/** The same of each thing that an operation changes. */
export function leaseKeys(target: BoundTarget, { subject, server, each }: Subject): readonly string[] {
  return (each ?? [subject]).map((one) => leaseKey(target, { subject: one, server }));
}

/** What only one may change at a time. */
export interface Subject {
  /** `delivery 1234`, `mta@demo`. */
  readonly subject: string;
  /** Of what changes several things: each, as the subject of an operation on it alone. */
  readonly each?: readonly string[] | undefined;
  /** The name of the server that it is on; undefined for what belongs to the instance. */
  readonly server?: string | undefined;
}
