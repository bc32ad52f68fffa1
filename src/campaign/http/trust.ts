import { readFile } from 'fs/promises';
import { rootCertificates } from 'tls';
import { CampaignError } from '../errors';

/** The certificate authorities to trust: Node's and, added to them, those of a PEM file. */
export interface Trust {
  readonly ca: readonly string[];
}

/**
 * Reads the PEM file of a private certificate authority. Without a file: undefined, and VS Code's own certificate
 * handling (system store, `http.systemCertificates`) applies.
 * Rejects with a CampaignError `tls` when the file cannot be read or holds no certificate.
 */
export async function readTrust(caFile: string | undefined, doing: string): Promise<Trust | undefined> {
  if (caFile === undefined || caFile === '') {
    return undefined;
  }
  let pem: string;
  try {
    pem = await readFile(caFile, 'utf8');
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new CampaignError({ code: 'tls', doing, facts: { caFile, problem } });
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new CampaignError({ code: 'tls', doing, facts: { caFile, problem: 'NO_CERTIFICATE_IN_FILE' } });
  }
  return { ca: [...rootCertificates, pem] };
}
