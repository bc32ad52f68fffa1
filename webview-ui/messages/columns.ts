import type { ColumnChoice, GridColumn } from '../../src/shared/protocol/messages';

const MOST_WIDTH = 1200;

interface Usual {
  /** What the column usually wants, and what it can be read with, px. */
  readonly width: number;
  readonly least: number;
}

const USUAL: Readonly<Record<string, Usual>> = {
  address: { width: 230, least: 150 },
  status: { width: 90, least: 66 },
  reason: { width: 150, least: 90 },
  type: { width: 100, least: 60 },
  text: { width: 420, least: 140 },
  url: { width: 240, least: 120 },
  userAgent: { width: 260, least: 120 },
  eventDate: { width: 110, least: 98 },
  lastModified: { width: 110, least: 98 },
  at: { width: 110, least: 98 },
};
const OTHER: Usual = { width: 110, least: 64 };

/** Hidden until somebody wants to see them. */
const HIDDEN_AT_FIRST = ['meaning', 'lastModified', 'recipientId', 'publicId', 'domain', 'id', 'mark'];

/** Which columns are shown, and how wide: chosen by the person, the same in every tab that has the column. */
export class Columns {
  private hiddenIds = new Set(HIDDEN_AT_FIRST);
  private drawn: Record<string, number> = {};
  private all: readonly GridColumn[] = [];
  private fitted = new Map<string, number>();

  /** What was chosen before. */
  choose({ hidden, widths }: ColumnChoice): void {
    this.hiddenIds = new Set(hidden);
    this.drawn = Object.fromEntries(Object.entries(widths).map(([id, width]) => [id, within(id, width)]));
  }

  get choice(): ColumnChoice {
    return { hidden: [...this.hiddenIds], widths: { ...this.drawn } };
  }

  set(all: readonly GridColumn[]): void {
    this.all = all;
  }

  every(): readonly GridColumn[] {
    return this.all;
  }

  /** Those shown, each with its place in a row's cells; at least one. */
  shown(): readonly { readonly column: GridColumn; readonly at: number }[] {
    const places = this.all.map((column, at) => ({ column, at }));
    const shown = places.filter(({ column }) => !this.hiddenIds.has(column.id));
    return shown.length > 0 ? shown : places.slice(0, 1);
  }

  show(id: string, shown: boolean): void {
    if (shown) {
      this.hiddenIds.delete(id);
    } else {
      this.hiddenIds.add(id);
    }
  }

  /** As shown now. */
  width(id: string): number {
    return this.fitted.get(id) ?? this.drawn[id] ?? usual(id).width;
  }

  resize(id: string, width: number): void {
    this.drawn[id] = within(id, width);
  }

  /**
   * Fits the columns into a width, px: those that nobody has drawn become narrower down to what can be read, and the
   * first one takes what is left. Only where that is not enough are they wider together. Answers
   * `grid-template-columns`.
   */
  fit(available: number): string {
    const columns = this.shown().map(({ column: { id } }) => {
      const drawn = this.drawn[id];
      const { width, least } = usual(id);
      return drawn === undefined ? { id, width, least } : { id, width: drawn, least: drawn };
    });
    const wanted = columns.reduce((sum, { width }) => sum + width, 0);
    const slack = columns.reduce((sum, { width, least }) => sum + width - least, 0);
    const share = slack === 0 ? 0 : Math.min(1, Math.max(0, (wanted - available) / slack));
    const widths = columns.map(({ width, least }) => Math.floor(width - (width - least) * share));
    const left = available - widths.reduce((sum, width) => sum + width, 0);
    if (left > 0 && widths[0] !== undefined) {
      widths[0] += left;
    }
    this.fitted = new Map(columns.map(({ id }, at) => [id, widths[at] ?? 0]));
    return widths.map((width) => `${width}px`).join(' ');
  }
}

function usual(id: string): Usual {
  return USUAL[id] ?? OTHER;
}

function within(id: string, width: number): number {
  return Math.round(Math.min(MOST_WIDTH, Math.max(Math.min(48, usual(id).least), width)));
}
