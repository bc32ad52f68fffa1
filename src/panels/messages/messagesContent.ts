import { env, l10n, Uri } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { Environment } from '../../connections/descriptor';
import type { DeliveryDetail } from '../../domain/delivery';
import { isCancelled } from '../../platform/abort';
import type { Subject } from '../../shared/protocol/common';
import {
  messagesState,
  type ExportFormat,
  type LogSheetState,
  type LogTab,
  type MessageFilter,
} from '../../shared/protocol/messages';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { deliveryGone } from '../frame/panelProblem';
import { shortLabel, subjectOf } from '../frame/subject';
import { ColumnMemory } from './columnMemory';
import { copyToClipboard } from './copyToClipboard';
import { exportLog } from './export/exportLog';
import { UnfinishedExports } from './export/unfinished';
import { NO_CHOICES, readChoices, type Choices } from './filterChoices';
import { readStory } from './messageStory';
import { filterOf, openLog, type OpenLog, type OpenLogOptions } from './openLog';
import { SheetWatch } from './sheetWatch';

interface Sheet {
  readonly number: number;
  readonly watch: SheetWatch;
  readonly log: OpenLog;
  readonly options: OpenLogOptions;
  readonly instance: CampaignInstance;
  readonly delivery: DeliveryDetail;
  readonly choices: Choices;
  readonly state: LogSheetState;
}

/** The logs of one delivery, message by message: a grid of any length, one message's story, export. */
export class MessagesContent implements PanelContent {
  private tab: LogTab = 'messages';
  private filter: MessageFilter = {};
  /** Tab or filter were asked for here, or a sheet was shown: what the page kept is older. */
  private chosen = false;
  /** What was chosen here; the setting decides until then. */
  private revealed: boolean | undefined;
  private sheets = 0;
  private sheet: Sheet | undefined;
  private subject: Subject | undefined;
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
      this.frame.post({ type: 'gridChanges', changes: { sheet: sheet.number, rows: [...rows] } });
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
        if (message.sheet === this.sheet?.number) {
          this.sheet.watch.see(message.first, message.end);
        }
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
        await this.withSheet((sheet) => this.export(sheet, message.format));
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
  }

  private anew(): void {
    this.chosen = true;
    this.sheet = undefined;
    this.frame.lookNow();
  }

  private async openSheet({ instance, descriptor, now, signal }: Look): Promise<number> {
    const { deliveryId } = this.frame.ref;
    const { tab, filter } = this;
    const masked = this.revealed === undefined ? this.masksIn(descriptor.environment) : !this.revealed;
    const delivery = await instance.deliveries.get(deliveryId, signal);
    if (delivery === undefined) {
      throw deliveryGone();
    }
    this.subject = subjectOf(delivery, descriptor, instance.info);
    this.frame.title(l10n.t('Messages: {0}', shortLabel(delivery.label)));
    const choices = tab === 'messages' ? await readChoices(instance, deliveryId, signal) : NO_CHOICES;
    const options = { tab, deliveryId, filter, masked, statuses: choices.labels, proof: delivery.proof };
    const log = await openLog(instance, options, signal);
    this.reading.abort();
    this.reading = new AbortController();
    this.sheets += 1;
    this.chosen = true;
    const state: LogSheetState = {
      subject: this.subject,
      sheet: this.sheets,
      tab,
      filter,
      columns: [...log.columns],
      chosen: this.columns.choice,
      total: log.total,
      newer: 0,
      statuses: [...choices.statuses],
      reasons: [...choices.reasons],
      lacking: [...log.lacking],
      masked,
      readAt: now,
    };
    const watch = new SheetWatch(delivery, now);
    this.sheet = { number: this.sheets, watch, log, options, instance, delivery, choices, state };
    this.frame.post({ type: 'logSheet', sheet: state });
    return watch.againMs;
  }

  private async sendBlock(number: number, block: number): Promise<void> {
    const { sheet } = this;
    if (sheet?.number !== number) {
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

  private export({ log, delivery, instance, state, options }: Sheet, format: ExportFormat): Promise<void> {
    const { deps, ref } = this.frame;
    return exportLog({
      log,
      format,
      subject: {
        ...ref,
        name: delivery.internalName,
        tab: state.tab,
        filter: filterOf(state.tab, state.filter),
        masked: state.masked,
      },
      unfinished: new UnfinishedExports(deps.state),
      upTo: (endId, signal) => openLog(instance, { ...options, endId }, signal),
      now: () => deps.now() + instance.info.clockOffsetMs,
      describe: (error) => this.inWords(error),
    });
  }

  private async withSheet(work: (sheet: Sheet) => Promise<void>): Promise<void> {
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
