import {
  GROUPINGS,
  type DomainCounts,
  type Grouping,
  type LogSheetState,
  type MessageFilter,
} from '../../src/shared/protocol/messages';
import { el, setText, show } from '../components/dom';
import { menuButton } from '../components/menu';
import type { MessagesContext } from './context';
import { changedFilter } from './filterChips';

interface Group {
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
  /** What choosing it, or choosing it again, changes in the filter. */
  readonly change: Partial<MessageFilter>;
}

/** How many rows match, by status, and by reason or domain when grouped so: each count is a switch of the filter. */
export class CountBar {
  readonly element: HTMLElement;
  /** The line of groups, below. */
  readonly groups = el('div', { class: 'groups', role: 'group' });
  private readonly count = el('span', { class: 'count', 'aria-live': 'polite' });
  private readonly statuses = el('span', { class: 'facets', role: 'group' });
  private readonly newer = el('span', { class: 'newer', 'aria-live': 'polite' });
  private grouping: Grouping;
  private sheet: LogSheetState | undefined;
  private domains: DomainCounts | undefined;
  private asked: number | undefined;

  constructor(
    private readonly context: MessagesContext,
    private readonly onFilter: (filter: MessageFilter) => void,
    tools: readonly HTMLElement[],
  ) {
    const { words, host } = context;
    this.grouping = host.saved.grouping ?? 'none';
    this.statuses.setAttribute('aria-label', words.t('filter.status'));
    const { element: groupBy } = menuButton(words.t('group.by'), () =>
      GROUPINGS.map((grouping) => ({
        label: words.t(`group.${grouping}`),
        checked: grouping === this.grouping,
        onPress: () => {
          this.grouping = grouping;
          host.save({ grouping });
          this.renderGroups();
        },
      })),
    );
    const end = el('span', { class: 'grid-bar-end' }, ...tools.slice(1), groupBy);
    this.element = el('div', { class: 'grid-bar' }, this.count, this.statuses, tools[0], this.newer, end);
    show(this.groups, false);
  }

  render(sheet: LogSheetState): void {
    this.sheet = sheet;
    const { words, formats } = this.context;
    const { numbers } = formats();
    setText(
      this.count,
      sheet.all === undefined
        ? words.t('rows.count', numbers.count(sheet.total))
        : words.t('rows.filtered', numbers.count(sheet.total), numbers.count(sheet.all)),
    );
    setText(this.newer, sheet.newer === 0 ? '' : words.t('rows.newer', numbers.count(sheet.newer)));
    this.write(this.statuses, this.statusGroups(sheet));
    this.renderGroups();
  }

  /** Where the rows that match go to. */
  setDomains(counts: DomainCounts): void {
    this.domains = counts;
    this.renderGroups();
  }

  private renderGroups(): void {
    const { sheet, grouping } = this;
    const shown = sheet !== undefined && grouping !== 'none' && sheet.tab === 'messages';
    show(this.groups, shown);
    if (!shown) {
      return;
    }
    const { words, host } = this.context;
    this.groups.setAttribute('aria-label', words.t(`group.${grouping}`));
    if (grouping === 'domain' && this.asked !== sheet.sheet) {
      this.asked = sheet.sheet;
      host.post({ type: 'countDomains', sheet: sheet.sheet });
    }
    const groups = grouping === 'reason' ? this.reasonGroups(sheet) : this.domainGroups(sheet);
    if (groups === undefined || groups.length === 0) {
      this.groups.replaceChildren(
        el('span', { class: 'note' }, words.t(groups === undefined ? 'group.unknown' : 'group.empty')),
      );
      return;
    }
    this.write(this.groups, groups);
  }

  private statusGroups({ statuses, filter }: LogSheetState): readonly Group[] {
    return statuses.map(({ value, label, count }) => {
      const chosen = filter.statuses?.includes(value) === true;
      return { label, count, chosen, change: { statuses: chosen ? undefined : [value] } };
    });
  }

  private reasonGroups({ reasons, filter }: LogSheetState): readonly Group[] {
    return reasons.map(({ value, label, count }) => {
      const chosen = filter.reasons?.includes(value) === true;
      return { label, count, chosen, change: { reasons: chosen ? undefined : [value] } };
    });
  }

  private domainGroups({ sheet, filter }: LogSheetState): readonly Group[] | undefined {
    if (this.domains?.sheet !== sheet) {
      return [];
    }
    return this.domains.domains?.map(({ domain, count }) => {
      const chosen = filter.domain === domain;
      return { label: domain, count, chosen, change: { domain: chosen ? undefined : domain } };
    });
  }

  private write(into: HTMLElement, groups: readonly Group[]): void {
    const key = JSON.stringify(groups);
    if (into.dataset.shown === key) {
      return;
    }
    into.dataset.shown = key;
    const { words, formats } = this.context;
    into.replaceChildren(
      ...groups.map(({ label, count, chosen, change }) => {
        const press = el(
          'button',
          { class: 'facet', 'aria-pressed': chosen ? 'true' : 'false' },
          words.t('rows.status', label, formats().numbers.count(count)),
        );
        press.type = 'button';
        press.addEventListener('click', () => {
          this.onFilter(changedFilter(this.sheet?.filter, change));
        });
        return press;
      }),
    );
  }
}
