import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import { settingOf } from './formerNames';
import { SETTINGS_SECTION } from './setting';
import { readSettings, type Settings } from './definitions';

/** The only way to `deliveryDoctor.*`: read when asked, bounded, with one event when any of them changes. */
export class SettingsSource extends Disposable {
  private readonly changed = this._register(new vscode.EventEmitter<Settings>());
  readonly onDidChange = this.changed.event;
  private cached: Settings | undefined;

  constructor() {
    super();
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(SETTINGS_SECTION)) {
          return;
        }
        this.cached = undefined;
        this.changed.fire(this.current);
      }),
    );
  }

  get current(): Settings {
    const section = vscode.workspace.getConfiguration(SETTINGS_SECTION);
    this.cached ??= readSettings((name) => settingOf(section, name));
    return this.cached;
  }
}
