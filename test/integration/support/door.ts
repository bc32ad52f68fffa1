import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../src/testApi';

export const EXTENSION_ID = 'delivery-doctor.delivery-doctor';

/** The extension, activated, with its door for tests. */
export async function door(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>(EXTENSION_ID);
  assert.ok(extension, 'the extension is not there');
  const opened = await extension.activate();
  assert.ok(opened, 'the extension hands out its door only when VS Code runs tests');
  return opened;
}

/** Runs a command of the extension by its short name. */
export async function command(name: string, ...args: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`deliveryDoctor.${name}`, ...args);
}
