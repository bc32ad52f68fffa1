import { lookup } from 'node:dns/promises';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { CampaignError, type CampaignErrorCode } from '../../campaign/errors';
import type { StepResult, TestStep } from './stepResult';

/** Each step alone, ms; an address that answers nothing should not hold up the whole test. */
const STEP_LIMIT_MS = 10_000;

type Facts = Readonly<Record<string, string>>;

/** Makes one step and takes its time; what it throws becomes the result. */
export async function makeStep(step: TestStep, work: () => Promise<Facts>, subject?: string): Promise<StepResult> {
  const began = performance.now();
  try {
    const facts = await work();
    return { step, status: 'ok', tookMs: performance.now() - began, facts, subject };
  } catch (error) {
    return { step, status: 'failed', tookMs: performance.now() - began, facts: {}, error, subject };
  }
}

/** The name in DNS, the port, and the certificate, each looked at directly, without a proxy. */
export async function networkSteps(url: URL, signal: AbortSignal): Promise<readonly StepResult[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const name = await makeStep('name', async () => {
    const addresses = await lookup(host, { all: true }).catch((error: unknown) => {
      throw networkError('dns', host, error);
    });
    return { host, addresses: addresses.map(({ address }) => address).join(', ') };
  });
  if (name.status !== 'ok') {
    return [name, skipped('tcp'), ...(isTls ? [skipped('tls')] : [])];
  }
  const tcp = await makeStep('tcp', () =>
    reachPort(host, port, signal).catch((error: unknown) => {
      throw networkError(codeOf(error) === 'ECONNREFUSED' ? 'refused' : 'timeout', `${host}:${port}`, error);
    }),
  );
  if (!isTls) {
    return [name, tcp];
  }
  if (tcp.status !== 'ok') {
    return [name, tcp, skipped('tls')];
  }
  const tls = await makeStep('tls', () =>
    readCertificate(host, port, signal).catch((error: unknown) => {
      throw networkError('tls', `${host}:${port}`, error);
    }),
  );
  return [name, tcp, tls];
}

export function skipped(step: TestStep): StepResult {
  return { step, status: 'skipped', tookMs: 0, facts: {} };
}

function reachPort(host: string, port: number, signal: AbortSignal): Promise<Facts> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, signal: limited(signal) });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve({ port: String(port) });
    });
  });
}

/**
 * Only reads the certificate: whether it is trusted is decided by the request that follows, with VS Code's own
 * settings.
 */
function readCertificate(host: string, port: number, signal: AbortSignal): Promise<Facts> {
  return new Promise((resolve, reject) => {
    // An address is no server name in TLS.
    const servername = /^[\d.]+$|:/.test(host) ? undefined : host;
    const socket = connectTls({ host, port, servername, rejectUnauthorized: false });
    const limit = limited(signal);
    const giveUp = (): void => {
      socket.destroy(new Error('timeout'));
    };
    limit.addEventListener('abort', giveUp, { once: true });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      limit.removeEventListener('abort', giveUp);
      const certificate = socket.getPeerCertificate();
      socket.destroy();
      resolve(certificateFacts(certificate));
    });
  });
}

function certificateFacts(certificate: PeerCertificate): Facts {
  const names = certificate.subjectaltname?.replace(/DNS:|IP Address:/g, '');
  const validTo = new Date(certificate.valid_to);
  return {
    names: names ?? [certificate.subject.CN].flat().join(', '),
    ...(Number.isNaN(validTo.getTime()) ? {} : { validTo: validTo.toISOString() }),
  };
}

/** The same typed error as the client's, so that it gets the same words. */
function networkError(code: CampaignErrorCode, host: string, cause: unknown): CampaignError {
  return new CampaignError({ code, doing: 'connection test', facts: { host, problem: codeOf(cause) ?? '' }, cause });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function limited(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(STEP_LIMIT_MS)]);
}
