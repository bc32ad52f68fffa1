import { l10n, type Uri } from 'vscode';
import type { LogFilter } from '../../domain/log/logFilter';
import { isTimeZone, timeWriter } from '../../domain/log/logTime';
import { maskAddresses } from '../../domain/maskedAddress';
import type { LogView } from '../../domain/log/renderRows';
import { isCancelled } from '../../platform/abort';
import { sentence } from '../../platform/commandRunner';
import { Disposable } from '../../platform/disposable';
import { errorLine } from '../../platform/log';
import type { LogTimes } from '../../platform/settings/definitions';
import type { LogsDeps, LogTarget } from './contract';
import { FollowedLog } from './followedLog';
import { gapText, zoneText } from './gapText';
import { LogGone, openSource } from './sources/openSource';
import type { LogSource } from './sources/logSource';

/** One open log with the way it is shown: in whose time, through which filter, with or without addresses. */
export class LogDocument extends Disposable {
  readonly log: FollowedLog;
  private source: LogSource | undefined;
  private title: string | undefined;
  private instanceZone: string | undefined;
  private wantedTimes: LogTimes | undefined;
  private wantedFilter: LogFilter | undefined;
  private wantedLevel: LogView['least'];
  private wantedCompact: boolean | undefined;
  private revealed = false;
  private view: LogView | undefined;
  /** Counts what VS Code is to read; its file times have to grow. */
  private version = 0;
  private bytes = 0;

  constructor(
    readonly uri: Uri,
    readonly target: LogTarget,
    private readonly deps: LogsDeps,
  ) {
    super();
    this.log = this._register(
      new FollowedLog({
        source: () => Promise.resolve((this.source = openSource(target, deps))),
        lines: target.kind === 'activity' ? Number.MAX_SAFE_INTEGER : deps.settings().auditLines,
        capChars: CAP_CHARS,
        publishMs: PUBLISH_MS,
        gapText: (reason, error, of) => gapText(reason, error === undefined ? undefined : this.words(error), of),
      }),
    );
    this._register(this.log.onDidChange(() => (this.version += 1)));
  }

  get stat(): { readonly mtime: number; readonly size: number } {
    return { mtime: this.version, size: this.bytes };
  }

  get times(): LogTimes {
    return this.wantedTimes ?? this.deps.settings().logTimes;
  }

  get filter(): LogFilter | undefined {
    return this.wantedFilter;
  }

  /** Whether addresses are hidden here. */
  get masks(): boolean {
    if (this.revealed || this.target.kind === 'activity') {
      return false;
    }
    const { maskAddresses: when } = this.deps.settings();
    return (
      when === 'always' ||
      (when === 'production' && this.deps.access.descriptor(this.target.connectionId)?.environment === 'production')
    );
  }

  showTimes(times: LogTimes): void {
    this.wantedTimes = times;
    this.viewChanged();
  }

  showOnly(filter: LogFilter | undefined): void {
    this.wantedFilter = filter;
    this.viewChanged();
  }

  /** The least level of the entries that are shown; undefined shows all. */
  get level(): LogView['least'] {
    return this.wantedLevel;
  }

  showFrom(level: LogView['least']): void {
    this.wantedLevel = level;
    this.viewChanged();
  }

  /** Whether time of day, level and message alone are shown. */
  get isCompact(): boolean {
    return this.wantedCompact ?? this.deps.settings().logColumns === 'message';
  }

  toggleCompact(): void {
    this.wantedCompact = !this.isCompact;
    this.viewChanged();
  }

  reveal(): void {
    this.revealed = true;
    this.viewChanged();
  }

  /** Settings or the person want it shown another way. */
  viewChanged(): void {
    this.view = undefined;
    this.version += 1;
  }

  /** A moment as the day and second that a line shows for it. */
  shownTime(at: number): string {
    return timeWriter('journal', this.timeZone)(at);
  }

  async reload(signal: AbortSignal): Promise<void> {
    this.title = undefined;
    await this.log.reload(signal);
  }

  /** Everything that is shown. A log that cannot be read becomes a readable sentence, so that the tab still says what it is about. */
  async read(): Promise<Uint8Array> {
    const bytes = new TextEncoder().encode(await this.text((view) => this.log.render(view).text));
    this.bytes = bytes.length;
    return bytes;
  }

  /** What the log holds now, as text; the editor shows it a moment later. */
  async peek(): Promise<string> {
    return this.text((view) => this.log.peek(view));
  }

  /** Reads older lines; answers how many came and how many of them are shown above what was. Undefined: they are gone. */
  async loadEarlier(
    lines: number,
    signal: AbortSignal,
  ): Promise<{ readonly read: number; readonly shown: number } | undefined> {
    const read = await this.log.loadEarlier(lines, signal);
    if (read === undefined || read === 0) {
      return read === undefined ? undefined : { read, shown: 0 };
    }
    return { read, shown: this.log.topLines((this.view ??= this.makeView(this.timeZone))) };
  }

  private async text(render: (view: LogView) => string): Promise<string> {
    const signal = this.endSignal;
    try {
      await this.log.ready(signal);
      this.title ??= await logTitle(this.target, this.deps.access, signal);
      if (this.times === 'instance') {
        this.instanceZone ??= await this.zoneOfInstance(signal);
      }
    } catch (error) {
      if (isCancelled(error)) {
        return '';
      }
      this.deps.log.warn(`${this.uri.toString()}: ${errorLine(error)}`);
      return `# ${sentence(this.words(error))}\n`;
    }
    const timeZone = this.timeZone;
    this.view ??= this.makeView(timeZone);
    return `${this.heading(timeZone)
      .map((line) => `# ${line}\n`)
      .join('')}\n${render(this.view)}`;
  }

  /** Nothing in it changes while lines come: then only what is below changes in the editor. */
  private heading(timeZone: string): readonly string[] {
    return [
      this.title ?? '',
      l10n.t('The newest lines last; times in {0}', zoneText(timeZone, this.deps.now())),
      ...(this.filter === undefined ? [] : [l10n.t('Only what the filter lets through: {0}', this.filter.text)]),
      ...(this.level === undefined ? [] : [levelText(this.level)]),
      ...(this.masks ? [l10n.t('Addresses are hidden (setting deliveryDoctor.maskAddresses)')] : []),
    ];
  }

  private get timeZone(): string {
    if (this.times === 'local') {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    }
    return this.times === 'utc' ? 'UTC' : (this.instanceZone ?? 'UTC');
  }

  private makeView(timeZone: string): LogView {
    const { filter, level } = this;
    return {
      time: timeWriter(this.source?.style ?? 'journal', timeZone),
      ...(filter === undefined ? {} : { filter }),
      ...(level === undefined ? {} : { least: level }),
      ...(this.isCompact ? { compact: true } : {}),
      ...(this.masks ? { mask: maskAddresses } : {}),
    };
  }

  /** UTC where the instance does not tell, or tells a name that this machine does not know. */
  private async zoneOfInstance(signal: AbortSignal): Promise<string> {
    if (this.target.kind === 'activity') {
      return 'UTC';
    }
    const { info } = await this.deps.access.instance(this.target.connectionId, signal);
    return info.operatorTimezone !== undefined && isTimeZone(info.operatorTimezone) ? info.operatorTimezone : 'UTC';
  }

  private words(error: unknown): ReturnType<LogsDeps['describeError']> {
    return error instanceof LogGone ? error.words : this.deps.describeError(error);
  }
}

/** Which entries of a log are shown. */
export function levelText(level: LogView['least']): string {
  switch (level) {
    case undefined:
      return l10n.t('All levels');
    case 'warning':
      return l10n.t('Errors and warnings only');
    case 'error':
      return l10n.t('Errors only');
  }
}

/** The first line of a log: what it is, and of which instance. */
async function logTitle(target: LogTarget, access: LogsDeps['access'], signal: AbortSignal): Promise<string> {
  if (target.kind === 'activity') {
    return l10n.t('What was changed from here since this window was opened');
  }
  const place = access.descriptor(target.connectionId)?.name ?? target.connectionId;
  if (target.kind === 'allServers') {
    return l10n.t('{0} of all servers of {1}, merged by time', target.file, place);
  }
  if (target.kind === 'server') {
    return l10n.t('{0} of server {1}, {2}', target.file, target.serverId, place);
  }
  const delivery = await (await access.instance(target.connectionId, signal)).deliveries.get(target.deliveryId, signal);
  const label = delivery === undefined ? target.deliveryId : `${delivery.label} (${delivery.internalName})`;
  return target.kind === 'audit'
    ? l10n.t('Journal of {0} on {1}', label, place)
    : l10n.t('Tracking log of {0} on {1}', label, place);
}

/** A few megabytes are shown; older lines are read again when they are asked for. */
export const CAP_CHARS = 4_000_000;
/** Least time between two changes of what an editor shows, ms. */
export const PUBLISH_MS = 200;
