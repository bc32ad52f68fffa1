import assert from 'node:assert/strict';
import type { Confirmation } from '../../../src/platform/confirm';
import type { BACK, InputRequest, PickRequest, Prompter, SuggestRequest } from '../../../src/platform/prompter';
import type { TestApi } from '../../../src/testApi';

/** What a person answers: a text to type, the label of a choice, Back, or Escape (undefined). */
export type Answer = string | typeof BACK | undefined;

/** Everything that was asked, with what stood in the input before it was answered. */
export interface Asked {
  readonly title: string;
  /** Prompt or placeholder. */
  readonly words: string;
  readonly value?: string;
  readonly secret?: boolean;
  readonly choices?: readonly string[];
}

/**
 * A person with prepared answers, in order. A typed answer that the input's own check refuses fails the test, as the
 * input would stay open.
 */
export class Person implements Prompter {
  readonly asked: Asked[] = [];
  readonly confirmations: Confirmation[] = [];
  private readonly answers: Answer[];

  constructor(
    answers: readonly Answer[],
    protected readonly agrees = true,
  ) {
    this.answers = [...answers];
  }

  get left(): readonly Answer[] {
    return this.answers;
  }

  async pick<T>({ title, placeholder, remark, choices }: PickRequest<T>): Promise<T | typeof BACK | undefined> {
    const words = [placeholder, remark].filter((part) => part !== undefined).join(' ');
    this.asked.push({ title, words, choices: choices.map(({ label }) => label) });
    const answer = this.next(`${title} ${words}`);
    if (typeof answer !== 'string') {
      return answer;
    }
    const chosen = choices.find(({ label }) => label === answer);
    assert.ok(chosen, `no choice “${answer}” among ${choices.map(({ label }) => label).join(', ')}`);
    return chosen.value;
  }

  async input({ title, prompt, value, secret, check }: InputRequest): Promise<string | typeof BACK | undefined> {
    this.asked.push({ title, words: prompt, value, secret });
    const answer = this.next(`${title} ${prompt}`);
    if (typeof answer !== 'string') {
      return answer;
    }
    const remark = check?.(answer);
    assert.notEqual(remark?.severity, 'error', remark?.text);
    return answer;
  }

  /** Types the first answer, and chooses the line that begins with the second; a line that completes is chosen and asked again. */
  async suggest<T>({ title, placeholder, value, suggest }: SuggestRequest<T>): Promise<T | undefined> {
    const typed = this.next(`${title} ${placeholder}`);
    let text = typeof typed === 'string' ? typed : undefined;
    while (text !== undefined) {
      const lines = await suggest(text, new AbortController().signal);
      this.asked.push({ title, words: placeholder, value, choices: lines.map(({ label }) => label) });
      const wanted = this.next(`${title}: ${text}`);
      if (typeof wanted !== 'string') {
        return undefined;
      }
      const line = lines.find(({ label }) => label.startsWith(wanted));
      assert.ok(line, `no line “${wanted}” among ${lines.map(({ label }) => label).join(', ')}`);
      assert.notEqual(line.does, 'nothing', `“${line.label}” cannot be chosen`);
      if (line.does === 'nothing') {
        return undefined;
      }
      if ('answer' in line.does) {
        return line.does.answer;
      }
      text = line.does.complete;
    }
    return undefined;
  }

  readonly confirm = async (confirmation: Confirmation): Promise<boolean> => {
    this.confirmations.push(confirmation);
    return this.agrees;
  };

  private next(question: string): Answer {
    assert.ok(this.answers.length > 0, `unexpected question: ${question}`);
    return this.answers.shift();
  }
}

/** Lets a person answer while `work` goes on; afterwards nothing must be left unanswered. */
export async function answering(door: TestApi, person: Person, work: () => Promise<void>): Promise<void> {
  const before = { ...door.ui };
  door.ui.prompter = person;
  door.ui.confirm = person.confirm;
  try {
    await work();
    assert.deepEqual(person.left, [], 'answers that nobody asked for');
  } finally {
    Object.assign(door.ui, before);
  }
}
