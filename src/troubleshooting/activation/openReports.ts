import { onDispose, type DisposableLike } from '../../platform/disposable';
import { reportKey, type ReportRef } from '../../shared/reportRef';

/** Which reports are on screen, in a panel or as text. */
export class OpenReports {
  private readonly counts = new Map<string, { readonly ref: ReportRef; count: number }>();
  private readonly tabs = new Map<string, DisposableLike>();

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

  /** The document of a report is in a tab, or in none any more. */
  followTab({ ref, open }: { readonly ref: ReportRef; readonly open: boolean }): void {
    const key = reportKey(ref);
    if (open && !this.tabs.has(key)) {
      this.tabs.set(key, this.open(ref));
    } else if (!open) {
      this.tabs.get(key)?.dispose();
      this.tabs.delete(key);
    }
  }

  has(ref: ReportRef): boolean {
    return this.counts.has(reportKey(ref));
  }

  /** Those about one instance. */
  of(connectionId: string): readonly ReportRef[] {
    return [...this.counts.values()].map(({ ref }) => ref).filter((ref) => ref.connectionId === connectionId);
  }
}
