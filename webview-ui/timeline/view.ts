import { TIMELINE_HOURS, type TimelinePoint, type TimelineSnapshot } from '../../src/shared/protocol/timeline';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import { el, setText, show } from '../components/dom';
import type { PageView } from '../components/page/page';
import { DataTable, type TableColumn } from '../components/table/table';
import { button, dropdown, type Dropdown } from '../components/toolkit';
import { ChosenPoint } from './chosenPoint';
import type { Cluster } from './clusters';
import type { TimelineContext } from './context';
import { Lanes } from './lanes';

const VIEWS = ['lanes', 'table'] as const;
type ViewKind = (typeof VIEWS)[number];

/** What happened to an instance or a delivery, on one time axis or as a table. */
export class TimelineView implements PageView {
  private readonly lanes: Lanes;
  private readonly chosen: ChosenPoint;
  private readonly table: DataTable<TimelinePoint>;
  private readonly hours: Dropdown<string>;
  private readonly notes = el('div', { class: 'notes' });
  private readonly whole: HTMLElement;
  private readonly zoomTools: HTMLElement;
  private kind: ViewKind;
  private cluster: Cluster | undefined;
  private snapshot: TimelineSnapshot | undefined;

  constructor(private readonly context: TimelineContext) {
    const { words, host, frame, locale } = context;
    this.kind = host.saved.view ?? 'lanes';
    const open = (point: TimelinePoint): void => {
      host.post({ type: 'openPoint', id: point.id });
    };
    this.lanes = new Lanes(context, {
      onOpen: open,
      onChoose: (cluster) => {
        this.cluster = cluster;
        this.showChosen();
      },
      onRange: (range) => {
        show(this.whole, range !== undefined);
      },
    });
    this.chosen = new ChosenPoint(context, {
      onOpen: open,
      onReplay: (at) => {
        host.post({ type: 'replayAt', at });
      },
    });
    this.table = new DataTable({
      label: words.t('title'),
      columns: this.columns(open),
      key: ({ id }) => id,
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: { column: 'when', descending: true },
    });
    this.hours = this.hoursChoice();
    this.whole = this.zoomButton('whole', () => {
      this.lanes.setRange(undefined);
    });
    this.zoomTools = el(
      'span',
      { class: 'zoom-tools' },
      this.zoomButton('zoomIn', () => {
        this.lanes.zoom(0.5);
      }),
      this.zoomButton('zoomOut', () => {
        this.lanes.zoom(2);
      }),
      this.whole,
    );
    for (const format of ['csv', 'json'] as const) {
      frame.offerSave(words.t(format === 'csv' ? 'exportCsv' : 'exportJson'), () => {
        host.post({ type: 'export', format });
      });
    }
    frame.tools.append(this.hours.element, this.viewChoice().element, this.zoomTools);
    frame.content.append(this.notes, this.lanes.element, this.chosen.element, this.table.element);
    show(this.whole, false);
  }

  receive(message: ToPanel): void {
    if (message.type === 'timeline') {
      this.snapshot = message.snapshot;
      const there = new Set(message.snapshot.points.map(({ id }) => id));
      this.cluster = this.cluster?.points.every(({ id }) => there.has(id)) === true ? this.cluster : undefined;
      const { frame } = this.context;
      const { subject, readAt } = message.snapshot;
      frame.ownLink = subject.links.includes('openTimeline') ? 'openTimeline' : 'openInstanceTimeline';
      frame.data(subject, readAt);
    }
  }

  render(): void {
    const { snapshot, kind } = this;
    if (snapshot === undefined) {
      return;
    }
    this.hours.select(String(snapshot.hours));
    this.notes.replaceChildren(...this.noteTexts(snapshot));
    show(this.lanes.element, kind === 'lanes');
    show(this.chosen.element, kind === 'lanes' && snapshot.points.length > 0);
    show(this.zoomTools, kind === 'lanes');
    show(this.table.element, kind === 'table' && snapshot.points.length > 0);
    if (kind === 'lanes') {
      this.lanes.render(snapshot);
      this.showChosen();
    } else {
      this.table.setRows(snapshot.points);
    }
  }

  private showChosen(): void {
    this.lanes.setChosen(this.cluster?.points[0]?.id);
    this.chosen.render(this.cluster, (this.snapshot?.looks ?? 0) > 0);
  }

  private noteTexts({ points, left, watched, looks, since, gaps }: TimelineSnapshot): readonly HTMLElement[] {
    const { words, host, formats } = this.context;
    const { numbers, dates } = formats();
    const note = (text: string): HTMLElement => el('p', { class: 'note' }, text);
    const unwatched = el('p', { class: 'note unwatched' }, `${words.t('notWatched')} `);
    unwatched.append(
      button({
        label: words.t('watch'),
        onPress: () => {
          host.post({ type: 'watchThis' });
        },
      }),
    );
    return [
      ...(watched ? [] : [unwatched]),
      ...(looks > 0 && since !== undefined
        ? [note(words.t('looks', numbers.count(looks), dates.dayAndTime(since)))]
        : watched
          ? [note(words.t('noLooks'))]
          : []),
      ...gaps.map(note),
      ...(left > 0 ? [note(words.t('left', numbers.count(points.length), numbers.count(left)))] : []),
      ...(points.length === 0 ? [el('p', { class: 'empty' }, words.t('none'))] : []),
    ];
  }

  private hoursChoice(): Dropdown<string> {
    const { words, host, frame } = this.context;
    return dropdown<string>({
      label: words.t('period'),
      choices: TIMELINE_HOURS.map((hours) => ({ value: String(hours), label: words.t(`hours.${hours}`) })),
      value: String(host.saved.hours ?? 24),
      onChoose: (chosen) => {
        const hours = TIMELINE_HOURS.find((known) => String(known) === chosen);
        if (hours !== undefined) {
          host.save({ hours });
          this.lanes.setRange(undefined);
          show(this.whole, false);
          frame.wait(false);
          host.post({ type: 'timelineHours', hours });
        }
      },
    });
  }

  private viewChoice(): Dropdown<ViewKind> {
    const { words, host } = this.context;
    return dropdown<ViewKind>({
      label: words.t('view'),
      choices: VIEWS.map((view) => ({ value: view, label: words.t(`view.${view}`) })),
      value: this.kind,
      onChoose: (view) => {
        this.kind = view;
        host.save({ view });
        this.render();
      },
    });
  }

  private zoomButton(text: 'zoomIn' | 'zoomOut' | 'whole', onPress: () => void): HTMLElement {
    return button({
      label: this.context.words.t(text),
      onPress: () => {
        onPress();
        show(this.whole, this.lanes.shown !== this.snapshot?.window);
      },
    });
  }

  private columns(open: (point: TimelinePoint) => void): readonly TableColumn<TimelinePoint>[] {
    const { words, formats } = this.context;
    const time = (at: number | undefined): string => (at === undefined ? '' : formats().dates.dayAndTime(at));
    return [
      { id: 'when', label: words.t('when'), cell: ({ at }) => time(at), sortValue: ({ at }) => at },
      { id: 'until', label: words.t('until'), cell: ({ until }) => time(until), sortValue: ({ until }) => until },
      {
        id: 'lane',
        label: words.t('lane'),
        cell: ({ lane }) => words.t(`lane.${lane}`),
        sortValue: ({ lane }) => words.t(`lane.${lane}`),
      },
      {
        id: 'what',
        label: words.t('what'),
        cell: (point) => {
          const link = el('button', { class: 'link', dir: 'auto' });
          setText(link, point.what);
          link.type = 'button';
          link.addEventListener('click', () => {
            open(point);
          });
          return link;
        },
        sortValue: ({ what }) => what,
      },
    ];
  }
}
