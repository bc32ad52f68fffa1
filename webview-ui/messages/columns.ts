import type { ColumnChoice, GridColumn } from '../../src/shared/protocol/messages';
import { el } from '../components/dom';

const LEAST_WIDTH = 48;
const MOST_WIDTH = 1200;
const KEY_STEP = 16;

/** Widths in px that fit what columns usually hold. */
const USUAL: Readonly<Record<string, number>> = {
  address: 240,
  text: 360,
  url: 240,
  userAgent: 260,
  eventDate: 170,
  lastModified: 170,
  at: 170,
  reason: 160,
};
const OTHER = 120;

/** Hidden until somebody wants to see them. */
const HIDDEN_AT_FIRST = ['lastModified', 'recipientId', 'publicId'];

export interface ColumnsOptions {
  /** A width is being drawn. */
  readonly onWidth: (columns: Columns) => void;
  /** Words for the handle that changes a width. */
  readonly widthOf: (label: string) => string;
}

/** Which columns are shown, and how wide: chosen by the person, the same in every tab that has the column. */
export class Columns {
  private hiddenIds = new Set(HIDDEN_AT_FIRST);
  private drawn: Record<string, number> = {};
  private all: readonly GridColumn[] = [];

  constructor(private readonly options: ColumnsOptions) {}

  /** What was chosen before. */
  choose({ hidden, widths }: ColumnChoice): void {
    this.hiddenIds = new Set(hidden);
    this.drawn = Object.fromEntries(Object.entries(widths).map(([id, width]) => [id, within(width)]));
  }

  get hidden(): readonly string[] {
    return [...this.hiddenIds];
  }

  get widths(): Readonly<Record<string, number>> {
    return this.drawn;
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

  width(id: string): number {
    return this.drawn[id] ?? USUAL[id] ?? OTHER;
  }

  /** A value for `grid-template-columns`. */
  template(): string {
    return this.shown()
      .map(({ column }) => `${this.width(column.id)}px`)
      .join(' ');
  }

  /** The handle at a heading's end: drawn with the mouse, or moved with the arrow keys. */
  handle({ id, label }: GridColumn): HTMLElement {
    const handle = el('span', {
      class: 'resize',
      role: 'separator',
      tabindex: 0,
      'aria-label': this.options.widthOf(label),
    });
    const describe = (): void => {
      handle.setAttribute('aria-orientation', 'vertical');
      handle.setAttribute('aria-valuenow', String(this.width(id)));
      handle.setAttribute('aria-valuemin', String(LEAST_WIDTH));
      handle.setAttribute('aria-valuemax', String(MOST_WIDTH));
    };
    describe();
    const resize = (width: number): void => {
      this.drawn[id] = within(width);
      describe();
      this.options.onWidth(this);
    };
    handle.addEventListener('pointerdown', (down) => {
      down.preventDefault();
      handle.setPointerCapture(down.pointerId);
      const [from, width] = [down.clientX, this.width(id)];
      const move = (event: PointerEvent): void => {
        resize(width + event.clientX - from);
      };
      handle.addEventListener('pointermove', move);
      handle.addEventListener(
        'lostpointercapture',
        () => {
          handle.removeEventListener('pointermove', move);
        },
        { once: true },
      );
    });
    handle.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      resize(this.width(id) + (event.key === 'ArrowRight' ? KEY_STEP : -KEY_STEP));
    });
    return handle;
  }
}

function within(width: number): number {
  return Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)));
}
