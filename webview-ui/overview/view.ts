import type { InstanceAction, InstanceRow, OverviewSnapshot } from '../../src/shared/protocol/overview';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import type { OverviewString } from '../../src/shared/strings/overview';
import { el, setText, show } from '../components/dom';
import type { PageContext, PageView } from '../components/page/page';
import { DataTable, type TableCell, type TableColumn } from '../components/table/table';
import { sparkline } from './sparkline';

/** The page of this panel, with its texts and what it stores. */
export type OverviewContext = PageContext<OverviewString>;

/** One row per instance, those that need somebody first. */
export class OverviewView implements PageView {
  private readonly empty = el('p', { class: 'empty' });
  private readonly table: DataTable<InstanceRow>;
  private snapshot: OverviewSnapshot | undefined;

  constructor(private readonly context: OverviewContext) {
    const { words, frame, locale } = context;
    this.table = new DataTable({
      label: words.t('title'),
      columns: this.columns(),
      key: ({ connectionId }) => connectionId,
      locale,
      sortBy: (label) => words.t('sortBy', label),
    });
    setText(this.empty, words.t('none'));
    frame.content.append(el('section', { class: 'overview' }, this.empty, this.table.element));
  }

  receive(message: ToPanel): void {
    if (message.type === 'overview') {
      this.snapshot = message.snapshot;
      this.context.frame.data(message.snapshot.subject, message.snapshot.readAt);
    }
  }

  render(): void {
    const rows = this.snapshot?.rows ?? [];
    show(this.empty, rows.length === 0);
    show(this.table.element, rows.length > 0);
    this.table.setRows(rows);
  }

  private columns(): readonly TableColumn<InstanceRow>[] {
    const { words } = this.context;
    return [
      {
        id: 'name',
        label: words.t('instance'),
        cell: ({ name }) => el('span', { class: 'clip', dir: 'auto' }, name),
        sortValue: ({ name }) => name,
      },
      {
        id: 'environment',
        label: words.t('environment'),
        cell: ({ environment, environmentLabel }) =>
          el('span', { class: `environment ${environment}` }, environmentLabel),
        sortValue: ({ environmentLabel }) => environmentLabel,
      },
      this.countColumn('late', ({ late }) => late, 'diagnoseAllPending', true),
      this.countColumn('failed', ({ failed }) => failed, 'openFailures', true),
      this.countColumn('inProgress', ({ inProgress }) => inProgress, undefined, false),
      this.countColumn('perHour', ({ perHour }) => perHour, 'openInstanceThroughput', false),
      {
        id: 'lastHour',
        label: words.t('lastHour'),
        cell: ({ rates, perHour }) => (rates.length === 0 || perHour === undefined ? '' : sparkline(rates)),
      },
      {
        id: 'modules',
        label: words.t('modules'),
        cell: (row) => this.modules(row),
        sortValue: ({ missingModules }) => missingModules,
      },
      {
        id: 'lastLook',
        label: words.t('lastLook'),
        cell: (row) => this.lastLook(row),
        sortValue: ({ readAt }) => readAt,
      },
    ];
  }

  private countColumn(
    id: 'late' | 'failed' | 'inProgress' | 'perHour',
    value: (row: InstanceRow) => number | undefined,
    action: InstanceAction | undefined,
    alarms: boolean,
  ): TableColumn<InstanceRow> {
    return {
      id,
      label: this.context.words.t(id),
      align: 'end',
      cell: (row): TableCell => {
        const count = value(row);
        if (count === undefined) {
          return '–';
        }
        const text = this.context.formats().numbers.count(count);
        return count > 0 && action !== undefined ? this.link(text, row, action, alarms) : text;
      },
      sortValue: value,
    };
  }

  private modules(row: InstanceRow): TableCell {
    const { words, formats } = this.context;
    const { missingModules } = row;
    if (missingModules === undefined) {
      return words.t('modules.unknown');
    }
    return missingModules === 0
      ? words.t('modules.fine')
      : this.link(words.t('modules.missing', formats().numbers.count(missingModules)), row, 'refreshServers', true);
  }

  /** When it was read; else what keeps it from being read, with the way out of it. */
  private lastLook(row: InstanceRow): TableCell {
    const { words, formats } = this.context;
    const { readAt, standing, problem } = row;
    if (problem !== undefined) {
      return el('span', { class: 'alert' }, problem);
    }
    if (readAt !== undefined) {
      return formats().dates.clock(readAt);
    }
    return standing === 'connecting'
      ? words.t('standing.connecting')
      : el(
          'span',
          {},
          `${words.t(`standing.${standing}`)} `,
          this.link(words.t('action.connect'), row, 'connect', false),
        );
  }

  private link(
    text: string,
    { connectionId, name }: InstanceRow,
    action: InstanceAction,
    alarms: boolean,
  ): HTMLElement {
    const { words, host } = this.context;
    const told = action === 'connect' ? `${text}: ${name}` : words.t(`action.${action}`, name);
    const press = el(
      'button',
      { class: alarms ? 'link alert' : 'link', title: told, 'aria-label': `${text}, ${told}` },
      text,
    );
    press.type = 'button';
    press.addEventListener('click', () => {
      host.post({ type: 'ofInstance', connectionId, action });
    });
    return press;
  }
}
