import type { LogSheetState, LogTab, MessageFilter } from '../../src/shared/protocol/messages';
import { MESSAGE_ID } from '../../src/shared/protocol/messages';
import { el } from '../components/dom';
import { menuButton } from '../components/menu';
import { Popover } from '../components/popover';
import { choiceEditor, spanEditor, textEditor } from './chipEditors';
import type { MessagesContext } from './context';

/** A part of a filter that has a chip of its own. */
const PARTS = ['status', 'reason', 'domain', 'address', 'message', 'date'] as const;
type ChipPart = (typeof PARTS)[number];

const PARTS_OF: Readonly<Record<LogTab, readonly ChipPart[]>> = {
  messages: PARTS,
  exclusions: ['domain', 'address', 'date'],
  tracking: ['message', 'date'],
};

/** The filter in one line: a chip for each part in force, which opens its editor, and a menu to add another. */
export class FilterChips {
  readonly element: HTMLElement;
  private sheet: LogSheetState | undefined;
  private shown = '';

  constructor(
    private readonly context: MessagesContext,
    private readonly onFilter: (filter: MessageFilter) => void,
  ) {
    this.element = el('div', { class: 'chips', role: 'search', 'aria-label': context.words.t('filter') });
  }

  /** Shows the filter that is in force; an editor that is open stays. */
  render(sheet: LogSheetState): void {
    this.sheet = sheet;
    const key = JSON.stringify([sheet.sheet, this.context.formats().dates.timeZone]);
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    this.write(sheet);
  }

  private write(sheet: LogSheetState, adding?: ChipPart): void {
    const parts = PARTS_OF[sheet.tab].filter((part) => part === adding || isSet(sheet.filter, part));
    const { words } = this.context;
    const chips = parts.map((part) => ({ part, ...this.chip(sheet, part) }));
    const missing = PARTS_OF[sheet.tab].filter((part) => !parts.includes(part) && this.isOffered(sheet, part));
    const { element: add } = menuButton(words.t('filter.add'), () =>
      missing.map((part) => ({
        label: words.t(`filter.${part}`),
        onPress: () => {
          this.write(sheet, part);
        },
      })),
    );
    const clear = el('button', { class: 'tool' }, words.t('filter.clear'));
    clear.type = 'button';
    clear.addEventListener('click', () => {
      this.onFilter({});
    });
    const isFiltered = parts.some((part) => isSet(sheet.filter, part));
    this.element.replaceChildren(
      ...chips.map(({ element }) => element),
      ...(missing.length > 0 ? [add] : []),
      ...(isFiltered ? [clear] : []),
    );
    chips.find(({ part }) => part === adding)?.popover.open();
  }

  /** A part that nothing can be chosen of is not offered. */
  private isOffered({ statuses, reasons }: LogSheetState, part: ChipPart): boolean {
    return (part !== 'status' || statuses.length > 0) && (part !== 'reason' || reasons.length > 0);
  }

  private chip(sheet: LogSheetState, part: ChipPart): { element: HTMLElement; popover: Popover } {
    const { words } = this.context;
    const name = words.t(`filter.${part}`);
    const edit = el('button', { class: 'chip-edit' }, words.t('filter.chip', name, this.textOf(sheet, part)));
    edit.type = 'button';
    const popover = new Popover({ button: edit, label: name, fill: (close) => this.editor(part, close) });
    const remove = el('button', { class: 'chip-remove', 'aria-label': words.t('filter.remove', name) }, '×');
    remove.type = 'button';
    remove.addEventListener('click', () => {
      this.change(without(part));
    });
    return { element: el('span', { class: 'chip' }, popover.element, remove), popover };
  }

  private textOf({ filter, statuses, reasons }: LogSheetState, part: ChipPart): string {
    const { dates } = this.context.formats();
    const named = (values: readonly number[] = [], choices: LogSheetState['statuses'] = []): string =>
      values.map((value) => choices.find((choice) => choice.value === value)?.label ?? String(value)).join(', ');
    switch (part) {
      case 'status':
        return named(filter.statuses, statuses);
      case 'reason':
        return named(filter.reasons, reasons);
      case 'date':
        return [filter.since, filter.until]
          .map((at) => (at === undefined ? '' : dates.dayAndTime(at)))
          .join(' – ')
          .trim();
      default:
        return filter[part] ?? '';
    }
  }

  private editor(part: ChipPart, close: () => void): HTMLElement {
    const { context, sheet } = this;
    const { words } = context;
    const label = words.t(`filter.${part}`);
    const apply = (change: Partial<MessageFilter>): void => {
      close();
      this.change(change);
    };
    switch (part) {
      case 'status':
      case 'reason': {
        const member = part === 'status' ? 'statuses' : 'reasons';
        return choiceEditor(context, {
          label,
          choices: sheet?.[member] ?? [],
          chosen: sheet?.filter[member] ?? [],
          onApply: (values) => {
            apply({ [member]: values.length === 0 ? undefined : values });
          },
        });
      }
      case 'date':
        return spanEditor(context, {
          since: sheet?.filter.since,
          until: sheet?.filter.until,
          now: sheet?.readAt ?? Date.now(),
          onApply: ({ since, until }) => {
            apply({ since, until });
          },
        });
      default:
        return textEditor(context, {
          label,
          value: sheet?.filter[part] ?? '',
          check: (text) => this.checked(part, text),
          onApply: (text) => {
            apply({ [part]: text === '' ? undefined : text });
          },
        });
    }
  }

  private checked(part: 'domain' | 'address' | 'message', text: string): { text: string } | { problem: string } {
    if (part === 'message' && text !== '' && !MESSAGE_ID.test(text)) {
      return { problem: this.context.words.t('filter.badId', text) };
    }
    return { text: part === 'domain' ? text.replace(/^@/, '').toLowerCase() : text };
  }

  private change(change: Partial<MessageFilter>): void {
    this.onFilter(changedFilter(this.sheet?.filter, change));
  }
}

/** A filter with some of its members changed; an undefined one is left out. */
export function changedFilter(filter: MessageFilter | undefined, change: Partial<MessageFilter>): MessageFilter {
  const members: [string, unknown][] = Object.entries({ ...filter, ...change });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function isSet(filter: MessageFilter, part: ChipPart): boolean {
  return Object.keys(without(part)).some((member) => filter[member as keyof MessageFilter] !== undefined);
}

/** What takes a part out of a filter. */
function without(part: ChipPart): Partial<MessageFilter> {
  switch (part) {
    case 'status':
      return { statuses: undefined };
    case 'reason':
      return { reasons: undefined };
    case 'date':
      return { since: undefined, until: undefined };
    default:
      return { [part]: undefined };
  }
}
