import { l10n } from 'vscode';
import type { Delivery } from '../domain/delivery';
import { byEffect } from '../domain/diagnosis/byEffect';
import type { Finding, Remedy } from '../domain/finding';
import { stateText } from '../domain/words/deliveryWords';
import type { ReportBody, ReportFinding, Settled } from '../shared/protocol/report';
import type { PendingReport } from './contract';
import { findingTitle, verdict } from './findingText';
import { shownFinding } from './reportBody';
import { remedyName } from './remedyName';

/** A finding as the gravest of its deliveries has it, and everyone that it hits. */
interface Common {
  readonly finding: Finding;
  readonly deliveries: readonly Delivery[];
}

/** Title of a delivery among others: the label alone may occur twice. */
export function pendingHeading({ label, internalName }: Delivery): string {
  return `${label} (${internalName})`;
}

/** Why everything that waits on an instance does so: each thing that was found once, with the deliveries that it hits. */
export function pendingBody(
  { at, diagnosed, left }: PendingReport,
  name: string,
  done: readonly Settled[],
): ReportBody {
  const held = diagnosed.filter(({ diagnosis }) => diagnosis.findings.some(isWrong));
  const common = commonFindings(diagnosed);
  const [gravest] = common;
  return {
    label: l10n.t('What waits on {0}', name),
    internalName: '',
    verdict: pendingVerdict(held.length, diagnosed.length),
    tone: gravest?.finding.severity ?? (diagnosed.some(isUnsure) ? 'unknown' : 'fine'),
    notes: left === 0 ? [] : [leftText(left)],
    findings: common.map(shownCommon),
    steps: [],
    settled: [...done],
    ruledOut: diagnosed
      .filter((one) => !held.includes(one))
      .map(({ delivery, diagnosis }) =>
        l10n.t('{0}: {1}', `${pendingHeading(delivery)}, ${stateText(delivery.state)}`, verdict(diagnosis)),
      ),
    unchecked: [],
    changed: [],
    snoozed: [],
    examinedAt: at,
  };
}

/** How many of those that wait are held up, in one line. */
export function pendingVerdict(held: number, all: number): string {
  if (all === 0) {
    return l10n.t('Nothing waits');
  }
  if (held === 0) {
    return all === 1 ? l10n.t('1 delivery waits, as it should') : l10n.t('{0} deliveries wait, as they should', all);
  }
  return all === 1
    ? l10n.t('The delivery that waits is held up')
    : l10n.t('{0} of {1} waiting deliveries are held up', held, all);
}

export function leftText(left: number): string {
  return left === 1 ? l10n.t('1 more was not looked at.') : l10n.t('{0} more were not looked at.', left);
}

/** What was found, each once; what holds up most of them leads. */
export function commonFindings(diagnosed: PendingReport['diagnosed']): readonly Common[] {
  const byTitle = new Map<string, Common>();
  for (const { delivery, diagnosis } of diagnosed) {
    for (const finding of diagnosis.findings.filter(isWrong)) {
      const title = findingTitle(finding);
      const known = byTitle.get(title);
      byTitle.set(title, {
        finding: known === undefined || byEffect(finding, known.finding) < 0 ? finding : known.finding,
        deliveries: [...(known?.deliveries ?? []), delivery],
      });
    }
  }
  return [...byTitle.values()].sort(
    (a, b) => byEffect(a.finding, b.finding) || b.deliveries.length - a.deliveries.length,
  );
}

/** What concerns one delivery only is offered by that delivery's own report where several are hit. */
function shownCommon({ finding, deliveries }: Common): ReportFinding {
  const remedies = deliveries.length === 1 ? finding.remedies : finding.remedies.filter((one) => !isForDelivery(one));
  return {
    ...shownFinding({ ...finding, remedies }, findingTitle(finding)),
    deliveries: deliveries.map(({ id, label, internalName }) => ({ id, label, internalName })),
  };
}

/** A notice is no reason to wait. */
export function isWrong({ severity }: Finding): boolean {
  return severity !== 'info';
}

function isForDelivery(remedy: Remedy): boolean {
  return 'deliveryId' in remedy || 'deliveryIds' in remedy;
}

function isUnsure({ diagnosis }: PendingReport['diagnosed'][number]): boolean {
  return diagnosis.unchecked.length > 0;
}

/** The delivery whose findings offer all of these remedies, named as `remedyName` does; undefined where none does. */
export function offeredBy(
  diagnosed: PendingReport['diagnosed'],
  remedies: readonly string[],
): Delivery['id'] | undefined {
  return diagnosed.find(({ diagnosis }) => {
    const names = new Set(diagnosis.findings.flatMap((finding) => finding.remedies.map(remedyName)));
    return remedies.every((name) => names.has(name));
  })?.delivery.id;
}
