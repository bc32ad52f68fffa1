import { CampaignError } from '../errors';
import type { Secrets } from '../secrets';
import { faultFromText } from './fault';
import { faultError, type Asked } from './faultError';

/** What is known of an answer that is not a SOAP envelope. */
export interface NonSoapAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  /** Header `Location` of a redirect. */
  readonly location: string | undefined;
  /** The beginning of the body. */
  readonly start: string;
}

/** True when a body that begins like this may be XML other than (X)HTML. */
export function looksLikeXml(start: string): boolean {
  return start.startsWith('<') && !looksLikeHtml(start);
}

export function looksLikeHtml(start: string): boolean {
  const bare = start.replace(/^(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/, '');
  return /^<(?:!doctype\s+html|html|head|body|title|meta|script)\b/i.test(bare);
}

function titleOf(html: string): string | undefined {
  return /<title[^>]*>\s*([^<]{1,200})/i.exec(html)?.[1]?.trim();
}

/** Who sent the page, so that the admin looks in the right place. */
function kindOfPage(answer: NonSoapAnswer): 'gateway' | 'proxy' | 'login' | 'page' {
  const { start, status } = answer;
  if (status === 407 || /\b(proxy|zscaler|squid|bluecoat|websense|fortinet)\b/i.test(start)) {
    return 'proxy';
  }
  if ([502, 503, 504].includes(status) || /<title>\s*50[234]\b|bad gateway|gateway time-?out/i.test(start)) {
    return 'gateway';
  }
  if (/type\s*=\s*["']?password|logon\.jsp|adobelogin|sign in|log ?in/i.test(start)) {
    return 'login';
  }
  return 'page';
}

/** Host and path of a redirect's goal: its query may carry tokens. */
function withoutQuery(location: string): string {
  return location.replace(/[?#].*$/, '');
}

/** The error for an answer that is neither an envelope nor XML: a page, a bare fault, a status without words. */
export function nonSoapError(answer: NonSoapAnswer, asked: Asked, secrets: Secrets): CampaignError {
  const { doing } = asked;
  const fault = faultFromText(answer.start);
  if (fault !== undefined) {
    return faultError(fault, asked, secrets, answer.status);
  }
  const status = String(answer.status);
  if (answer.status === 407) {
    return new CampaignError({ code: 'proxy', doing, facts: { status } });
  }
  if (looksLikeHtml(answer.start)) {
    const title = titleOf(answer.start);
    return new CampaignError({
      code: 'html',
      doing,
      facts: { status, kind: kindOfPage(answer), ...(title === undefined ? {} : { title: secrets.redact(title) }) },
    });
  }
  if (answer.status < 200 || answer.status > 299) {
    const facts: Record<string, string> = { status };
    if (answer.location !== undefined) {
      facts['location'] = secrets.redact(withoutQuery(answer.location));
    }
    return new CampaignError({ code: 'http', doing, facts });
  }
  if (answer.start === '') {
    return new CampaignError({ code: 'malformed', doing, facts: { reason: 'empty body', status } });
  }
  return new CampaignError({
    code: 'notCampaign',
    doing,
    facts: { status, ...(answer.contentType === undefined ? {} : { contentType: secrets.redact(answer.contentType) }) },
  });
}
