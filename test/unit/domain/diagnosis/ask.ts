import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence, HostSeen, ServerEvidence } from '../../../../src/domain/diagnosis/evidence';
import { evidenceOf, read, server } from './evidenceOf';

/** What is found, each as `severity certainty cause`, in the order shown. */
export function foundIn(evidence: Evidence): readonly string[] {
  return diagnose(evidence).findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`);
}

/** The remedies of a finding, each with the server or workflow that it names, and the text to look for in a log. */
export function remediesOf(id: string, evidence: Evidence): readonly string[] {
  const finding = diagnose(evidence).findings.find(({ cause }) => cause === id) ?? assert.fail(`no ${id}`);
  return finding.remedies.map((remedy) => {
    const where = 'server' in remedy ? remedy.server : 'workflow' in remedy ? remedy.workflow : '';
    return `${remedy.kind} ${where}${remedy.kind === 'openServerLog' ? ` ${remedy.text ?? ''}` : ''}`.trim();
  });
}

/** A server whose machine was looked at: room on its disk and the right clock, unless told otherwise. */
export function serverOnHost(name: string, host: Partial<HostSeen>): ServerEvidence {
  return {
    ...server(name),
    host: read({ clockOffsetMs: 0, freeBytes: 9e9, totalBytes: 1e11, ...host }, `host ${name}`),
  };
}

/** The watched workflows, all started but this one. */
export function workflowsWith(name: string, part: { state?: number; failed?: boolean }): Evidence['workflows'] {
  return { ...evidenceOf().workflows, [name]: read({ label: name, ...part }, `workflow ${name}`) };
}
