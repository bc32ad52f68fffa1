type Child = Node | string | undefined;

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly role?: string;
  readonly title?: string;
  readonly dir?: 'auto' | 'ltr';
  readonly tabindex?: number;
  readonly hidden?: boolean;
  readonly scope?: 'col' | 'row';
  readonly 'data-column'?: string;
  readonly 'data-label'?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-live'?: 'polite' | 'off';
  readonly 'aria-hidden'?: 'true';
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-pressed'?: 'true' | 'false';
  readonly 'aria-checked'?: 'true' | 'false' | 'mixed';
  readonly 'aria-disabled'?: 'true';
  readonly 'aria-sort'?: 'ascending' | 'descending';
  readonly 'aria-colindex'?: number;
  readonly 'aria-controls'?: string;
  readonly 'aria-busy'?: 'true' | 'false';
}

/**
 * An element with attributes and children. Strings become text nodes, so that nothing from an instance
 * is ever read as HTML; `style` is not offered, because the page forbids inline styles.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes) as [string, unknown][]) {
    if (value === true) {
      element.setAttribute(name, '');
    } else if (typeof value === 'string' || typeof value === 'number') {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Sets the text only when it differs, so that a screen reader does not hear it again. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Shows or hides an element. */
export function show(element: HTMLElement, shown: boolean): void {
  element.hidden = !shown;
}

/**
 * Puts `next` in place of what `parent` holds, unless it is the same; the keyboard's focus goes to the control at the
 * same place.
 */
export function replaceContent(parent: HTMLElement, next: HTMLElement): void {
  if (parent.firstElementChild?.isEqualNode(next) === true) {
    return;
  }
  const controls = (within: HTMLElement): HTMLElement[] => [
    ...within.querySelectorAll<HTMLElement>('button, vscode-button'),
  ];
  const focused = controls(parent).findIndex((control) => control === document.activeElement);
  parent.replaceChildren(next);
  controls(parent)[focused]?.focus();
}
