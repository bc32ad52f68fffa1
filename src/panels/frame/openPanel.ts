import type { WebviewPanel } from 'vscode';
import { commands, env } from 'vscode';
import { isCancelled } from '../../platform/abort';
import { Disposable } from '../../platform/disposable';
import { Poller } from '../../platform/poller';
import { usableLocale } from '../../shared/format/intl';
import { connectionOf, INSTANCE_LINKS, PROTOCOL_VERSION } from '../../shared/protocol/common';
import type { ToHost } from '../../shared/protocol/toHost';
import { parseToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { PanelAction, PanelDeps } from '../contract';
import { panelHtml } from './pageHtml';
import type { PanelContent } from './panelContent';
import { PanelChanges } from './panelChanges';
import type { PanelDefinition, PanelSubject } from './panelDefinition';
import { connectionGone, PanelProblem } from './panelProblem';

const FIRST_BACKOFF_MS = 5_000;
const MAX_BACKOFF_MS = 2 * 60_000;

/**
 * An open panel, whatever its kind: the page and its handshake, looking only while visible, errors in words. The page
 * is thrown away by VS Code whenever it is hidden; what it needs to come back lives here.
 */
export class OpenPanel extends Disposable {
  private readonly poller: Poller;
  private readonly content: PanelContent;
  private readonly closing = new AbortController();
  private readonly changes: PanelChanges;
  private pageReady = false;
  private asked = false;
  private failure: ToPanel | undefined;

  constructor(
    private readonly deps: PanelDeps,
    private readonly definition: PanelDefinition,
    private readonly subject: PanelSubject,
    private readonly panel: WebviewPanel,
  ) {
    super();
    this.poller = this._register(
      new Poller({
        look: (signal) => this.look(signal),
        onError: (error) => {
          this.report(error);
        },
        firstBackoffMs: FIRST_BACKOFF_MS,
        maxBackoffMs: MAX_BACKOFF_MS,
      }),
    );
    this.changes = new PanelChanges(deps.operations, () => {
      this.lookNow();
    });
    this.content = subject.content(this.frame());
    this._register({
      dispose: () => {
        this.closing.abort();
      },
    });
    this._register(panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
    this._register(
      panel.onDidChangeViewState(() => {
        this.followVisibility();
      }),
    );
    this._register(
      deps.onDidConnect?.((connectionId) => {
        // After a refusal or an outage the next look may be minutes away.
        const own = connectionOf(subject.ref);
        if (own === undefined || (connectionId === own && this.failure !== undefined)) {
          this.poller.kick();
        }
      }) ?? { dispose: () => undefined },
    );
    panel.webview.html = panelHtml(
      panel.webview,
      deps.extensionUri,
      { kind: definition.kind, title: definition.title() },
      env.language,
    );
  }

  get isInFront(): boolean {
    return this.panel.active;
  }

  /** What is saved, and how, is chosen in the page: it knows what it shows. */
  act(action: PanelAction): void {
    switch (action) {
      case 'refresh':
        this.lookNow();
        return;
      case 'save':
        this.post({ type: 'offerSave' });
        return;
      default:
        void this.try(() => this.content.act?.(action));
    }
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Shows what the opener wants to see, as if its page had asked for it. */
  show(wanted: unknown): void {
    for (const message of this.definition.show(wanted)) {
      void this.receive(message);
    }
  }

  private frame(): Parameters<PanelSubject['content']>[0] {
    return {
      deps: this.deps,
      changes: this.changes,
      closed: this.closing.signal,
      post: (message) => {
        this.post(message);
      },
      title: (text) => {
        if (this.panel.title !== text) {
          this.panel.title = text;
        }
      },
      lookNow: () => {
        this.lookNow();
      },
    };
  }

  private async receive(raw: unknown): Promise<void> {
    const message = parseToHost(raw);
    if (message === undefined) {
      this.deps.log.warn(`${this.definition.kind} panel: a message of the page was not understood`);
      return;
    }
    await this.try(() => this.answer(message));
  }

  private async try(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.report(error);
    }
  }

  private async answer(message: ToHost): Promise<void> {
    if (message.type === 'refresh') {
      this.lookNow();
      return;
    }
    if (message.type === 'run') {
      const { ref } = this.subject;
      const about = INSTANCE_LINKS.includes(message.command) ? { connectionId: connectionOf(ref) } : { ...ref };
      await commands.executeCommand(`deliveryDoctor.${message.command}`, about);
      return;
    }
    if (message.type === 'ready') {
      this.welcome();
    }
    await this.content.handle(message);
    if (message.type === 'ready') {
      this.followVisibility();
    }
  }

  private welcome(): void {
    this.pageReady = true;
    this.post({
      type: 'init',
      version: PROTOCOL_VERSION,
      locale: usableLocale(env.language),
      strings: { ...this.definition.strings() },
      localZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ref: { ...this.subject.ref },
    });
    for (const message of this.content.replay()) {
      this.post(message);
    }
    if (this.failure !== undefined) {
      this.post(this.failure);
    }
  }

  /** A hidden page is gone: it says `ready` again when it comes back. */
  private followVisibility(): void {
    if (!this.panel.visible) {
      this.pageReady = false;
      this.poller.stop();
    } else if (this.pageReady) {
      this.poller.start();
    }
  }

  private lookNow(): void {
    this.asked = true;
    this.post({ type: 'loading' });
    if (this.poller.active) {
      this.poller.kick();
    } else {
      this.followVisibility();
    }
  }

  private async look(signal: AbortSignal): Promise<number> {
    const { access } = this.deps;
    const connectionId = connectionOf(this.subject.ref);
    if (connectionId === undefined) {
      return this.lookAround(signal);
    }
    const descriptor = access.descriptor(connectionId);
    if (descriptor === undefined) {
      throw connectionGone();
    }
    const instance = await access.instance(connectionId, signal);
    await this.changes.looksAt(connectionId, signal);
    const now = this.deps.now() + instance.info.clockOffsetMs;
    const asked = this.asked;
    this.asked = false;
    const looking = (): Promise<number> => this.content.look({ instance, descriptor, now, asked, signal });
    // What a person asked for goes first.
    const again = await (asked ? looking() : instance.inBackground(looking));
    this.recovered();
    return again;
  }

  private async lookAround(signal: AbortSignal): Promise<number> {
    this.asked = false;
    const again = await this.content.lookAround?.(signal);
    this.recovered();
    return again ?? MAX_BACKOFF_MS;
  }

  /** What was shown holds again: the page hears of it also where nothing in it has changed. */
  private recovered(): void {
    if (this.failure === undefined) {
      return;
    }
    this.failure = undefined;
    for (const message of this.content.replay()) {
      this.post(message);
    }
  }

  private report(error: unknown): void {
    if (isCancelled(error)) {
      return;
    }
    const text = error instanceof PanelProblem ? error.text : this.deps.describeError(error);
    this.deps.log.error(`${this.definition.kind} panel: ${error instanceof Error ? error.message : 'unknown error'}`);
    this.failure = { type: 'failed', error: { ...text }, at: this.deps.now() };
    this.post(this.failure);
  }

  private post(message: ToPanel): void {
    if (this.pageReady) {
      void this.panel.webview.postMessage(message);
    }
  }
}
