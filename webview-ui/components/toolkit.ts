// The only module that knows @vscode/webview-ui-toolkit (its repository was archived in January 2025): single
// components, never the whole set, and what the panels see of them is plain elements and callbacks.
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { el } from './dom';
import './toolkit.css';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface ButtonOptions {
  readonly label: string;
  readonly primary?: boolean;
  readonly onPress: () => void;
}

/** A push button. */
export function button({ label, primary, onPress }: ButtonOptions): HTMLElement {
  const element = document.createElement('vscode-button');
  element.setAttribute('appearance', primary === true ? 'primary' : 'secondary');
  element.textContent = label;
  element.addEventListener('click', onPress);
  return element;
}

export interface DropdownOptions<Value extends string> {
  readonly label: string;
  /** Values are not empty: the toolkit takes an option with an empty one for chosen before it looks for `selected`. */
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

export interface Dropdown<Value extends string> {
  readonly element: HTMLElement;
  /** Shows another choice without telling `onChoose`. */
  select(value: Value): void;
}

/** A labelled choice of one. */
export function dropdown<Value extends string>(options: DropdownOptions<Value>): Dropdown<Value> {
  const list = document.createElement('vscode-dropdown');
  list.setAttribute('aria-label', options.label);
  for (const choice of options.choices) {
    const option = document.createElement('vscode-option');
    option.setAttribute('value', choice.value);
    if (choice.value === options.value) {
      option.setAttribute('selected', '');
    }
    option.textContent = choice.label;
    list.append(option);
  }
  const valueOf = (): unknown => ('value' in list ? list.value : undefined);
  // After a choice by mouse the list says `change` again at the next key, whichever: only another value is a choice.
  let current = options.value;
  list.addEventListener('change', () => {
    const chosen = options.choices.find(({ value }) => value === valueOf());
    if (chosen === undefined || chosen.value === current) {
      return;
    }
    current = chosen.value;
    options.onChoose(chosen.value);
  });
  const caption = el('span', { class: 'field-label', 'aria-hidden': 'true' }, options.label);
  return {
    element: el('div', { class: 'field' }, caption, list),
    select: (value) => {
      current = value;
      if (valueOf() !== value) {
        Object.assign(list, { value });
      }
    },
  };
}

export interface SearchOptions {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
}

/** A field to filter with; Escape empties it. */
export function searchField({ label, value, onInput }: SearchOptions): HTMLElement {
  const field = document.createElement('vscode-text-field');
  field.setAttribute('placeholder', label);
  nameField(field, label);
  field.setAttribute('class', 'search');
  Object.assign(field, { value });
  const text = (): string => ('value' in field && typeof field.value === 'string' ? field.value : '');
  field.addEventListener('input', () => {
    onInput(text());
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || text() === '') {
      return;
    }
    Object.assign(field, { value: '' });
    onInput('');
  });
  return field;
}

/** The toolkit calls every field "Text field" when it comes into the page: named again behind that. */
function nameField(field: HTMLElement, label: string): void {
  queueMicrotask(() => {
    field.setAttribute('aria-label', label);
  });
}

export interface TextFieldOptions {
  readonly label: string;
  readonly className?: string;
  readonly onEnter: () => void;
}

export interface TextField {
  readonly element: HTMLElement;
  value(): string;
  set(value: string): void;
}

/** A labelled field of one line; Enter says that it is filled in. */
export function textField({ label, className, onEnter }: TextFieldOptions): TextField {
  const field = document.createElement('vscode-text-field');
  nameField(field, label);
  if (className !== undefined) {
    field.setAttribute('class', className);
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      onEnter();
    }
  });
  const caption = el('span', { class: 'field-label', 'aria-hidden': 'true' }, label);
  return {
    element: el('div', { class: 'field' }, caption, field),
    value: () => ('value' in field && typeof field.value === 'string' ? field.value : ''),
    set: (value) => {
      Object.assign(field, { value });
    },
  };
}
