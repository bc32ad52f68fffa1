import { el, show } from '../components/dom';

/** A link to a page on the web, hidden while there is none. */
export interface PageLink {
  readonly element: HTMLElement;
  render(page: string | undefined): void;
}

/** VS Code opens it in the browser, after its own question for hosts that it does not trust. */
export function pageLink(label: string): PageLink {
  const anchor = el('a', { class: 'page-link' }, `${label} ↗`);
  const element = el('p', {}, anchor);
  show(element, false);
  return {
    element,
    render: (page) => {
      const isSafe = page?.startsWith('https://') === true;
      show(element, isSafe);
      if (page !== undefined && isSafe && anchor.href !== page) {
        anchor.href = page;
      }
    },
  };
}
