import type { FilterChoice, LogSheetState, MessageFilter } from '../../src/shared/protocol/messages';
import { MESSAGE_ID } from '../../src/shared/protocol/messages';
import { el, setText, show } from '../components/dom';
import type { MessagesContext } from './context';
import { button, dropdown, textField, type TextField } from '../components/toolkit';
import { readTime, writeTime } from './filterTime';

const ANY = 'any';

/** The fields that narrow a log; what they say is asked of the instance when the person says so. */
export class FilterBar {
  readonly element: HTMLElement;
  private readonly remark = el('p', { class: 'remark', role: 'alert' });
  private readonly choices = el('span', { class: 'choices' });
  private readonly address: TextField;
  private readonly domain: TextField;
  private readonly message: TextField;
  private readonly since: TextField;
  private readonly until: TextField;
  private status = ANY;
  private reason = ANY;
  private shown = '';

  constructor(
    private readonly context: MessagesContext,
    private readonly onFilter: (filter: MessageFilter) => void,
  ) {
    const { words } = context;
    const field = (label: string, className: string): TextField =>
      textField({
        label,
        className,
        onEnter: () => {
          this.apply();
        },
      });
    this.address = field(words.t('filter.address'), 'wide');
    this.domain = field(words.t('filter.domain'), 'medium');
    this.message = field(words.t('filter.message'), 'short');
    this.since = field(words.t('filter.since'), 'medium');
    this.until = field(words.t('filter.until'), 'medium');
    const apply = button({
      label: words.t('filter.apply'),
      onPress: () => {
        this.apply();
      },
    });
    const clear = button({
      label: words.t('filter.clear'),
      onPress: () => {
        this.onFilter({});
      },
    });
    const fields = [
      this.address.element,
      this.domain.element,
      this.message.element,
      this.choices,
      this.since.element,
      this.until.element,
    ];
    this.element = el(
      'div',
      { class: 'filter', role: 'search', 'aria-label': words.t('filter') },
      ...fields,
      el('span', { class: 'buttons' }, apply, clear),
      this.remark,
    );
    show(this.remark, false);
  }

  /** Shows the filter that is in force; what somebody is typing meanwhile stays. */
  render({ sheet, tab, filter, statuses, reasons }: LogSheetState): void {
    const key = `${sheet} ${this.zone}`;
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    this.address.set(filter.address ?? '');
    this.domain.set(filter.domain ?? '');
    this.message.set(filter.message ?? '');
    this.since.set(writeTime(filter.since, this.zone));
    this.until.set(writeTime(filter.until, this.zone));
    this.status = valueOf(filter.statuses);
    this.reason = valueOf(filter.reasons);
    const { words } = this.context;
    this.choices.replaceChildren(
      ...(statuses.length === 0
        ? []
        : [
            this.choice(words.t('filter.status'), statuses, this.status, (value) => {
              this.status = value;
            }),
          ]),
      ...(reasons.length === 0
        ? []
        : [
            this.choice(words.t('filter.reason'), reasons, this.reason, (value) => {
              this.reason = value;
            }),
          ]),
    );
    show(this.address.element, tab !== 'tracking');
    show(this.domain.element, tab !== 'tracking');
    show(this.message.element, tab !== 'exclusions');
    show(this.remark, false);
  }

  private get zone(): string {
    return this.context.formats().dates.timeZone;
  }

  private choice(
    label: string,
    all: readonly FilterChoice[],
    value: string,
    onChoose: (value: string) => void,
  ): HTMLElement {
    const { words, formats } = this.context;
    const named = all.map((choice) => ({
      value: String(choice.value),
      label: words.t('filter.choice', choice.label, formats().numbers.count(choice.count)),
    }));
    // A filter from elsewhere may name what does not occur.
    const lost = value === ANY || named.some((choice) => choice.value === value) ? [] : [{ value, label: value }];
    return dropdown({
      label,
      value,
      choices: [{ value: ANY, label: words.t('filter.any') }, ...named, ...lost],
      onChoose: (chosen) => {
        onChoose(chosen);
        this.apply();
      },
    }).element;
  }

  private apply(): void {
    const [since, until] = [this.since, this.until].map((field) => ({
      text: field.value(),
      at: readTime(field.value(), this.zone),
    }));
    const bad = [since, until].find((time) => time !== undefined && time.text.trim() !== '' && time.at === undefined);
    const message = this.message.value().trim();
    const remark =
      bad !== undefined
        ? this.context.words.t('filter.badTime', bad.text)
        : message !== '' && !MESSAGE_ID.test(message)
          ? this.context.words.t('filter.badId', message)
          : '';
    setText(this.remark, remark);
    show(this.remark, remark !== '');
    if (remark !== '') {
      return;
    }
    const [address, domain] = [this.address.value().trim(), this.domain.value().trim().replace(/^@/, '').toLowerCase()];
    this.onFilter({
      ...(address === '' ? {} : { address }),
      ...(domain === '' ? {} : { domain }),
      ...(message === '' ? {} : { message }),
      ...(this.status === ANY ? {} : { statuses: this.status.split(',').map(Number) }),
      ...(this.reason === ANY ? {} : { reasons: this.reason.split(',').map(Number) }),
      ...(since?.at === undefined ? {} : { since: since.at }),
      ...(until?.at === undefined ? {} : { until: until.at }),
    });
  }
}

function valueOf(values: readonly number[] | undefined): string {
  return values === undefined || values.length === 0 ? ANY : values.join(',');
}
