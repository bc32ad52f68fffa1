import { fromWallClock, toWallClock } from '../../src/shared/format/zonedTime';
import type { FilterChoice } from '../../src/shared/protocol/messages';
import { el, setText, show } from '../components/dom';
import { button, textField } from '../components/toolkit';
import type { MessagesContext } from './context';

const HOUR_MS = 60 * 60_000;

/** A part of a filter in a field of its own: `check` answers the text to filter by, or why it is none. */
export interface TextEditor {
  readonly label: string;
  readonly value: string;
  readonly check: (text: string) => { readonly text: string } | { readonly problem: string };
  readonly onApply: (text: string) => void;
}

/** An editor for a text. */
export function textEditor({ words }: MessagesContext, { label, value, check, onApply }: TextEditor): HTMLElement {
  const problem = el('p', { class: 'remark', role: 'alert' });
  show(problem, false);
  const apply = (): void => {
    const checked = check(field.value().trim());
    if ('text' in checked) {
      onApply(checked.text);
      return;
    }
    setText(problem, checked.problem);
    show(problem, true);
  };
  const field = textField({ label, className: 'wide', onEnter: apply });
  field.set(value);
  return el('div', { class: 'editor' }, field.element, problem, applyButton(words, apply));
}

export interface ChoiceEditor {
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  readonly chosen: readonly number[];
  readonly onApply: (values: readonly number[]) => void;
}

/** An editor for some of several values, with how many rows each would show. */
export function choiceEditor(
  { words, formats }: MessagesContext,
  { label, choices, chosen, onApply }: ChoiceEditor,
): HTMLElement {
  const boxes = choices.map(({ value, label: name, count }) => {
    const box = el('input');
    box.type = 'checkbox';
    box.checked = chosen.includes(value);
    return { value, box, line: el('label', {}, box, words.t('filter.choice', name, formats().numbers.count(count))) };
  });
  // A filter from elsewhere may name what does not occur.
  const lost = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const apply = (): void => {
    onApply([...lost, ...boxes.filter(({ box }) => box.checked).map(({ value }) => value)]);
  };
  const list = el(
    'div',
    { class: 'choice-list', role: 'group', 'aria-label': label },
    ...boxes.map(({ line }) => line),
  );
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      apply();
    }
  });
  return el('div', { class: 'editor' }, list, applyButton(words, apply));
}

export interface Span {
  readonly since?: number;
  readonly until?: number;
}

export interface SpanEditor extends Span {
  /** The instance's clock, from which "the last hour" counts. */
  readonly now: number;
  readonly onApply: (span: Span) => void;
}

/** An editor for a time: the last hour or day, or from a moment to another in the zone that times are shown in. */
export function spanEditor(
  { words, formats }: MessagesContext,
  { since, until, now, onApply }: SpanEditor,
): HTMLElement {
  const zone = formats().dates.timeZone;
  const [from, to] = [momentField(since, zone), momentField(until, zone)];
  const field = (label: string, input: HTMLElement): HTMLElement =>
    el('label', { class: 'field' }, el('span', { class: 'field-label' }, label), input);
  const recent = (label: string, ms: number): HTMLElement =>
    button({
      label,
      onPress: () => {
        onApply({ since: now - ms });
      },
    });
  const apply = (): void => {
    onApply({ since: fromWallClock(from.value, zone), until: fromWallClock(to.value, zone) });
  };
  return el(
    'div',
    { class: 'editor' },
    el(
      'div',
      { class: 'recent' },
      recent(words.t('filter.lastHour'), HOUR_MS),
      recent(words.t('filter.lastDay'), 24 * HOUR_MS),
    ),
    field(words.t('filter.since'), from),
    field(words.t('filter.until'), to),
    applyButton(words, apply),
  );
}

function momentField(at: number | undefined, zone: string): HTMLInputElement {
  const input = el('input', { class: 'moment' });
  input.type = 'datetime-local';
  input.value = at === undefined ? '' : toWallClock(at, zone);
  return input;
}

function applyButton(words: MessagesContext['words'], onPress: () => void): HTMLElement {
  return button({ label: words.t('filter.apply'), primary: true, onPress });
}
