import type { ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import { patched } from '../../src/shared/protocol/seriesPatch';
import { el, show } from '../components/dom';
import type { PageView } from '../components/page/page';
import type { ThroughputContext } from './context';
import { BucketTable } from './bucketTable';
import { ChartsSection } from './charts';
import type { ViewKind } from './controls';
import { Controls } from './controls';
import { FiguresSection } from './figures';
import { PlannedSection } from './planned';
import { WhereSection } from './whereSection';

/** The throughput panel: progress and rates, two charts or their table. */
export class ThroughputView implements PageView {
  private readonly controls: Controls;
  private readonly figures: FiguresSection;
  private readonly charts: ChartsSection;
  private readonly table: BucketTable;
  private readonly planned: PlannedSection;
  private readonly where: WhereSection;
  private readonly empty: HTMLElement;
  private kind: ViewKind;
  private snapshot: ThroughputSnapshot | undefined;

  constructor(private readonly context: ThroughputContext) {
    const { words, host, frame } = context;
    this.kind = host.saved.view ?? 'chart';
    this.figures = new FiguresSection(context);
    this.charts = new ChartsSection(context);
    this.table = new BucketTable(context);
    this.planned = new PlannedSection(context);
    this.where = new WhereSection(context);
    this.controls = new Controls(context, this.kind, {
      onView: (kind) => {
        this.kind = kind;
        this.render();
      },
      image: () => this.charts.image(this.snapshot),
    });
    this.empty = el(
      'div',
      { class: 'empty' },
      el('p', {}, words.t('chart.empty')),
      el('p', {}, words.t('chart.emptyHint')),
    );
    frame.content.append(
      this.figures.element,
      el('section', { class: 'series' }, this.empty, this.charts.element, this.table.element),
      this.planned.element,
      this.where.element,
    );
  }

  receive(message: ToPanel): void {
    if (message.type === 'throughput') {
      this.snapshot = message.snapshot;
    } else if (message.type === 'throughputPatch' && this.snapshot !== undefined) {
      this.snapshot = patched(this.snapshot, message.patch);
    }
    if (this.snapshot !== undefined) {
      this.context.frame.data(this.snapshot.subject, this.snapshot.readAt);
    }
  }

  render(): void {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    const empty = snapshot.figures.messages === 0;
    this.controls.render(snapshot);
    this.figures.render(snapshot);
    this.planned.render(snapshot.planned);
    this.where.render(snapshot);
    show(this.empty, empty);
    show(this.charts.element, this.kind === 'chart' && !empty);
    show(this.table.element, this.kind === 'table' && !empty);
    if (this.kind === 'chart') {
      this.charts.render(snapshot);
    } else {
      this.table.render(snapshot);
    }
  }
}
