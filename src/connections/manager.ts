import type { CampaignInstance } from '../campaign/instance';
import type { CampaignModule, OpenOptions } from '../campaign/open';
import { Cancelled } from '../platform/abort';
import { Disposable } from '../platform/disposable';
import { Emitter } from '../platform/emitter';
import type { Log } from '../platform/log';
import type { Secrets } from '../platform/secrets';
import type { ServerDescriptor } from '../servers/descriptor';
import type { ManagedServer } from '../servers/managedServer';
import type { ConnectionAccess, ServerAccess } from './access';
import type { ConnectionState } from './connectionState';
import { credentialsOf } from './credentials';
import type { ConnectionDescriptor } from './descriptor';
import { ConnectionSession } from './connectionSession';
import type { ConnectionStore } from './store';

/** Why the person is asked for a secret. */
export type SecretReason = 'missing' | 'refused';

export interface ManagerOptions {
  readonly store: ConnectionStore;
  readonly secrets: Secrets;
  /** Loads the client, at the first use. */
  readonly loadCampaign: () => Promise<CampaignModule>;
  /** Loads the channels to servers, at the first use. */
  readonly openServer: (descriptor: ServerDescriptor) => Promise<ManagedServer | undefined>;
  readonly openSettings: () => Pick<OpenOptions, 'timeoutMs' | 'parallel'>;
  /** Asks the person; undefined when the question was closed. */
  readonly askSecret: (descriptor: ConnectionDescriptor, reason: SecretReason) => Promise<string | undefined>;
  readonly now: () => number;
  readonly log: Log;
}

/** Work that must be done before a certain connection can be opened (the demo must be running). */
export type Preparation = (signal: AbortSignal) => Promise<void>;

/** All connections: opens them when needed, knows their states, hands out instances and servers. */
export class ConnectionManager extends Disposable implements ConnectionAccess, ServerAccess {
  private readonly sessions = new Map<string, ConnectionSession>();
  private readonly preparations = new Map<string, Preparation>();
  /** What each session was opened with: a new name does not end it, a new address does. */
  private readonly openedAs = new Map<string, string>();
  private readonly changes = this._register(new Emitter<string>());
  /** Fires with the id of the connection whose state changed. */
  readonly onDidChangeState = this.changes.event;

  constructor(private readonly options: ManagerOptions) {
    super();
    this._register(
      options.store.onDidChange(({ id, kind }) => {
        const openedAs = this.openedAs.get(id);
        if (kind === 'removed' || (openedAs !== undefined && openedAs !== this.fingerprint(id))) {
          void this.disconnect(id);
        }
      }),
    );
  }

  descriptor(connectionId: string): ConnectionDescriptor | undefined {
    return this.options.store.get(connectionId);
  }

  state(connectionId: string): ConnectionState {
    return this.sessions.get(connectionId)?.state ?? { kind: 'disconnected' };
  }

  /** The instance if signed in already; never signs in and never asks. For whoever only watches. */
  existing(connectionId: string): CampaignInstance | undefined {
    return this.sessions.get(connectionId)?.existing;
  }

  async instance(connectionId: string, signal: AbortSignal): Promise<CampaignInstance> {
    return this.session(connectionId).instance(signal);
  }

  /** Signs in because the person said so: also after a refusal, then with a new secret. */
  async connect(connectionId: string, signal: AbortSignal): Promise<CampaignInstance> {
    const descriptor = this.mustHave(connectionId);
    if (this.state(connectionId).kind === 'refused') {
      await this.askAndKeep(descriptor, 'refused');
    }
    return this.session(connectionId).instance(signal, true);
  }

  async disconnect(connectionId: string): Promise<void> {
    await this.sessions.get(connectionId)?.close();
  }

  async servers(connectionId: string): Promise<readonly ManagedServer[]> {
    const reachable = (this.descriptor(connectionId)?.servers ?? []).filter((server) => server.channel.kind !== 'none');
    const opened = await Promise.all(reachable.map((server) => this.options.openServer(server)));
    return opened.filter((server) => server !== undefined);
  }

  /** Registers what must be done before `connectionId` can be opened. */
  prepare(connectionId: string, preparation: Preparation): void {
    this.preparations.set(connectionId, preparation);
  }

  /** Does what must be done before `connectionId` can be signed in to. */
  async beforeSignIn(connectionId: string, signal: AbortSignal): Promise<void> {
    await this.preparations.get(connectionId)?.(signal);
  }

  reportFailure(connectionId: string, error: unknown): void {
    this.sessions.get(connectionId)?.reportFailure(error);
  }

  reportSuccess(connectionId: string): void {
    this.sessions.get(connectionId)?.reportSuccess();
  }

  override dispose(): void {
    for (const session of this.sessions.values()) {
      void session.close();
    }
    super.dispose();
  }

  private session(connectionId: string): ConnectionSession {
    this.mustHave(connectionId);
    const known = this.sessions.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const session = new ConnectionSession({
      open: (signal) => this.open(connectionId, signal),
      onChange: (state) => {
        this.options.log.info(`${connectionId}: ${state.kind}`);
        this.changes.fire(connectionId);
      },
      now: this.options.now,
    });
    this.sessions.set(connectionId, session);
    return session;
  }

  private async open(connectionId: string, signal: AbortSignal): Promise<CampaignInstance> {
    // Unset meanwhile, because the preparation itself may correct the address.
    this.openedAs.delete(connectionId);
    await this.beforeSignIn(connectionId, signal);
    this.openedAs.set(connectionId, this.fingerprint(connectionId));
    const descriptor = this.mustHave(connectionId);
    const secret = (await this.options.secrets.get(connectionId)) ?? (await this.askAndKeep(descriptor, 'missing'));
    const credentials = credentialsOf(descriptor.signIn, secret);
    // A secret that does not fit the way of signing in is as good as none.
    const usable = credentials ?? credentialsOf(descriptor.signIn, await this.askAndKeep(descriptor, 'missing'));
    if (usable === undefined) {
      throw new Cancelled();
    }
    const campaign = await this.options.loadCampaign();
    return campaign.openInstance(
      {
        url: descriptor.url,
        credentials: usable,
        caFile: descriptor.caFile,
        ...this.options.openSettings(),
        log: this.options.log,
        now: this.options.now,
      },
      signal,
    );
  }

  private async askAndKeep(descriptor: ConnectionDescriptor, reason: SecretReason): Promise<string> {
    const secret = await this.options.askSecret(descriptor, reason);
    if (secret === undefined) {
      throw new Cancelled();
    }
    await this.options.secrets.set(descriptor.id, secret);
    return secret;
  }

  private fingerprint(connectionId: string): string {
    const descriptor = this.descriptor(connectionId);
    return JSON.stringify([descriptor?.url, descriptor?.signIn, descriptor?.caFile]);
  }

  /** Throws UnknownConnection for one that is not in the list. */
  mustHave(connectionId: string): ConnectionDescriptor {
    const descriptor = this.descriptor(connectionId);
    if (descriptor === undefined) {
      throw new UnknownConnection(connectionId);
    }
    return descriptor;
  }
}

/** The connection was removed meanwhile, or never was: a link or a panel of another window, say. */
export class UnknownConnection extends Error {
  constructor(readonly connectionId: string) {
    super(`There is no instance with the id ${connectionId}.`);
    this.name = 'UnknownConnection';
  }
}
