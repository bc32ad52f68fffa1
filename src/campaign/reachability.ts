import { CampaignError } from './errors';
import type { HttpAnswer, HttpClient } from './http/httpClient';
import type { ReadLimits } from './limits';
import type { Reachability } from './open';
import type { Secrets } from './secrets';
import { looksLikeXml, nonSoapError } from './soap/nonSoap';
import { pageOf, USER_AGENT } from './soap/wire';
import { BodyDecoder } from './xml/decoder';
import type { XmlElement } from './xml/element';
import { isReadProblem } from './xml/problem';
import { TreeReader } from './xml/treeReader';

const DOING = '/r/test';

/** The answer is one element of a few hundred bytes. */
const MAX_BYTES = 64 * 1024;

/**
 * `GET /r/test`, without login, as Campaign's web front answers it: `<redir status='OK' date='…' build='9236'
 * instance='…'/>`, on newer servers `version='8.x.y'` instead of or beside the build (docs/campaign/soap.md).
 * Rejects with a CampaignError; `notCampaign` when something else answers there.
 */
export async function askReachability(
  http: HttpClient,
  base: URL,
  limits: ReadLimits,
  secrets: Secrets,
  signal: AbortSignal,
): Promise<Reachability> {
  const began = performance.now();
  const request = {
    method: 'GET' as const,
    url: pageOf(base, 'r/test'),
    headers: { Accept: 'text/xml, application/xml', 'User-Agent': USER_AGENT },
    doing: DOING,
  };
  for await (const redir of http.exchange(request, signal, (answer) => readRedir(answer, limits, secrets))) {
    const { status = '', version, build, instance, date } = redir.attributes;
    if (status.toUpperCase() !== 'OK') {
      throw new CampaignError({
        code: 'serverError',
        doing: DOING,
        facts: { message: secrets.redact(status).slice(0, 200) },
      });
    }
    return { tookMs: Math.round(performance.now() - began), version, build, instance, date };
  }
  throw new CampaignError({ code: 'notCampaign', doing: DOING, facts: { host: base.host } });
}

async function* readRedir(answer: HttpAnswer, limits: ReadLimits, secrets: Secrets): AsyncGenerator<XmlElement> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) {
      break;
    }
    chunks.push(chunk);
  }
  let start = '';
  try {
    const decoder = new BodyDecoder(answer.contentType);
    start = (decoder.write(Buffer.concat(chunks)) + (bytes > MAX_BYTES ? '' : decoder.end())).trimStart();
    if (answer.status === 200 && looksLikeXml(start)) {
      const reader = new TreeReader(() => 'item', limits);
      reader.write(start);
      reader.end();
      const [root] = reader.take();
      if (root?.name === 'redir') {
        yield root;
        return;
      }
    }
  } catch (error) {
    if (!isReadProblem(error)) {
      throw error;
    }
  }
  const failed = nonSoapError({ ...answer, start }, { doing: DOING }, secrets);
  // Something answers, in good health, but not as Campaign does.
  throw failed.code === 'malformed'
    ? new CampaignError({ code: 'notCampaign', doing: DOING, facts: failed.facts })
    : failed;
}
