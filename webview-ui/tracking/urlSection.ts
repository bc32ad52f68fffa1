import type { Part } from '../../src/shared/protocol/common';
import type { TrackingSwitch, UrlRow } from '../../src/shared/protocol/tracking';
import { el, replaceContent, setText, show } from '../components/dom';
import type { TrackingContext } from './context';
import type { TableCell, TableColumn } from '../components/table/table';
import { DataTable } from '../components/table/table';
import { searchField } from '../components/toolkit';
import { trackingSwitch } from './trackingSwitch';

/** Text of a tooltip: a label may be thousands of characters long. */
const MOST_TOOLTIP = 400;

/** The tracked URLs: filter, sort, open, copy. */
export class UrlSection {
  readonly element: HTMLElement;
  private readonly count = el('span', { class: 'count', 'aria-live': 'polite' });
  private readonly empty = el('p', { class: 'empty' });
  private readonly table: DataTable<UrlRow>;
  private readonly search: HTMLElement;
  private filter: string;
  private readonly note = el('p', { class: 'note' });
  private readonly whole = el('div', { class: 'whole-switch' });
  private shown: Part<UrlRow[]> | undefined;

  constructor(private readonly context: TrackingContext) {
    const { words, host, locale } = context;
    this.filter = host.saved.search ?? '';
    this.table = new DataTable({
      label: words.t('urls'),
      columns: this.columns(),
      key: (row) => row.id,
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: host.saved.sort ?? { column: 'clicks', descending: true },
      onSort: (sort) => {
        host.save({ sort: { ...sort } });
      },
    });
    this.search = searchField({
      label: words.t('urls.search'),
      value: this.filter,
      onInput: (text) => {
        this.filter = text;
        host.save({ search: text });
        if (this.shown !== undefined) {
          this.render(this.shown);
        }
      },
    });
    const head = el('div', { class: 'section-head' }, el('h2', {}, words.t('urls')), this.count, this.search);
    this.element = el('section', { class: 'urls' }, head, this.whole, this.empty, this.table.element, this.note);
  }

  /** The switch for the whole delivery. */
  renderWhole(tracking: TrackingSwitch): void {
    const { words, host } = this.context;
    const name = words.t('urls.ofDelivery');
    replaceContent(
      this.whole,
      el(
        'span',
        { class: 'whole-line' },
        el('span', {}, name),
        trackingSwitch(tracking, name, (on) => {
          host.post({ type: 'switchTracking', on });
        }),
      ),
    );
  }

  render(part: Part<UrlRow[]>, note = this.note.textContent): void {
    this.shown = part;
    setText(this.note, note);
    show(this.note, note !== '' && part.ok && part.value.length > 0);
    const { words, formats } = this.context;
    const { numbers } = formats();
    const all = part.ok ? part.value : [];
    const rows = all.filter((row) => matches(row, this.filter));
    this.table.setRows(rows);
    show(this.table.element, rows.length > 0);
    show(this.search, all.length > 0);
    show(this.empty, rows.length === 0);
    setText(this.empty, part.ok ? words.t(all.length === 0 ? 'urls.none' : 'urls.noMatch') : part.why);
    const [some, every] = [numbers.count(rows.length), numbers.count(all.length)];
    setText(
      this.count,
      all.length === 0
        ? ''
        : rows.length === all.length
          ? words.t('urls.count', every)
          : words.t('urls.filtered', some, every),
    );
  }

  private columns(): readonly TableColumn<UrlRow>[] {
    const { words, formats } = this.context;
    const missing = words.t('notAvailableShort');
    const count = (value: number | undefined): string =>
      value === undefined ? missing : formats().numbers.count(value);
    const share = (value: number | undefined): string =>
      value === undefined ? missing : formats().numbers.percent(value);
    return [
      { id: 'label', label: words.t('urls.label'), cell: (row) => address(row), sortValue: (row) => row.label },
      { id: 'type', label: words.t('urls.type'), cell: (row) => row.typeLabel, sortValue: (row) => row.typeLabel },
      {
        id: 'category',
        label: words.t('urls.category'),
        cell: (row) => clipped(row.category ?? ''),
        sortValue: (row) => row.category,
      },
      {
        id: 'unique',
        label: words.t('urls.unique'),
        align: 'end',
        cell: (row) => count(row.uniqueClicks),
        sortValue: (row) => row.uniqueClicks,
      },
      {
        id: 'clicks',
        label: words.t('urls.clicks'),
        align: 'end',
        cell: (row) => count(row.clicks),
        sortValue: (row) => row.clicks,
      },
      {
        id: 'share',
        label: words.t('urls.share'),
        align: 'end',
        cell: (row) => share(row.share),
        sortValue: (row) => row.share,
      },
      {
        id: 'tracking',
        label: words.t('urls.tracking'),
        cell: (row) => this.tracking(row),
        sortValue: (row) => row.tracking?.mode,
      },
      { id: 'actions', label: words.t('urls.actions'), cell: (row) => this.actions(row) },
    ];
  }

  private tracking({ id, label, tracking }: UrlRow): TableCell {
    const { words, host } = this.context;
    if (tracking === undefined) {
      return words.t('notAvailableShort');
    }
    return trackingSwitch(tracking, words.t('urls.switch', label.slice(0, MOST_TOOLTIP)), (on) => {
      host.post({ type: 'switchUrl', urlId: id, on });
    });
  }

  private actions(row: UrlRow): HTMLElement {
    const { words, host } = this.context;
    const action = (label: string, press: () => void): HTMLElement => {
      const element = el(
        'button',
        { class: 'link', 'aria-label': `${label}: ${row.label.slice(0, MOST_TOOLTIP)}` },
        label,
      );
      element.type = 'button';
      element.addEventListener('click', press);
      return element;
    };
    return el(
      'span',
      { class: 'actions' },
      action(words.t('urls.open'), () => {
        host.post({ type: 'openUrl', urlId: row.id });
      }),
      action(words.t('urls.copy'), () => {
        host.post({ type: 'copyUrl', urlId: row.id });
      }),
    );
  }
}

function matches({ label, source, category }: UrlRow, filter: string): boolean {
  const wanted = filter.trim().toLocaleLowerCase();
  return wanted === '' || [label, source, category ?? ''].some((text) => text.toLocaleLowerCase().includes(wanted));
}

function address({ label, source }: UrlRow): HTMLElement {
  const lines = [el('span', { class: 'clip', dir: 'auto', title: label.slice(0, MOST_TOOLTIP) }, label)];
  if (source !== label) {
    lines.push(el('span', { class: 'clip address', dir: 'ltr', title: source.slice(0, MOST_TOOLTIP) }, source));
  }
  return el('span', { class: 'two-lines' }, ...lines);
}

function clipped(text: string): HTMLElement {
  return el('span', { class: 'clip', dir: 'auto', title: text.slice(0, MOST_TOOLTIP) }, text);
}
