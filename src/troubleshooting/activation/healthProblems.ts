import { l10n } from 'vscode';
import type { ReportBody, ReportFix as Fix } from '../../shared/protocol/report';
import type { ReportFix, ReportProblem } from '../../shared/report';
import type { InstanceReportRef } from '../../shared/reportRef';

/** What the report about an instance found, or the steps of a guide that need attention, for Problems. */
export function healthProblems(ref: InstanceReportRef, body: ReportBody): readonly ReportProblem[] {
  return [
    ...body.findings.map(({ code, title, severity, fixes }): ReportProblem => ({
      code,
      message: l10n.t('{0}: {1}', body.label, title),
      heading: title,
      severity,
      fixes: fixes.map((fix) => fixOf(ref, fix)),
    })),
    ...body.steps
      .filter(({ fixes }) => fixes.length > 0)
      .map(({ id, title, fixes }): ReportProblem => ({
        code: id,
        message: l10n.t('{0}: {1}', body.label, title),
        heading: title,
        severity: 'warning',
        fixes: fixes.map((fix) => fixOf(ref, fix)),
      })),
  ];
}

function fixOf(ref: InstanceReportRef, { title, remedies }: Fix): ReportFix {
  return { title, command: 'deliveryDoctor.applyRemedy', argument: { ...ref, remedies } };
}
