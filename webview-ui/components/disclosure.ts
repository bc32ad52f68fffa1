import { el, setText, show } from './dom';

export interface DisclosureOptions {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

let made = 0;

/** A heading that opens and closes what stands below it. The heading stays one for whoever goes from heading to heading. */
export class Disclosure {
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  private readonly button: HTMLButtonElement;

  constructor(private readonly options: DisclosureOptions) {
    made += 1;
    const id = `disclosure-${made}`;
    this.button = el('button', { class: 'disclosure', id: `${id}-head`, 'aria-controls': id });
    this.button.type = 'button';
    this.head = el('h2', {}, this.button);
    this.body = el('div', { class: 'disclosed', id });
    this.button.addEventListener('click', () => {
      this.set(!this.isOpen);
      this.options.onToggle(this.isOpen);
    });
    this.set(options.open);
  }

  /** Names the section that it heads. */
  get id(): string {
    return this.button.id;
  }

  get isOpen(): boolean {
    return !this.body.hidden;
  }

  set(open: boolean): void {
    show(this.body, open);
    this.button.setAttribute('aria-expanded', String(open));
  }

  title(text: string): void {
    setText(this.button, text);
  }

  focus(): void {
    this.button.focus();
  }
}
