import { env, l10n, Uri } from 'vscode';
import type { Environment } from '../../connections/descriptor';
import { isCancelled } from '../../platform/abort';
import {
  messagesState,
  type ExportFormat,
  type GridSort,
  type LogTab,
  type MessageFilter,
} from '../../shared/protocol/messages';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { titleOf } from '../frame/subject';
import { ColumnMemory } from './columnMemory';
import { copyToClipboard } from './copyToClipboard';
import { exportLog } from './export/exportLog';
import { UnfinishedExports } from './export/unfinished';
import { readDomainCounts } from './domainCounts';
import { filterWords } from './filterChoices';
import { readStory } from './messageStory';
import { openSheet, type OpenedSheet } from './openedSheet';
import { filterOf, openLog, withColumns } from './openLog';

/** The logs of one delivery, message by message: a grid of any length, one message's story, export. */
export class MessagesContent implements PanelContent {
  private tab: LogTab = 'messages';
  private filter: MessageFilter = {};
  private sort: GridSort | undefined;
  /** Tab or filter were asked for here, or a sheet was shown: what the page kept is older. */
  private chosen = false;
  /** What was chosen here; the setting decides until then. */
  /** Asked for before the log was read. */
  private exportOnceOpen: Extract<ToHost, { type: 'exportLog' }> | undefined;
  private revealed: boolean | undefined;
  private sheets = 0;
  private sheet: OpenedSheet | undefined;
  /** What was shown until another filter was chosen: its delivery is as it was a moment ago. */
  private before: OpenedSheet | undefined;
  /** Ends what was asked for an earlier sheet. */
  private reading = new AbortController();

  private readonly columns: ColumnMemory;

  constructor(private readonly frame: PanelFrame) {
    this.columns = new ColumnMemory(frame.deps.state);
  }

  replay(): readonly ToPanel[] {
    return this.sheet === undefined ? [] : [{ type: 'logSheet', sheet: this.sheet.state }];
  }

  async look(look: Look): Promise<number> {
    const { sheet } = this;
    if (sheet === undefined || look.asked) {
      return this.openSheet(look);
    }
    const { delivery, state, rows, againMs } = await sheet.watch.look(sheet, look, this.frame.ref.deliveryId);
    if (this.sheet !== sheet) {
      return againMs;
    }
    this.sheet = { ...sheet, delivery, state };
    if (rows.length > 0) {
      this.frame.post({ type: 'gridChanges', changes: { sheet: sheet.state.sheet, rows: [...rows] } });
    }
    if (state !== sheet.state) {
      this.frame.post({ type: 'logSheet', sheet: state });
    }
    return againMs;
  }

  async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        // What somebody asked for since is newer than what the page was left with.
        if (this.chosen) {
          return;
        }
        this.takeUp(message.state);
        return;
      case 'logTab':
        this.tab = message.tab;
        // The columns of another log are others.
        this.sort = undefined;
        this.anew();
        return;
      case 'logSort':
        this.sort = message.sort;
        this.anew();
        return;
      case 'logFilter':
        this.filter = message.filter;
        this.anew();
        return;
      case 'revealAddresses':
        this.revealed = message.revealed;
        this.anew();
        return;
      case 'gridBlock':
        await this.sendBlock(message.sheet, message.block);
        return;
      case 'gridSeen':
        if (message.sheet === this.sheet?.state.sheet) {
          this.sheet.watch.see(message.first, message.end);
        }
        return;
      case 'countDomains':
        await this.sendDomains(message.sheet);
        return;
      case 'messageStory':
        await this.sendStory(message.id);
        return;
      case 'openMirrorPage':
        await this.openMirror(message.id);
        return;
      case 'copyRows':
      case 'copyAll':
        await this.withSheet(async ({ log }) => {
          const rows = message.type === 'copyAll' ? undefined : message.rows;
          this.notice(await copyToClipboard(log, message.columns, rows));
        });
        return;
      case 'columnChoice':
        await this.columns.keep(message.choice);
        return;
      case 'exportLog':
        if (this.sheet === undefined) {
          this.exportOnceOpen = message;
          return;
        }
        await this.withSheet((sheet) => this.export(sheet, message.format, message.columns));
        return;
      default:
        return;
    }
  }

  /** Starts with what the page was left with. */
  private takeUp(state: unknown): void {
    const saved = messagesState.safeParse(state).data;
    this.tab = saved?.tab ?? this.tab;
    this.filter = saved?.filter ?? this.filter;
    this.sort = saved?.sort;
  }

  private anew(): void {
    this.chosen = true;
    this.before = this.sheet ?? this.before;
    this.sheet = undefined;
    this.frame.lookNow();
  }

  private async openSheet(look: Look): Promise<number> {
    const { tab, filter, sort } = this;
    const masked = this.revealed === undefined ? this.masksIn(look.descriptor.environment) : !this.revealed;
    const sheet = await openSheet(
      { number: this.sheets + 1, deliveryId: this.frame.ref.deliveryId, tab, filter, sort, masked },
      look,
      this.columns.choice,
      this.sheet === undefined ? this.before : undefined,
    );
    this.before = undefined;
    this.sheets = sheet.state.sheet;
    this.frame.title(l10n.t('Messages: {0}', titleOf(sheet.state.subject)));
    this.reading.abort();
    this.reading = new AbortController();
    this.chosen = true;
    this.sheet = sheet;
    this.frame.post({ type: 'logSheet', sheet: sheet.state });
    const wanted = this.exportOnceOpen;
    if (wanted !== undefined) {
      this.exportOnceOpen = undefined;
      void this.handle(wanted);
    }
    return sheet.watch.againMs;
  }

  private async sendBlock(number: number, block: number): Promise<void> {
    const { sheet } = this;
    if (sheet?.state.sheet !== number) {
      return;
    }
    const { signal } = this.reading;
    try {
      const rows = await sheet.log.block(block, signal);
      if (!signal.aborted) {
        this.frame.post({ type: 'gridRows', rows: { sheet: number, block, rows: [...rows] } });
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  private async sendDomains(number: number): Promise<void> {
    await this.withSheet(async ({ instance, state }) => {
      if (state.sheet !== number) {
        return;
      }
      const { deliveryId } = this.frame.ref;
      const domains = await readDomainCounts(instance, deliveryId, state.filter, this.reading.signal);
      this.frame.post({ type: 'domainCounts', counts: { sheet: number, domains: domains && [...domains] } });
    });
  }

  private async sendStory(id: string): Promise<void> {
    await this.withSheet(async ({ instance, delivery, state, choices }) => {
      const story = await readStory(
        instance,
        { delivery, id, masked: state.masked, statuses: choices.labels },
        this.reading.signal,
      );
      if (story !== undefined) {
        this.frame.post({ type: 'messageStory', story });
      }
    });
  }

  private async openMirror(id: string): Promise<void> {
    await this.withSheet(async ({ instance }) => {
      const url = await instance.messages.mirrorUrl(this.frame.ref.deliveryId, id, this.reading.signal);
      if (url !== undefined && /^https?:\/\//i.test(url)) {
        await env.openExternal(Uri.parse(url, true));
      } else {
        this.notice(l10n.t('The instance gave no address for this mirror page. Its templates may not have one.'));
      }
    });
  }

  private export(
    { log, delivery, instance, state, options, choices }: OpenedSheet,
    format: ExportFormat,
    columns: readonly string[],
  ): Promise<void> {
    const { deps, ref } = this.frame;
    return exportLog({
      log: withColumns(log, columns),
      format,
      filterWords: filterWords(state.filter, choices),
      subject: {
        ...ref,
        name: delivery.internalName,
        tab: state.tab,
        filter: filterOf(state.tab, state.filter),
        masked: state.masked,
      },
      unfinished: new UnfinishedExports(deps.state),
      upTo: async (endId, signal) => withColumns(await openLog(instance, { ...options, endId }, signal), columns),
      now: () => deps.now() + instance.info.clockOffsetMs,
      describe: (error) => this.inWords(error),
    });
  }

  private async withSheet(work: (sheet: OpenedSheet) => Promise<void>): Promise<void> {
    const { sheet } = this;
    if (sheet === undefined) {
      return;
    }
    try {
      await work(sheet);
    } catch (error) {
      // What is shown stays good: only this request failed.
      if (isCancelled(error)) {
        return;
      }
      this.notice(this.inWords(error));
    }
  }

  private inWords(error: unknown): string {
    const { what, next } = this.frame.deps.describeError(error);
    return next === undefined ? what : `${what} ${next}`;
  }

  private masksIn(environment: Environment): boolean {
    const masking = this.frame.deps.masking?.() ?? 'production';
    return masking === 'always' || (masking === 'production' && environment === 'production');
  }

  private notice(text: string): void {
    this.frame.post({ type: 'notice', text });
  }
}
