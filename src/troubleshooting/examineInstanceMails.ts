import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { InstanceEvidence } from '../domain/advisor/instanceEvidence';
import { webAddress } from '../domain/advisor/mails/webAddress';
import type { ImageAnswer, MailEvidence, MailSeen } from '../domain/advisor/mails/mailEvidence';
import { readMailHtml } from '../domain/advisor/mails/findImages';
import { isPrivateHost, isReservedHost } from '../domain/advisor/mails/webAddress';
import type { EpochMs } from '../domain/delivery';
import type { Observed } from '../domain/judgement/observed';
import type { ObserveSource } from './source';

const DAY = 24 * 60 * 60_000;

/** So many of the newest emails are read, of this long, ms: each may have some hundred kB. */
const MAILS = 20;
const MAILS_SINCE_MS = 14 * DAY;

interface MailOptions {
  /** Address of the instance. */
  readonly url: string;
  /** The instance's time. */
  readonly now: EpochMs;
  /** How many addresses web servers are asked about. */
  readonly requests: number;
  readonly publicUrl: Promise<Observed<string | undefined>>;
  readonly from: ObserveSource;
}

/** What the newest emails consist of, and what web servers say of their images. */
export async function mailFacts(
  instance: CampaignInstance,
  { url, now, requests, publicUrl, from }: MailOptions,
): Promise<Pick<InstanceEvidence, 'mail'>> {
  const local = isLoopback(url);
  const mails = await from(l10n.t('contents of recent emails'), async (limit) =>
    (await instance.content.recent(now - MAILS_SINCE_MS, MAILS, limit))?.map(({ html, ...mail }): MailSeen => ({
      ...mail,
      content: readMailHtml(html),
    })),
  );
  const ask = (address: string): Promise<Observed<ImageAnswer>> =>
    from(shortened(address), (limit) => instance.content.head(address, limit));
  const addresses = mails.ok ? askable(mails.value ?? [], local).slice(0, requests) : [];
  const option = await publicUrl;
  const shown =
    option.ok && requests > 0 && option.value !== undefined && mayAsk(option.value.trim(), local)
      ? option.value.trim()
      : undefined;
  const [answers, answer] = await Promise.all([
    Promise.all(addresses.map(async (address) => [address, await ask(address)] as const)),
    shown === undefined ? undefined : ask(shown),
  ]);
  const facts: MailEvidence = {
    mails,
    local,
    answers: new Map(answers),
    ...(answer === undefined ? {} : { publicUrl: answer }),
  };
  return { mail: facts };
}

/** Each address once, of the newest mail first. */
function askable(mails: readonly MailSeen[], local: boolean): readonly string[] {
  return [...new Set(mails.flatMap(({ content }) => content.images.map(({ source }) => source)))].filter((source) =>
    mayAsk(source, local),
  );
}

/** Nothing inside our own network is asked unless the instance is there with us, and nothing that nobody can own. */
function mayAsk(source: string, local: boolean): boolean {
  const url = webAddress(source);
  if (url === undefined || url.username !== '' || url.password !== '' || isReservedHost(url.hostname)) {
    return false;
  }
  return local ? true : !isPrivateHost(url.hostname);
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** Without what follows `?`, which may tell about a person. */
function shortened(address: string): string {
  const plain = address.replace(/[?#].*$/s, '');
  return plain.length > 100 ? `${plain.slice(0, 100)}…` : plain;
}
