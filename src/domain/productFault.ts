/** What a fault of the product itself looks like. */
export type ProductSymptom = 'startPending' | 'childSlots' | 'personalisation' | 'partPrepared' | 'stateNotUpdated';

/** A fault that Adobe's release notes call mended. */
export interface ProductFault {
  /** The issue, as the release notes name it. */
  readonly id: string;
  /** Where it was mended, for a person. */
  readonly mendedIn: string;
}

interface KnownFault {
  readonly symptom: ProductSymptom;
  readonly id: string;
  /** The v7 build that has the cure; undefined where v7 never had the fault, or nobody says. */
  readonly v7?: number;
  /** The v8 releases that have it: lines of releases run in parallel, so 8.6.5 may be newer than 8.7.4. */
  readonly v8?: readonly string[];
}

/** Release notes of v7 (2025) and v8 (8.3.9, 8.6.5, 8.8.1, 8.9.1); KA-21226. As of August 2026. */
const KNOWN: readonly KnownFault[] = [
  { symptom: 'startPending', id: 'NEO-48079', v8: ['8.3.9'] },
  { symptom: 'startPending', id: 'orphaned mtachild', v7: 9390, v8: ['8.6.5'] },
  { symptom: 'childSlots', id: 'NEO-82351', v7: 9390, v8: ['8.6.5'] },
  { symptom: 'personalisation', id: 'NEO-82781', v7: 9390, v8: ['8.6.5', '8.8.1'] },
  { symptom: 'partPrepared', id: 'NEO-48654', v8: ['8.3.9'] },
  { symptom: 'stateNotUpdated', id: 'NEO-92908', v8: ['8.9.1'] },
];

/** Faults of this kind that an instance still has. `version` such as `7.4.1` or `8.6.4`, `build` such as `9383`. */
export function productFaults(
  symptom: ProductSymptom,
  { version, build }: { readonly version?: string; readonly build?: string },
): readonly ProductFault[] {
  return KNOWN.filter((fault) => fault.symptom === symptom).flatMap(({ id, v7, v8 }) => {
    if (version?.startsWith('8.') === true) {
      return v8 !== undefined && isBefore(version, v8) ? [{ id, mendedIn: v8.join(', ') }] : [];
    }
    const number = Number.parseInt(build ?? '', 10);
    return v7 !== undefined && number < v7 ? [{ id, mendedIn: String(v7) }] : [];
  });
}

/** Before the last of these releases, and not behind one of its own line. */
function isBefore(version: string, mended: readonly string[]): boolean {
  const behindOwn = mended.some((one) => lineOf(one) === lineOf(version) && compare(version, one) >= 0);
  return !behindOwn && mended.some((one) => compare(version, one) < 0);
}

function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
