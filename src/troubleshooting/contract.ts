import type { OperationRequest } from '../operations/request';
import type { ConnectionAccess, DeliveryRef } from '../connections/access';
import type { ConnectionDescriptor } from '../connections/descriptor';
import type { Delivery, EpochMs } from '../domain/delivery';
import type { HealthReport } from '../domain/advisor/advise';
import type { Evidence } from '../domain/diagnosis/evidence';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { Certainty, Finding, Remedy } from '../domain/finding';
import type { ReportBody, Settled } from '../shared/protocol/report';
import type { DnsResolver } from './dns/resolver';
import type { Settings } from '../platform/settings/definitions';
import type { GuideOffer } from './guides/guides';
import type { DocumentAbout } from './reportDocument';
import type { InstanceProfile, ProfiledFeature } from '../domain/topology/instanceProfile';
import type { CheckOptions } from './profile/checkInstance';
import type { SupportDesk, SupportDeskOptions } from './support/contract';

export interface ExamineOptions {
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
  readonly threshold?: Settings['threshold'];
  /** Looks also for people who do not react, in the largest tables. Only when a person asked for it by itself. */
  readonly countPeople?: boolean;
  /** Names under which DKIM keys are looked for. */
  readonly dkimSelectors?: readonly string[];
  /** Asked in place of the machine's own name servers. */
  readonly resolver?: DnsResolver;
  /** Hears what is found while sources are still waited for. */
  readonly progress?: (report: HealthReport) => void;
}

/** Why everything that waits does so. */
export interface PendingReport {
  readonly at: EpochMs;
  readonly diagnosed: readonly { readonly delivery: Delivery; readonly diagnosis: Diagnosis }[];
  /** How many more wait, which were not looked at. */
  readonly left: number;
}

/** Contract of `src/troubleshooting/index.ts`, which features load with a dynamic import. */
export interface TroubleshootingModule {
  /**
   * Gathers evidence in parallel and judges it. A source that fails or is late becomes an `unchecked` entry.
   * Rejects with a CampaignError only when the delivery itself cannot be read or does not exist, or when cancelled.
   */
  diagnoseDelivery(
    access: ConnectionAccess,
    ref: DeliveryRef,
    now: () => EpochMs,
    signal: AbortSignal,
    options?: { readonly progress?: (diagnosis: Diagnosis) => void },
  ): Promise<Diagnosis>;
  /** The same for all that wait, with a bounded number of calls. */
  diagnoseAllPending(
    access: ConnectionAccess,
    connectionId: string,
    now: () => EpochMs,
    signal: AbortSignal,
    progress: (done: number, of: number) => void,
  ): Promise<PendingReport>;
  /** All of them in one Markdown document, each below a heading that says `pendingHeading`. */
  renderPending(report: PendingReport, descriptor: ConnectionDescriptor): string;
  pendingHeading(delivery: Delivery): string;
  /** What the report on all of them says: each thing that was found once; `done` was changed from it. */
  pendingBody(report: PendingReport, name: string, done: readonly Settled[]): ReportBody;
  /** The delivery whose findings offer all of these remedies by name; undefined where none does. */
  offeredBy(diagnosed: PendingReport['diagnosed'], remedies: readonly string[]): Delivery['id'] | undefined;
  /** What the report of a delivery says; `done` was changed from it. */
  diagnosisBody(diagnosis: Diagnosis, done: readonly Settled[]): ReportBody;
  /** What the health report of an instance says; `silent` are findings whose rules the person has snoozed. */
  healthBody(
    report: HealthReport,
    name: string,
    more: { readonly silent: readonly Finding[]; readonly done: readonly Settled[] },
  ): ReportBody;
  /** What a guide says, checked off as far as an examination can tell; undefined for an unknown guide. */
  guideBody(
    id: string,
    report: HealthReport,
    more: { readonly ticked: readonly string[]; readonly done: readonly Settled[] },
  ): ReportBody | undefined;
  /** A report as text that is read as it stands, or as Markdown that is rendered somewhere else. */
  writeReport(body: ReportBody, about: DocumentAbout, as: 'text' | 'markdown'): string;
  /** A text without secrets and addresses of people, see support reports. */
  maskText(text: string, secrets: readonly string[]): string;
  /** The answer in one line, for the tree and its tooltip: the first finding's title, or that nothing was found. */
  verdict(diagnosis: Diagnosis): string;
  /** One line for Problems: title and certainty. */
  findingTitle(finding: Finding): string;
  /** What a finding means, one or two sentences. */
  findingMeaning(finding: Finding): string;
  /** How sure a finding is, in words. */
  certaintyText(certainty: Certainty): string;
  /** Adobe's page on a finding. */
  findingPage(finding: Finding): string | undefined;
  /** What it means that a rule is kept; undefined for one that goes without saying. */
  ruledOutText(cause: string): string | undefined;
  /** The title without its certainty: the heading in a report. */
  findingHeading(finding: Finding): string;
  /** Label of a quick fix: "Start mta@demo on sending-1". */
  remedyTitle(remedy: Remedy): string;
  /** The operation that a remedy names; undefined where a person completes it, or it only shows something. */
  requestOf(remedy: Remedy): OperationRequest | undefined;
  /** The same findings without the remedies that are for experts. */
  withoutExpert<Id extends string, Key extends string>(
    findings: readonly Finding<Id, Key>[],
  ): readonly Finding<Id, Key>[];
  /** Holds the whole instance against Adobe's tips. Rejects with a CampaignError when it cannot be signed in to, or when cancelled. */
  examineInstance(access: ConnectionAccess, connectionId: string, options: ExamineOptions): Promise<HealthReport>;
  /** A delivery's trouble as the text of a file, masked. Rejects as a diagnosis does. */
  gatherIncident(
    access: ConnectionAccess,
    ref: DeliveryRef,
    now: () => EpochMs,
    signal: AbortSignal,
    surroundings: (
      moment: EpochMs,
    ) => Promise<{ readonly changed: readonly string[]; readonly record: readonly unknown[] }>,
  ): Promise<string>;
  /** What such a file says, as Markdown, without any connection; undefined for a file that is no incident. */
  renderIncident(text: string): string | undefined;
  /** The diagnosis made of evidence that was kept, as Markdown. */
  renderEvidence(evidence: Evidence): string;
  /** Where support reports are made: shown first, written only then. The caller disposes it. */
  openSupportDesk(options: SupportDeskOptions): SupportDesk;
  /** Holds an instance against what the product assumes of it. Reads only; rejects only when cancelled. */
  checkInstance(options: CheckOptions, signal: AbortSignal): Promise<InstanceProfile>;
  /** The result as a page, and as a file for strangers. */
  profileText(profile: InstanceProfile, name: string): string;
  profileFile(profile: InstanceProfile): string;
  featureName(feature: ProfiledFeature): string;
  /** The troubleshooting guides, to choose from. */
  guides(): readonly GuideOffer[];
  /** The guide that has a step about a rule of the health check. */
  guideOf(rule: string): GuideOffer | undefined;
  /** The filter of the Deliveries view that shows what a rule is about. */
  filterOf(rule: string): string | undefined;
}
