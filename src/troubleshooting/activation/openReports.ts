import { onDispose, type DisposableLike } from '../../platform/disposable';
import { reportKey, type ReportRef } from '../../shared/reportRef';

/** Which reports are on screen, in a panel or as text. */
export class OpenReports {
  private readonly counts = new Map<string, { readonly ref: ReportRef; count: number }>();

  /** `onClosed` hears of a report that nobody shows any more. */
  constructor(private readonly onClosed: (ref: ReportRef) => void) {}

  open(ref: ReportRef): DisposableLike {
    const key = reportKey(ref);
    const shown = this.counts.get(key) ?? { ref, count: 0 };
    shown.count += 1;
    this.counts.set(key, shown);
    return onDispose(() => {
      shown.count -= 1;
      if (shown.count === 0) {
        this.counts.delete(key);
        this.onClosed(ref);
      }
    });
  }

  has(ref: ReportRef): boolean {
    return this.counts.has(reportKey(ref));
  }

  /** Those about one instance. */
  of(connectionId: string): readonly ReportRef[] {
    return [...this.counts.values()].map(({ ref }) => ref).filter((ref) => ref.connectionId === connectionId);
  }
}
