import { commands } from 'vscode';

/** What when clauses of menus and of the palette may ask for. Each is false until it is set. */
export const CONTEXT_KEYS = [
  /** There is an instance in the list. */
  'hasInstance',
  /** One is signed in. */
  'connected',
  /** One has a server that can be reached. */
  'hasServer',
  /** Health checks were run in this window. */
  'examined',
  /** The last remedy can be undone. */
  'canUndo',
  /** The view of deliveries is filtered. */
  'filtered',
  /** A filter is saved. */
  'hasSavedFilter',
] as const;

export type ContextKey = (typeof CONTEXT_KEYS)[number];

/** The when clause that holds while the key is set. */
export function whenSet(key: ContextKey): string {
  return `deliveryDoctor.${key}`;
}

export function setContextKey(key: ContextKey, value: boolean): void {
  void commands.executeCommand('setContext', whenSet(key), value);
}
