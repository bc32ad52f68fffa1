import './jitless';
import * as z from 'zod/mini';
import type { ReportRef } from '../reportRef';
import { deliveryRef, epochMs, optionalNumber, subject, text } from './common';
import { commonState } from './savedState';

/** What a report is about, see `shared/reportRef`. */
const reportRef = z.union([deliveryRef, z.object({ connectionId: text, about: text })]);

/** Undefined for what names no report. */
export function parseReportRef(value: unknown): ReportRef | undefined {
  return reportRef.safeParse(value).data;
}

/** One thing that can be done. */
const reportFix = z.object({
  /** Ids of the remedies, done one after another after one question. */
  remedies: z.array(text),
  /** The button's label: "Start mta@demo on sending-1". */
  title: text,
  /** What it does, and how it is taken back. */
  effect: text,
  /** False when it only shows something. */
  changes: z.boolean(),
});
export type ReportFix = z.output<typeof reportFix>;

const evidence = z.object({ at: epochMs, source: text, observed: text });

/** A delivery that a report about several names. */
const namedDelivery = z.object({ id: text, label: text, internalName: text });
export type NamedDelivery = z.output<typeof namedDelivery>;

/** Something that was found, with its proof and what can be done. */
const reportFinding = z.object({
  /** The same in the next examination while it is the same finding. */
  id: text,
  /** Id of the cause or rule. */
  code: text,
  severity: z.enum(['error', 'warning', 'info']),
  certainty: z.enum(['certain', 'likely', 'possible']),
  title: text,
  meaning: text,
  evidence: z.array(evidence),
  fixes: z.array(reportFix),
  /** Those that it hits, in a report about several; each has a report of its own. */
  deliveries: z.optional(z.array(namedDelivery)),
  /** Adobe's page on it, https. */
  page: z.optional(text),
});
export type ReportFinding = z.output<typeof reportFinding>;

/** A step of a guide, with what the examination says of it. `open`: only a person can tell. */
const reportStep = z.object({
  id: text,
  title: text,
  how: text,
  state: z.enum(['done', 'wrong', 'unknown', 'open']),
  /** What was found, is in order, or could not be looked at and why: a sentence each. */
  seen: z.array(text),
  fixes: z.array(reportFix),
  /** Ticked by a person. */
  ticked: z.boolean(),
});
export type ReportStep = z.output<typeof reportStep>;

/** A change that was made from this report, and may be taken back. */
const settled = z.object({
  text,
  at: epochMs,
  /** The button that takes it back, with the record that it names. */
  undo: z.optional(z.object({ label: text, record: text })),
});
export type Settled = z.output<typeof settled>;

/** How a delivery stands. */
const standing = z.object({
  state: text,
  since: z.optional(epochMs),
  /** When this was so, by the clock of `since` and `validUntil`. */
  now: epochMs,
  waiting: optionalNumber,
  validUntil: z.optional(epochMs),
});
export type Standing = z.output<typeof standing>;

/** A report without what it is about. */
export const reportBody = z.object({
  /** What it is called: the delivery's label, or the title of the health report or guide. */
  label: text,
  internalName: text,
  /** The answer in one line. */
  verdict: text,
  /** `fine`: nothing was found; `unknown`: nothing was found, but not everything could be looked at. */
  tone: z.enum(['error', 'warning', 'info', 'fine', 'unknown']),
  /** Of a delivery. */
  standing: z.optional(standing),
  /** Who else is hit, what else is to be known: a paragraph each. */
  notes: z.array(text),
  findings: z.array(reportFinding),
  /** Of a guide. */
  steps: z.array(reportStep),
  settled: z.array(settled),
  /** What was looked at and is not the cause, or is in order. */
  ruledOut: z.array(text),
  unchecked: z.array(z.object({ what: text, because: text })),
  /** What changed before it came to stand still, nearest first. */
  changed: z.array(text),
  /** Titles of findings that the person has snoozed. */
  snoozed: z.array(text),
  /** Adobe's page on the whole, https. */
  page: z.optional(text),
  examinedAt: epochMs,
});
export type ReportBody = z.output<typeof reportBody>;

const report = z.object({
  subject,
  kind: z.enum(['diagnosis', 'pending', 'health', 'guide']),
  body: reportBody,
  /** What an assistant proposed, and waits for a decision. */
  proposals: z.optional(z.array(z.object({ id: text, title: text }))),
});
export type ShownReport = z.output<typeof report>;

/** What the host tells the page. */
export const reportToPanel = [
  z.object({ type: z.literal('report'), report }),
  /** Remedies being carried out: their buttons wait. */
  z.object({ type: z.literal('fixing'), remedies: z.array(text) }),
  /** A finding to open and to show, by its title. */
  z.object({ type: z.literal('showFinding'), title: text }),
] as const;

/** What the page asks of the host. */
export const reportToHost = [
  z.object({ type: z.literal('fix'), remedies: z.array(text).check(z.minLength(1), z.maxLength(100)) }),
  z.object({ type: z.literal('undoFix'), record: text }),
  z.object({ type: z.literal('reviewProposal'), proposal: text }),
  z.object({ type: z.literal('showFinding'), title: text }),
  z.object({ type: z.literal('copyReport'), as: z.enum(['markdown', 'ticket']) }),
  z.object({ type: z.literal('showText') }),
  /** Opens the report of a delivery that this one names. */
  z.object({ type: z.literal('explainDelivery'), delivery: text }),
  z.object({ type: z.literal('tickStep'), step: text, ticked: z.boolean() }),
] as const;

/** What the page stores. */
export const reportState = z.object({
  ...commonState,
  /** Findings and lists that the person opened or closed, by their ids. */
  open: z.optional(z.record(text, z.boolean())),
});
export type ReportState = z.output<typeof reportState>;
