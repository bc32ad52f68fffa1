import { env } from 'vscode';
import * as words from '../../domain/words/args';
import type { Args } from '../../domain/words/args';

export type { Args } from '../../domain/words/args';

/** Reads the arguments of a finding or fact for the person at this window. */
export function argsOf(values: Readonly<Record<string, string | number>>): Args {
  return words.argsOf(values, env.language);
}
