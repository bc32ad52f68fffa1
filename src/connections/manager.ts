import { isCampaignError } from '../campaign/errors';
import type { CampaignInstance } from '../campaign/instance';
import type { CampaignModule, OpenOptions } from '../campaign/open';
import { Cancelled } from '../platform/abort';
import { Disposable } from '../platform/disposable';
import { Emitter } from '../platform/emitter';
import type { Log } from '../platform/log';
import type { Secrets } from '../platform/secrets';
import { isSameHost } from '../domain/topology/twin';
import type { ServerDescriptor } from '../servers/descriptor';
import type { ManagedServer } from '../servers/managedServer';
import type { ConnectionAccess, ServerAccess } from './access';
import type { ConnectionState } from './connectionState';
import { credentialsOf } from './credentials';
import type { ConnectionDescriptor } from './descriptor';
import { ConnectionSession } from './connectionSession';
import { SignInMemory, type SignInTurns } from './signInMemory';
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
  readonly openSettings: () => Pick<OpenOptions, 'timeoutMs' | 'parallel' | 'cacheFolder'>;
  /** Turns that all windows take to sign in; without, each window signs in for itself. */
  readonly signInTurns?: SignInTurns;
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
  private readonly signIns: SignInMemory;
  private readonly changes = this._register(new Emitter<string>());
  /** Fires with the id of the connection whose state changed. */
  readonly onDidChangeState = this.changes.event;

  constructor(private readonly options: ManagerOptions) {
    super();
    this.signIns = new SignInMemory(options.secrets, options.signInTurns);
    this._register(
      options.store.onDidChange(({ id, kind }) => {
        const openedAs = this.openedAs.get(id);
        if (kind === 'removed') {
          void this.signIns.forget(id);
        }
        if (kind === 'removed' || (openedAs !== undefined && openedAs !== this.fingerprint(id))) {
          void this.disconnect(id);
        }
      }),
    );
  }

  descriptor(connectionId: string): ConnectionDescriptor | undefined {
    return this.options.store.get(connectionId);
  }

  instancesAt(server: string): readonly ConnectionDescriptor[] {
    return this.options.store.all().filter(({ url }) => isSameHost(server, url));
  }

  state(connectionId: string): ConnectionState {
    return this.sessions.get(connectionId)?.state ?? { kind: 'disconnected' };
  }

  /** The instance if signed in already; never signs in and never asks. For whoever only watches. */
  existing(connectionId: string): CampaignInstance | undefined {
    this.endIfMoved(connectionId);
    return this.sessions.get(connectionId)?.existing;
  }

  async instance(connectionId: string, signal: AbortSignal): Promise<CampaignInstance> {
    this.endIfMoved(connectionId);
    return this.session(connectionId).instance(signal);
  }

  /** Another window may have given the connection another address. */
  private endIfMoved(connectionId: string): void {
    const openedAs = this.openedAs.get(connectionId);
    if (openedAs !== undefined && openedAs !== this.fingerprint(connectionId)) {
      this.openedAs.delete(connectionId);
      void this.disconnect(connectionId);
    }
  }

  /** Signs in because the person said so: also after a refusal, with a new secret when it was that. */
  async connect(connectionId: string, signal: AbortSignal): Promise<CampaignInstance> {
    const descriptor = this.mustHave(connectionId);
    const state = this.state(connectionId);
    if (state.kind === 'refused' && mayBeTheSecret(state.error)) {
      await this.askAndKeep(descriptor, 'refused');
    }
    await this.signIns.forget(connectionId);
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
        signInGuard: this.signIns.guard(connectionId, { url: descriptor.url, credentials: usable }, (error) => {
          this.sessions.get(connectionId)?.signInRefused(error);
        }),
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

/** Answers to a sign-in that another secret would not change. */
const NOT_ABOUT_SECRET = ['securityZone', 'missingRight', 'notCampaign', 'malformed', 'unknownMethod', 'tooLarge'];

/** True when a refused sign-in may be the fault of the secret: then the person is asked for another. */
function mayBeTheSecret(error: unknown): boolean {
  return isCampaignError(error) && !NOT_ABOUT_SECRET.includes(error.code);
}

/** The connection was removed meanwhile, or never was: a link or a panel of another window, say. */
export class UnknownConnection extends Error {
  constructor(readonly connectionId: string) {
    super(`There is no instance with the id ${connectionId}.`);
    this.name = 'UnknownConnection';
  }
}
