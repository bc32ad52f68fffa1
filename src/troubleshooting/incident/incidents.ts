import { l10n } from 'vscode';
import type { ConnectionAccess, DeliveryRef } from '../../connections/access';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { EpochMs } from '../../domain/delivery';
import { diagnose } from '../../domain/diagnosis/diagnose';
import type { Evidence } from '../../domain/diagnosis/evidence';
import { gatherEvidence } from '../gatherEvidence';
import { MARKDOWN } from '../documentStyle';
import { plain } from '../markdown';
import { diagnosisBody } from '../reportBody';
import { reportDocument } from '../reportDocument';
import { uncheckedInWords } from '../words/because';
import { inWords } from '../words/factWords';
import { timeText } from '../words/format';
import { incidentText, parseIncident, type Incident } from './incidentFile';

/** What is added to the evidence: all that the flight recorder knows. */
export interface IncidentSurroundings {
  readonly changed: readonly string[];
  readonly record: readonly unknown[];
}

/** Gathers a delivery's trouble as the text of a file. Rejects as a diagnosis does. */
export async function gatherIncident(
  access: ConnectionAccess,
  ref: DeliveryRef,
  now: () => EpochMs,
  signal: AbortSignal,
  surroundings: (moment: EpochMs) => Promise<IncidentSurroundings>,
): Promise<string> {
  const evidence = await gatherEvidence(access, ref, now, signal);
  const url = access.descriptor(ref.connectionId)?.url;
  return incidentText({ savedAt: now(), evidence, ...(await surroundings(now())) }, url === undefined ? [] : [url]);
}

/** What a file says, as a report in Markdown, without any connection; undefined for a file that is no incident. */
export function renderIncident(text: string): string | undefined {
  const incident = parseIncident(text);
  if (incident === undefined) {
    return undefined;
  }
  const { evidence, savedAt, changed, record } = incident;
  const looks = record.length === 0 ? '' : plain(l10n.t('{0} looks at the instance are in the file.', record.length));
  return [
    `*${plain(l10n.t('Incident of {0}, saved {1}. No instance was asked to show it.', evidence.instanceName, timeText(savedAt)))}*`,
    renderEvidence(evidence, changed),
    looks,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The diagnosis made again from evidence that was kept, as Markdown. */
export function renderEvidence(evidence: Evidence, changed: readonly string[] = []): string {
  const diagnosis = diagnose(evidence);
  const body = diagnosisBody(
    {
      ...diagnosis,
      findings: diagnosis.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map(inWords) })),
      unchecked: diagnosis.unchecked.map(uncheckedInWords),
    },
    [],
  );
  const { label, internalName } = evidence.delivery.value;
  return reportDocument(
    { ...body, label, internalName, changed: [...changed] },
    { kind: 'diagnosis', descriptor: descriptorOf(evidence) },
    MARKDOWN,
  );
}

/** A stand-in for the connection, which nobody has here. */
function descriptorOf({ instanceName }: Incident['evidence']): ConnectionDescriptor {
  return {
    id: '',
    name: instanceName,
    url: '',
    environment: 'development',
    signIn: { kind: 'bearerToken' },
    servers: [],
  };
}
