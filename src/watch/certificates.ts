import * as l10n from '@vscode/l10n';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { EpochMs } from '../domain/delivery';
import type { Observed } from '../domain/judgement/observed';
import type { Observer } from './observing';
import type { CertificateSeen, Sight } from './sight';

/** A certificate ends on a day: it need not be read more often, ms. */
const READ_EVERY_MS = 6 * 60 * 60_000;

/** When the certificate of a web server ends, epoch ms. Rejects when it cannot be read. */
export type CertificateReader = (host: string, port: number, signal: AbortSignal) => Promise<EpochMs>;

/** The certificates behind addresses, each host once; those that are no https are left out. */
export async function readCertificates(
  urls: readonly string[],
  certificateOf: CertificateReader = certificateEnd,
  {
    observer,
    now,
    last,
  }: { readonly observer: Observer; readonly now: () => EpochMs; readonly last?: Sight | undefined },
): Promise<readonly Observed<CertificateSeen>[]> {
  const places = new Map(urls.flatMap((url) => placeOf(url)).map((place) => [place.host, place]));
  return Promise.all(
    [...places.values()].map(async ({ host, port }) => {
      const known = last?.certificates.find((one) => one.ok && one.value.host === host);
      if (known?.ok === true && now() - known.at < READ_EVERY_MS) {
        return known;
      }
      return observer.read(l10n.t('certificate of {0}', host), async (limit) => ({
        host,
        validTo: await certificateOf(host, port, limit),
      }));
    }),
  );
}

function placeOf(url: string): readonly { readonly host: string; readonly port: number }[] {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === 'https:' ? [{ host: parsed.hostname, port: Number(parsed.port || 443) }] : [];
}

/** Only reads the certificate: whether it is trusted is for those who connect to decide. */
const certificateEnd: CertificateReader = (host, port, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // An address has no server name.
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port, ...name, rejectUnauthorized: false });
    const stop = (): void => {
      socket.destroy(new Error('aborted'));
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
    });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const validTo = new Date(socket.getPeerCertificate().valid_to).getTime();
      socket.destroy();
      if (Number.isNaN(validTo)) {
        reject(new Error('no date in the certificate'));
      } else {
        resolve(validTo);
      }
    });
  });
