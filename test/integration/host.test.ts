import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension host', () => {
  it('is a real one, new enough for the extension', () => {
    const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
    assert.ok(major > 1 || (major === 1 && minor >= 100), `VS Code ${vscode.version}`);
  });

  it('knows the extension', () => {
    assert.ok(vscode.extensions.getExtension('delivery-doctor.delivery-doctor'));
  });
});
