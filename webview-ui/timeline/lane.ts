import type { TimelineLane, TimelinePoint } from '../../src/shared/protocol/timeline';
import type { ChartRange } from '../components/chart/chartOptions';
import { el, setText, show } from '../components/dom';
import { clustersOf, type Cluster } from './clusters';
import type { TimelineContext } from './context';
import { drawMark, LANE_HEIGHT, svg } from './marks';

/** What a lane does with the rest of the panel. */
export interface LaneLinks {
  readonly onChoose: (cluster: Cluster | undefined) => void;
  readonly onOpen: (point: TimelinePoint) => void;
  readonly onCursor: (at: number | undefined) => void;
  /** How many times longer the range becomes, around a moment. */
  readonly onZoom: (factor: number, around: number) => void;
  /** Undefined shows the whole period. */
  readonly onRange: (range: ChartRange | undefined) => void;
}

/** A drag that is shorter chooses, and does not zoom, px. */
const LEAST_DRAG = 6;

/** One lane: its marks, moved along by arrow keys or the mouse. */
export class Lane {
  readonly element: HTMLElement;
  private readonly name = el('h3', {});
  private readonly stage: HTMLElement;
  private readonly drawing = svg('svg', { 'aria-hidden': 'true', height: LANE_HEIGHT });
  private readonly brush = svg('rect', { class: 'brush', y: 0, height: LANE_HEIGHT, x: 0, width: 0 });
  private readonly cursor = svg('line', { class: 'cursor', y1: 0, y2: LANE_HEIGHT, x1: -9, x2: -9 });
  private readonly spoken = el('span', { class: 'visually-hidden', 'aria-live': 'polite' });
  private points: readonly TimelinePoint[] = [];
  private clusters: readonly Cluster[] = [];
  private range: ChartRange = { from: 0, to: 1 };
  private chosen: string | undefined;
  private dragFrom: number | undefined;

  constructor(
    private readonly id: TimelineLane,
    private readonly context: TimelineContext,
    private readonly links: LaneLinks,
  ) {
    this.stage = el('div', { class: 'lane-stage', role: 'application', tabindex: 0 }, this.drawing);
    this.element = el('section', { class: 'lane' }, this.name, this.stage, this.spoken);
    setText(this.name, context.words.t(`lane.${id}`));
    this.listen();
  }

  setPoints(points: readonly TimelinePoint[]): void {
    this.points = points.filter(({ lane }) => lane === this.id);
    show(this.element, this.points.length > 0);
    const { words } = this.context;
    this.stage.setAttribute('aria-label', words.t('laneHelp', words.t(`lane.${this.id}`), String(this.points.length)));
  }

  /** Draws the part of the time that is shown. */
  draw(range: ChartRange): void {
    this.range = range;
    const width = this.stage.clientWidth;
    this.clusters = clustersOf(this.points, range, width);
    this.drawing.setAttribute('width', String(width));
    this.drawing.replaceChildren(
      ...this.clusters.map((cluster) => drawMark(cluster, this.isChosen(cluster))),
      this.cursor,
      this.brush,
    );
  }

  /** The moment that the cursor of another lane, or of the chart, is at. */
  setCursor(at: number | undefined): void {
    const x = at === undefined ? -9 : this.placeOf(at);
    this.cursor.setAttribute('x1', String(x));
    this.cursor.setAttribute('x2', String(x));
  }

  /** Marks the point that is chosen, wherever that was done. */
  setChosen(id: string | undefined): void {
    this.chosen = id;
    this.draw(this.range);
  }

  private isChosen({ points }: Cluster): boolean {
    return points.some(({ id }) => id === this.chosen);
  }

  private placeOf(at: number): number {
    const { from, to } = this.range;
    return ((at - from) / (to - from)) * this.stage.clientWidth;
  }

  private momentOf(x: number): number {
    const { from, to } = this.range;
    return from + (x / Math.max(1, this.stage.clientWidth)) * (to - from);
  }

  private listen(): void {
    const { stage } = this;
    stage.addEventListener('keydown', (event) => {
      if (this.key(event.key)) {
        event.preventDefault();
      }
    });
    stage.addEventListener('pointerdown', (event) => {
      this.dragFrom = event.offsetX;
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener('pointermove', (event) => {
      this.links.onCursor(this.momentOf(event.offsetX));
      this.showBrush(event.offsetX);
    });
    stage.addEventListener('pointerup', (event) => {
      this.drop(event.offsetX);
    });
    stage.addEventListener('pointerleave', () => {
      this.links.onCursor(undefined);
    });
    stage.addEventListener('dblclick', (event) => {
      const [point] = this.clusterAt(event.offsetX)?.points ?? [];
      if (point !== undefined) {
        this.links.onOpen(point);
      }
    });
    stage.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey) {
          event.preventDefault();
          this.links.onZoom(event.deltaY > 0 ? 1.25 : 0.8, this.momentOf(event.offsetX));
        }
      },
      { passive: false },
    );
  }

  private showBrush(x: number): void {
    const from = this.dragFrom;
    this.brush.setAttribute('x', String(from === undefined ? 0 : Math.min(from, x)));
    this.brush.setAttribute('width', String(from === undefined ? 0 : Math.abs(x - from)));
  }

  private drop(x: number): void {
    const from = this.dragFrom;
    this.dragFrom = undefined;
    this.showBrush(x);
    if (from !== undefined && Math.abs(x - from) >= LEAST_DRAG) {
      this.links.onRange({ from: this.momentOf(Math.min(from, x)), to: this.momentOf(Math.max(from, x)) });
    } else {
      this.choose(this.clusterAt(x));
    }
  }

  private clusterAt(x: number): Cluster | undefined {
    const distance = ({ left, right }: Cluster): number => Math.max(left - x, x - right, 0);
    const [nearest] = [...this.clusters].sort((a, b) => distance(a) - distance(b));
    return nearest !== undefined && distance(nearest) <= 10 ? nearest : undefined;
  }

  private choose(cluster: Cluster | undefined): void {
    this.links.onChoose(cluster);
    setText(this.spoken, cluster === undefined ? '' : this.sentence(cluster));
  }

  private sentence({ points }: Cluster): string {
    const { words, formats } = this.context;
    const texts = points.map(({ at, what }) => `${formats().dates.dayAndTime(at)}: ${what}`);
    return points.length === 1 ? texts.join('') : words.t('together', String(points.length), texts.join('; '));
  }

  /** True when the key meant something. */
  private key(key: string): boolean {
    const here = this.clusters.findIndex((cluster) => this.isChosen(cluster));
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: here === -1 ? this.clusters.length - 1 : here - 1,
      ArrowRight: here + 1,
      Home: 0,
      End: this.clusters.length - 1,
    };
    const step = steps[key];
    const cluster = this.clusters[here];
    const middle = cluster?.points[0]?.at ?? (this.range.from + this.range.to) / 2;
    if (step !== undefined) {
      this.choose(this.clusters[Math.min(Math.max(0, step), this.clusters.length - 1)]);
    } else if (key === 'Enter' && cluster?.points[0] !== undefined) {
      this.links.onOpen(cluster.points[0]);
    } else if (key === '+' || key === '=') {
      this.links.onZoom(0.5, middle);
    } else if (key === '-') {
      this.links.onZoom(2, middle);
    } else if (key === '0' || key === 'Escape') {
      this.links.onRange(undefined);
    } else {
      return false;
    }
    return true;
  }
}
