import type { ConnectionDescriptor } from '../connections/descriptor';
import type { HealthReport } from '../domain/advisor/advise';
import type { Delivery } from '../domain/delivery';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { ReportBody } from '../shared/protocol/report';
import { diagnosisBody, guideBody, healthBody } from './reportBody';
import { MARKDOWN, TEXT } from './documentStyle';
import { reportDocument, type DocumentAbout } from './reportDocument';

/** The answer about a delivery as Markdown. `delivery` is the one diagnosed. */
export function renderReport(diagnosis: Diagnosis, delivery: Delivery, descriptor: ConnectionDescriptor): string {
  const body = { ...diagnosisBody(diagnosis, []), label: delivery.label, internalName: delivery.internalName };
  return reportDocument(body, { kind: 'diagnosis', descriptor }, MARKDOWN);
}

/** The health check of an instance as Markdown. */
export function renderHealth(report: HealthReport, descriptor: ConnectionDescriptor): string {
  const body = healthBody(report, descriptor.name, { silent: [], done: [] });
  return reportDocument(body, { kind: 'health', descriptor }, MARKDOWN);
}

/** A guide as Markdown, checked off by an examination; undefined for an unknown one. */
export function renderGuide(
  id: string,
  report: HealthReport,
  descriptor: Pick<ConnectionDescriptor, 'name' | 'environment'>,
): string | undefined {
  const body = guideBody(id, report, { ticked: [], done: [] });
  return body && reportDocument(body, { kind: 'guide', descriptor }, MARKDOWN);
}

/** A report as text that is read as it stands, or as Markdown that is rendered somewhere else. */
export function writeReport(body: ReportBody, about: DocumentAbout, as: 'text' | 'markdown'): string {
  return reportDocument(body, about, as === 'markdown' ? MARKDOWN : TEXT);
}
