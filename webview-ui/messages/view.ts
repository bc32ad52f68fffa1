import type { GridColumn, GridRow, LogSheetState, MessageFilter, RowChange } from '../../src/shared/protocol/messages';
import { EXPORT_FORMATS } from '../../src/shared/protocol/messages';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import { el, setText, show } from '../components/dom';
import type { PageView } from '../components/page/page';
import type { MessagesContext } from './context';
import { button } from '../components/toolkit';
import { ChangeReport } from './changeReport';
import { Columns } from './columns';
import { FilterBar } from './filterBar';
import { Grid } from './grid';
import { LogTabs } from './logTabs';
import { StoryPane } from './storyPane';

/** A width that is being drawn is kept when it has rested for so long. */
const KEEP_MS = 300;

/** The grid of messages: tabs for the three logs, filter, rows, one message's story beside them. */
export class MessagesView implements PageView {
  private readonly tabs: LogTabs;
  private readonly filter: FilterBar;
  private readonly columns: Columns;
  private readonly grid: Grid;
  private readonly story: StoryPane;
  private readonly count = el('span', { class: 'count', 'aria-live': 'polite' });
  private readonly newer = el('span', { class: 'newer', 'aria-live': 'polite' });
  private readonly tally = el('span', { class: 'tally' });
  private readonly lacking = el('p', { class: 'remark', role: 'alert' });
  private readonly changes = new ChangeReport((rows) =>
    this.context.words.t('rows.changed', this.context.formats().numbers.count(rows)),
  );
  private seen = '';
  private readonly picked = el('span', { class: 'count', 'aria-live': 'polite' });
  private readonly empty = el('p', { class: 'empty' });
  private readonly columnList = el('div', { class: 'column-list' });
  private readonly masked = el('span', { class: 'masked' });
  private readonly reveal: HTMLElement;
  private readonly copy: HTMLElement;
  private sheet: LogSheetState | undefined;
  private drawn = '';
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly context: MessagesContext) {
    const { frame, words, host } = context;
    this.tabs = new LogTabs(words, (tab) => {
      host.post({ type: 'logTab', tab });
    });
    this.filter = new FilterBar(context, (filter) => {
      this.narrow(filter);
    });
    this.columns = new Columns({
      widthOf: (label) => words.t('columns.width', label),
      onWidth: (columns) => {
        this.grid.resize();
        this.keepColumns(columns, KEEP_MS);
      },
    });
    this.grid = new Grid({
      columns: this.columns,
      label: words.t('tab.messages'),
      help: words.t('grid.help'),
      reading: words.t('row.reading'),
      cell: (column, value) => this.cell(column, value),
      ask: (block) => {
        if (this.sheet !== undefined) {
          host.post({ type: 'gridBlock', sheet: this.sheet.sheet, block });
        }
      },
      onSeen: (first, end) => {
        this.see(first, end);
      },
      onCopy: (rows) => {
        const columns = this.columns.shown().map(({ column }) => column.id);
        host.post(rows === 'all' ? { type: 'copyAll', columns } : { type: 'copyRows', columns, rows: [...rows] });
      },
      onOpen: (row) => {
        this.open(row);
      },
      onSelect: (rows, all) => {
        this.select(rows, all);
      },
    });
    this.story = new StoryPane(context, () => {
      this.story.set(undefined);
    });
    this.reveal = button({
      label: words.t('reveal'),
      onPress: () => {
        host.post({ type: 'revealAddresses', revealed: this.sheet?.masked === true });
      },
    });
    this.copy = button({
      label: words.t('copy'),
      onPress: () => {
        this.grid.copy();
      },
    });
    frame.offerLinks(['openTracking', 'openThroughput', 'openAuditLog'], (command) => {
      host.post({ type: 'run', command });
    });
    for (const format of EXPORT_FORMATS) {
      frame.offerSave(words.t(`export.${format}`), () => {
        host.post({ type: 'exportLog', format });
      });
    }
    frame.content.append(
      this.tabs.element,
      this.filter.element,
      this.lacking,
      this.bar(),
      this.changes.element,
      this.empty,
      el('div', { class: 'split' }, this.grid.element, this.story.element),
    );
    this.select(0, false);
  }

  receive(message: ToPanel): void {
    switch (message.type) {
      case 'logSheet':
        if (this.sheet === undefined && message.sheet.chosen !== undefined) {
          this.columns.choose(message.sheet.chosen);
        }
        this.sheet = message.sheet;
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
    const { numbers, dates } = formats();
    this.filter.render(sheet);
    this.tabs.mark(sheet.tab);
    setText(this.count, words.t('rows.count', numbers.count(sheet.total)));
    setText(
      this.tally,
      sheet.statuses.map(({ label, count }) => words.t('rows.status', label, numbers.count(count))).join(' · '),
    );
    setText(
      this.lacking,
      sheet.lacking.length === 0
        ? ''
        : words.t('filter.lacking', sheet.lacking.map((part) => words.t(`lacking.${part}`)).join(', ')),
    );
    show(this.lacking, sheet.lacking.length > 0);
    setText(this.newer, sheet.newer === 0 ? '' : words.t('rows.newer', numbers.count(sheet.newer)));
    setText(this.masked, sheet.masked ? words.t('masked') : '');
    setText(this.reveal, words.t(sheet.masked ? 'reveal' : 'hide'));
    show(this.reveal, sheet.tab !== 'tracking');
    const filtered = Object.keys(sheet.filter).length > 0;
    setText(this.empty, words.t(filtered ? 'rows.noMatch' : 'rows.none'));
    show(this.empty, sheet.total === 0 && sheet.lacking.length === 0);
    show(this.grid.element, sheet.total > 0);
    const state = `${sheet.sheet} ${dates.timeZone}`;
    if (state === this.drawn) {
      return;
    }
    const another = !this.drawn.startsWith(`${sheet.sheet} `);
    this.drawn = state;
    this.columns.set(sheet.columns);
    this.listColumns();
    if (another) {
      this.story.set(undefined);
      this.grid.reset(sheet.total);
    } else {
      this.story.render();
      this.grid.layout();
    }
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

  private cell({ kind }: GridColumn, value: GridRow['cells'][number]): string {
    if (value === null) {
      return '';
    }
    const { dates } = this.context.formats();
    return kind === 'time' && typeof value === 'number' ? `${dates.day(value)}, ${dates.clock(value)}` : String(value);
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

  private narrow(filter: MessageFilter): void {
    this.context.host.post({ type: 'logFilter', filter });
  }

  /** For the next time; what persons are called stays out of what is stored. */
  private remember({ tab, filter }: LogSheetState): void {
    this.context.host.save({ tab, filter: { ...filter, address: undefined } });
  }

  private keepColumns({ hidden, widths }: Columns, afterMs: number): void {
    const keep = (): void => {
      this.context.host.post({ type: 'columnChoice', choice: { hidden: [...hidden], widths: { ...widths } } });
    };
    clearTimeout(this.keeping);
    if (afterMs === 0) {
      keep();
    } else {
      this.keeping = setTimeout(keep, afterMs);
    }
  }

  private select(rows: number, all: boolean): void {
    const { words, formats } = this.context;
    setText(
      this.picked,
      rows < 2 ? '' : words.t(all ? 'rows.allSelected' : 'rows.selected', formats().numbers.count(rows)),
    );
    show(this.copy, rows > 0);
  }

  private bar(): HTMLElement {
    const menu = el(
      'details',
      { class: 'columns' },
      el('summary', {}, this.context.words.t('columns')),
      this.columnList,
    );
    return el(
      'div',
      { class: 'grid-bar' },
      this.count,
      this.tally,
      this.picked,
      this.copy,
      this.newer,
      el('span', { class: 'grid-bar-end' }, this.masked, this.reveal, menu),
    );
  }

  private listColumns(): void {
    const shown = new Set(this.columns.shown().map(({ column }) => column.id));
    this.columnList.replaceChildren(
      ...this.columns.every().map(({ id, label }) => {
        const box = el('input');
        box.type = 'checkbox';
        box.checked = shown.has(id);
        box.addEventListener('change', () => {
          this.columns.show(id, box.checked);
          this.grid.layout();
          this.keepColumns(this.columns, 0);
        });
        return el('label', {}, box, label);
      }),
    );
  }
}
