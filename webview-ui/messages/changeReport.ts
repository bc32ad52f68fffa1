import { el, setText } from '../components/dom';

/** A screen reader hears of it this often at most. */
const PAUSE_MS = 15_000;

/** Tells a screen reader, politely and not all the time, how many rows before one's eyes have changed. */
export class ChangeReport {
  readonly element = el('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  private rows = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly words: (rows: number) => string) {}

  add(rows: number): void {
    this.rows += rows;
    if (this.pause === undefined) {
      this.announce();
    }
  }

  private announce(): void {
    this.pause = undefined;
    if (this.rows === 0) {
      return;
    }
    setText(this.element, this.words(this.rows));
    this.rows = 0;
    this.pause = setTimeout(() => {
      this.announce();
    }, PAUSE_MS);
  }
}
