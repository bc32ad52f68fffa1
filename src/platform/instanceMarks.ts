import { Disposable } from './disposable';
import { Emitter } from './emitter';

/** What a feature says beside an instance in the Deliveries view. */
export interface InstanceMark {
  /** Some words behind its state. */
  readonly text: string;
}

/** Marks of instances: set by features, shown by views, so that neither knows the other. */
export class InstanceMarks extends Disposable {
  private readonly marks = new Map<string, InstanceMark>();
  private readonly changes = this._register(new Emitter<string>());
  /** Fires with the id of the connection whose mark changed. */
  readonly onDidChange = this.changes.event;

  of(connectionId: string): InstanceMark | undefined {
    return this.marks.get(connectionId);
  }

  set(connectionId: string, mark: InstanceMark | undefined): void {
    if (this.marks.get(connectionId)?.text === mark?.text) {
      return;
    }
    if (mark === undefined) {
      this.marks.delete(connectionId);
    } else {
      this.marks.set(connectionId, mark);
    }
    this.changes.fire(connectionId);
  }
}
