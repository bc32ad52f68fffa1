import { l10n, window } from 'vscode';
import { Disposable } from '../platform/disposable';
import { sentence } from '../platform/commandRunner';
import { describeError } from './errorText';
import type { ConnectionManager } from './manager';

/** One notification when a signed-in instance stops answering, and one when it answers again; never a storm. */
export class OutageNotice extends Disposable {
  private readonly out = new Set<string>();

  constructor(private readonly manager: ConnectionManager) {
    super();
    this._register(
      manager.onDidChangeState((id) => {
        this.onChange(id);
      }),
    );
  }

  private onChange(id: string): void {
    const state = this.manager.state(id);
    const name = this.manager.descriptor(id)?.name ?? id;
    if (state.kind === 'degraded' && !this.out.has(id)) {
      this.out.add(id);
      void window.showWarningMessage(
        l10n.t(
          '{0} does not answer at the moment; Delivery Doctor keeps looking. {1}',
          name,
          sentence(describeError(state.error)),
        ),
      );
    }
    if (state.kind === 'connected' && this.out.delete(id)) {
      void window.showInformationMessage(l10n.t('{0} answers again.', name));
    }
    if (state.kind === 'disconnected') {
      this.out.delete(id);
    }
  }
}
