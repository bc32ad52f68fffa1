import * as z from 'zod/mini';
import { CampaignError, OUTAGE } from '../errors';
import type { HttpAnswer, HttpClient } from '../http/httpClient';
import type { Credentials } from '../open';
import type { Secrets } from '../secrets';
import { nonSoapError } from '../soap/nonSoap';
import { USER_AGENT } from '../soap/wire';
import { toNumber } from '../values/cast';
import { bearerTicket } from './pastedTokens';
import { checkedToken, type SignIn, type Ticket } from './signIn';

const DOING = 'IMS token';

/** OAuth 2.0 access token answer (RFC 6749, section 5.1): `expires_in` in seconds, which some servers write as a text. */
const TokenAnswer = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.unknown() });
/** And its error (section 5.2). */
const TokenError = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/** No token answer is longer; what is has other reasons. */
const MAX_ANSWER_BYTES = 256 * 1024;

/**
 * IMS OAuth server-to-server: client id and secret are exchanged for an access token at the token endpoint, again
 * shortly before it ends.
 */
export function imsServiceAccountSignIn(
  credentials: Extract<Credentials, { kind: 'imsServiceAccount' }>,
  http: HttpClient,
  secrets: Secrets,
  now: () => number,
): SignIn {
  secrets.add(credentials.clientSecret);
  return {
    renewable: true,
    signIn: async (signal) => {
      const asked = now();
      const { status, text, answer } = await ask(credentials, http, signal);
      return ticketFrom(status, text, answer, asked, secrets);
    },
  };
}

async function ask(
  credentials: Extract<Credentials, { kind: 'imsServiceAccount' }>,
  http: HttpClient,
  signal: AbortSignal,
): Promise<{ status: number; text: string; answer: HttpAnswer }> {
  if (!URL.canParse(credentials.tokenEndpoint)) {
    throw new CampaignError({ code: 'logonRefused', doing: DOING, facts: { problem: 'INVALID_TOKEN_ENDPOINT' } });
  }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    scope: credentials.scope,
  });
  const request = {
    method: 'POST' as const,
    url: new URL(credentials.tokenEndpoint),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
      'User-Agent': USER_AGENT,
    },
    body: form.toString(),
    doing: DOING,
  };
  for await (const whole of http.exchange(request, signal, readWhole)) {
    return whole;
  }
  throw new CampaignError({ code: 'malformed', doing: DOING, facts: { reason: 'no answer' } });
}

async function* readWhole(answer: HttpAnswer): AsyncGenerator<{ status: number; text: string; answer: HttpAnswer }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) {
      throw new CampaignError({ code: 'tooLarge', doing: DOING, facts: { limit: 'body' } });
    }
    chunks.push(chunk);
  }
  yield { status: answer.status, text: Buffer.concat(chunks).toString('utf8'), answer };
}

function ticketFrom(status: number, text: string, answer: HttpAnswer, asked: number, secrets: Secrets): Ticket {
  // Too many requests and faults of the service itself say nothing about the secret, in whatever words.
  if (status === 429 || status >= 500) {
    throw new CampaignError({ code: 'http', doing: DOING, facts: { status: String(status), kind: OUTAGE } });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw nonSoapError({ ...answer, start: text.trimStart().slice(0, 4096) }, { doing: DOING }, secrets);
  }
  const granted = TokenAnswer.safeParse(json);
  if (status >= 200 && status <= 299 && granted.success) {
    const token = checkedToken(granted.data.access_token, DOING);
    secrets.add(token);
    const seconds = toNumber(String(granted.data.expires_in));
    return bearerTicket(token, seconds === undefined ? undefined : asked + seconds * 1000);
  }
  const refused = TokenError.safeParse(json);
  const facts: Record<string, string> = { status: String(status) };
  if (refused.success) {
    facts['problem'] = secrets.redact(refused.data.error).slice(0, 200);
    facts['message'] = secrets.redact(refused.data.error_description ?? '').slice(0, 500);
  }
  const isRefusal = refused.success || status === 400 || status === 401 || status === 403;
  throw new CampaignError({
    code: isRefusal ? 'logonRefused' : status > 299 ? 'http' : 'malformed',
    doing: DOING,
    facts,
  });
}
