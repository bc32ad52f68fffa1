import * as z from 'zod/mini';
import { EMAIL } from '../../domain/channel';
import { isPrivateHost } from '../../domain/advisor/mails/webAddress';
import type { EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { CampaignError } from '../errors';
import type { ContentRepository, MailContent, Preparation, WebAnswer } from '../health';
import type { HttpAnswer, HttpClient } from '../http/httpClient';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { USER_AGENT } from '../soap/wire';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

/** From here on a content is what will be sent, not a draft; failures of the preparation tell nothing of it. */
const READY = Object.values(DELIVERY_STATES).filter(
  (state) =>
    state >= DELIVERY_STATES.targetReady &&
    state !== DELIVERY_STATES.preparationError &&
    state < DELIVERY_STATES.deleted,
);

/** So many of the newest deliveries tell how long analyses take. */
const MOST_PREPARATIONS = 200;

const PreparationRow = z.object({
  id: value.key,
  internalName: value.textOrEmpty,
  startedAt: value.time,
  endedAt: value.time,
  messages: value.integer,
});

const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

type Seen = WebAnswer & { readonly location?: string };

/** Contents of emails and what lies behind the addresses in them. */
export class Content implements ContentRepository {
  readonly #entities: EntityReader;
  readonly #web: Pick<HttpClient, 'exchange'>;

  constructor(entities: EntityReader, web: Pick<HttpClient, 'exchange'>) {
    this.#entities = entities;
    this.#web = web;
  }

  /**
   * `content/html/source` lies in the memo of the record, which some instances refuse to select
   * (docs/campaign/soap.md).
   */
  async recent(since: EpochMs, limit: number, signal: AbortSignal): Promise<readonly MailContent[] | undefined> {
    return ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'nms:delivery',
          select: {
            id: '@id',
            internalName: '@internalName',
            state: '@state',
            proof: '@FCP',
            html: 'content/html/source',
          },
          required: ['id', 'state', 'html'],
          where: (has) =>
            where.all(
              ...liveDeliveries(has),
              where.number('@messageType', '=', EMAIL),
              where.oneOf('@state', READY),
              ...(has('@FCP') ? [where.number('@FCP', '=', 0)] : []),
              where.time('@lastModified', '>=', since),
            ),
          orderBy: [{ expression: path('@lastModified'), descending: true }],
          lineCount: limit,
        },
        signal,
      );
      return rows.map(({ id = '', internalName = '', state, html = '' }) => ({
        id,
        internalName,
        state: Number(state ?? 0),
        html,
      }));
    });
  }

  async preparations(since: EpochMs, signal: AbortSignal): Promise<readonly Preparation[] | undefined> {
    return ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'nms:delivery',
          select: {
            id: '@id',
            internalName: '@internalName',
            startedAt: '@startDate',
            endedAt: '@endDate',
            messages: 'properties/@toDeliver',
          },
          required: ['id', 'startedAt', 'endedAt'],
          where: (has) =>
            where.all(...liveDeliveries(has), where.present('@endDate'), where.time('@lastModified', '>=', since)),
          orderBy: [{ expression: path('@lastModified'), descending: true }],
          lineCount: MOST_PREPARATIONS,
        },
        signal,
      );
      return rows.flatMap((row) => {
        const { startedAt, endedAt, ...rest } = readRow(PreparationRow, row, 'ExecuteQuery nms:delivery');
        return startedAt === undefined || endedAt === undefined || endedAt < startedAt
          ? []
          : [{ ...rest, startedAt, endedAt }];
      });
    });
  }

  async head(url: string, signal: AbortSignal): Promise<WebAnswer> {
    let at = webAddress(url, undefined);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.#ask(at, signal);
      if (!REDIRECTS.includes(answer.status) || answer.location === undefined || redirects >= MOST_REDIRECTS) {
        const { status, bytes, contentType } = answer;
        return {
          status,
          ...(bytes === undefined ? {} : { bytes }),
          ...(contentType === undefined ? {} : { contentType }),
        };
      }
      const next = webAddress(answer.location, at);
      // Nobody outside may send us into our own network.
      if (isPrivateHost(next.hostname) && !isPrivateHost(at.hostname)) {
        return { status: answer.status };
      }
      at = next;
    }
  }

  async #ask(url: URL, signal: AbortSignal): Promise<Seen> {
    // An answer without a body on a connection that is kept leaves it in a state that the next one waits on.
    const request = {
      method: 'HEAD' as const,
      url,
      headers: { Accept: 'image/*, */*', 'User-Agent': USER_AGENT },
      doing: `HEAD ${url.host}`,
      freshConnection: true,
    };
    for await (const answer of this.#web.exchange(request, signal, seen)) {
      return answer;
    }
    throw new CampaignError({ code: 'connectionLost', doing: request.doing, facts: { host: url.host } });
  }
}

/** The head of an answer; of a body that should not be there only the first piece is taken. */
async function* seen({ status, contentType, contentLength, location, body }: HttpAnswer): AsyncGenerator<Seen> {
  for await (const piece of body) {
    if (piece.byteLength > 0) {
      break;
    }
  }
  const bytes = contentLength === undefined || !/^\d{1,15}$/.test(contentLength) ? undefined : Number(contentLength);
  yield { status, bytes, contentType, location };
}

/** Only the web, and no credentials in it. Rejects with a CampaignError `notCampaign`. */
function webAddress(address: string, base: URL | undefined): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw new CampaignError({ code: 'notCampaign', doing: 'HEAD', facts: { problem: 'INVALID_URL' } });
  }
  return url;
}
