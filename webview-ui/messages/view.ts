import type { GridColumn, GridRow, LogSheetState, MessageFilter, RowChange } from '../../src/shared/protocol/messages';
import { EXPORT_FORMATS } from '../../src/shared/protocol/messages';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import { el, setText, show } from '../components/dom';
import type { PageView } from '../components/page/page';
import { ChangeReport } from './changeReport';
import { columnMenu } from './columnMenu';
import { Columns } from './columns';
import type { MessagesContext } from './context';
import { CountBar } from './countBar';
import { FilterChips } from './filterChips';
import { Grid } from './grid';
import { LogTabs } from './logTabs';
import { StoryPane } from './storyPane';

/** A width that is being drawn is kept when it has rested for so long. */
const KEEP_MS = 300;

/** "12 minutes ago" is written anew this often. */
const REWRITE_MS = 30_000;

const DAY_MS = 24 * 60 * 60_000;

/** The grid of messages: tabs for the three logs, filter, counts, rows, one message's story beside them. */
export class MessagesView implements PageView {
  private readonly tabs: LogTabs;
  private readonly filter: FilterChips;
  private readonly columns = new Columns();
  private readonly grid: Grid;
  private readonly story: StoryPane;
  private readonly counts: CountBar;
  private readonly lacking = el('p', { class: 'remark', role: 'alert' });
  private readonly changes = new ChangeReport((rows) =>
    this.context.words.t('rows.changed', this.context.formats().numbers.count(rows)),
  );
  private seen = '';
  private readonly picked = el('span', { class: 'count', 'aria-live': 'polite' });
  private readonly empty = el('p', { class: 'empty' });
  private readonly reveal: HTMLElement;
  private readonly copy: HTMLElement;
  private sheet: LogSheetState | undefined;
  private sheetCameAt = 0;
  private drawn = '';
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly context: MessagesContext) {
    const { frame, words, host } = context;
    const narrow = (filter: MessageFilter): void => {
      host.post({ type: 'logFilter', filter });
    };
    this.tabs = new LogTabs(words, (tab) => {
      host.post({ type: 'logTab', tab });
    });
    this.filter = new FilterChips(context, narrow);
    this.grid = this.makeGrid();
    this.story = new StoryPane(context, () => {
      this.story.set(undefined);
    });
    this.reveal = pressable(words.t('reveal'), () => {
      host.post({ type: 'revealAddresses', revealed: this.sheet?.masked === true });
    });
    this.copy = pressable(words.t('copy'), () => {
      this.grid.copy();
    });
    const picked = el('span', { class: 'picked' }, this.picked, this.copy);
    const menu = columnMenu({
      label: words.t('columns'),
      columns: this.columns,
      onChange: () => {
        this.grid.layout();
        this.keepColumns(0);
      },
    });
    this.counts = new CountBar(context, narrow, [picked, this.reveal, menu]);
    frame.ownLink = 'openMessages';
    for (const format of EXPORT_FORMATS) {
      frame.offerSave(words.t(`export.${format}`), () => {
        host.post({ type: 'exportLog', format, columns: this.shownColumns() });
      });
    }
    frame.content.append(
      el('div', { class: 'log-line' }, this.tabs.element, this.filter.element),
      this.lacking,
      this.counts.element,
      this.counts.groups,
      this.changes.element,
      this.empty,
      el('div', { class: 'split' }, this.grid.element, this.story.element),
    );
    this.select(0, false);
    setInterval(() => {
      this.grid.rewrite();
    }, REWRITE_MS);
  }

  receive(message: ToPanel): void {
    switch (message.type) {
      case 'logSheet':
        if (this.sheet === undefined && message.sheet.chosen !== undefined) {
          this.columns.choose(message.sheet.chosen);
        }
        this.sheet = message.sheet;
        this.sheetCameAt = Date.now();
        this.context.frame.data(message.sheet.subject, message.sheet.readAt);
        this.remember(message.sheet);
        return;
      case 'gridRows':
        if (message.rows.sheet === this.sheet?.sheet) {
          this.grid.put(message.rows.block, message.rows.rows);
        }
        return;
      case 'gridChanges':
        if (message.changes.sheet === this.sheet?.sheet) {
          this.change(message.changes.rows);
        }
        return;
      case 'domainCounts':
        this.counts.setDomains(message.counts);
        return;
      case 'messageStory':
        this.story.set(message.story);
        return;
      default:
        return;
    }
  }

  render(): void {
    const { sheet } = this;
    if (sheet === undefined) {
      return;
    }
    const { words, formats } = this.context;
    this.filter.render(sheet);
    this.tabs.mark(sheet.tab);
    this.counts.render(sheet);
    setText(
      this.lacking,
      sheet.lacking.length === 0
        ? ''
        : words.t('filter.lacking', sheet.lacking.map((part) => words.t(`lacking.${part}`)).join(', ')),
    );
    show(this.lacking, sheet.lacking.length > 0);
    setText(this.reveal, words.t(sheet.masked ? 'reveal' : 'hide'));
    show(this.reveal, sheet.tab !== 'tracking');
    const filtered = Object.keys(sheet.filter).length > 0;
    setText(this.empty, words.t(filtered ? 'rows.noMatch' : 'rows.none'));
    show(this.empty, sheet.total === 0 && sheet.lacking.length === 0);
    show(this.grid.element, sheet.total > 0);
    this.drawSheet(sheet, formats().dates.timeZone);
  }

  /** Rows are drawn anew for another sheet or another zone only. */
  private drawSheet(sheet: LogSheetState, timeZone: string): void {
    const state = `${sheet.sheet} ${timeZone}`;
    if (state === this.drawn) {
      return;
    }
    const another = !this.drawn.startsWith(`${sheet.sheet} `);
    this.drawn = state;
    this.columns.set(sheet.columns);
    if (another) {
      this.story.set(undefined);
      this.grid.reset(sheet.total, sheet.sort);
    } else {
      this.story.render();
      this.grid.layout();
    }
  }

  private makeGrid(): Grid {
    const { words, host } = this.context;
    return new Grid({
      columns: this.columns,
      label: words.t('tab.messages'),
      help: words.t('grid.help'),
      reading: words.t('row.reading'),
      helpOf: ({ label, sortable }) => words.t(sortable === true ? 'columns.sortHelp' : 'columns.help', label),
      cell: (column, value) => this.cell(column, value),
      exact: (column, value) => this.exact(column, value),
      ask: (block) => {
        if (this.sheet !== undefined) {
          host.post({ type: 'gridBlock', sheet: this.sheet.sheet, block });
        }
      },
      onSort: (sort) => {
        host.post({ type: 'logSort', sort });
      },
      onWidth: () => {
        this.keepColumns(KEEP_MS);
      },
      onSeen: (first, end) => {
        this.see(first, end);
      },
      onCopy: (rows) => {
        const columns = this.shownColumns();
        host.post(rows === 'all' ? { type: 'copyAll', columns } : { type: 'copyRows', columns, rows: [...rows] });
      },
      onOpen: (row) => {
        this.open(row);
      },
      onSelect: (rows, all) => {
        this.select(rows, all);
      },
    });
  }

  private shownColumns(): string[] {
    return this.columns.shown().map(({ column }) => column.id);
  }

  private change(rows: readonly RowChange[]): void {
    this.changes.add(this.grid.change(rows));
    const open = this.story.shownId;
    if (open !== undefined && this.sheet?.tab === 'messages' && rows.some(({ row }) => row.id === open)) {
      this.context.host.post({ type: 'messageStory', id: open });
    }
  }

  private see(first: number, end: number): void {
    if (this.sheet === undefined) {
      return;
    }
    const message = { type: 'gridSeen', sheet: this.sheet.sheet, first, end } as const;
    const seen = JSON.stringify(message);
    if (seen !== this.seen) {
      this.context.host.post(message);
    }
    this.seen = seen;
  }

  /** Times of the last day as how long ago; the exact one is in the tooltip. */
  private cell({ kind }: GridColumn, value: GridRow['cells'][number]): string {
    if (kind !== 'time' || typeof value !== 'number') {
      return String(value ?? '');
    }
    const { dates, durations } = this.context.formats();
    const now = (this.sheet?.readAt ?? value) + Date.now() - this.sheetCameAt;
    return Math.abs(now - value) < DAY_MS ? durations.relative(value, now) : dates.dayAndTime(value);
  }

  private exact({ kind }: GridColumn, value: GridRow['cells'][number]): string {
    const { dates } = this.context.formats();
    return kind === 'time' && typeof value === 'number'
      ? `${dates.day(value)}, ${dates.clock(value)} ${dates.zoneName(value)}`
      : String(value ?? '');
  }

  private open(row: GridRow): void {
    if (this.sheet === undefined) {
      return;
    }
    const at = this.sheet.columns.findIndex(({ id }) => id === 'messageId');
    const id = this.sheet.tab === 'messages' ? row.id : this.sheet.tab === 'tracking' ? row.cells[at] : undefined;
    if (typeof id === 'string') {
      this.context.host.post({ type: 'messageStory', id });
    }
  }

  /** For the next time; what people are called stays out of what is stored. */
  private remember({ tab, filter, sort }: LogSheetState): void {
    this.context.host.save({ tab, filter: { ...filter, address: undefined }, sort });
  }

  private keepColumns(afterMs: number): void {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => {
      this.context.host.post({ type: 'columnChoice', choice: this.columns.choice });
    }, afterMs);
  }

  private select(rows: number, all: boolean): void {
    const { words, formats } = this.context;
    setText(
      this.picked,
      rows < 2 ? '' : words.t(all ? 'rows.allSelected' : 'rows.selected', formats().numbers.count(rows)),
    );
    show(this.copy, rows > 0);
  }
}

function pressable(label: string, onPress: () => void): HTMLElement {
  const press = el('button', { class: 'tool' }, label);
  press.type = 'button';
  press.addEventListener('click', onPress);
  return press;
}
