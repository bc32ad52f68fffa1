import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { TRACKING_TYPES as T, type ContentUrl, type TrackedContent } from '../../../src/domain/urlTracking';
import type { OperationRequest } from '../../../src/operations/request';
import { parseRequest } from '../../../src/operations/requestSchema';
import { instanceOver, memoryOf } from '../troubleshooting/parts';
import { sourceOf, Workplace, type Answers } from './workplace';

const HOME: ContentUrl = {
  format: 'html',
  tagId: '1',
  source: 'https://shop/',
  occurrence: 1,
  label: 'Home',
  mode: T.always,
};
const AGAIN: ContentUrl = { ...HOME, tagId: '2', occurrence: 2, mode: T.never };
const TEXT: ContentUrl = { ...HOME, format: 'text', mode: T.yes };
const OTHER: ContentUrl = { ...HOME, tagId: '3', source: 'https://other/', label: 'Other', mode: T.yes };

/** A delivery with tracked content, which a write changes. */
function trackedAt(part: Partial<DeliveryDetail> = {}, answers: Answers = {}) {
  const memory = memoryOf({ state: S.edition, trackingEnabled: true, ...part });
  const content: { urls: ContentUrl[]; enabled: boolean | undefined } = {
    urls: [HOME, AGAIN, TEXT, OTHER],
    enabled: true,
  };
  const sent: unknown[] = [];
  const hooks = { afterWrite: (): void => undefined };
  const place = new Workplace(
    sourceOf(
      instanceOver(memory, {
        tracking: { content: async () => ({ ...content }) as TrackedContent } as never,
        writes: {
          setTracking: async (_id, on) => {
            sent.push(on);
            memory.delivery = memory.delivery && { ...memory.delivery, trackingEnabled: on };
          },
          setUrlModes: async (_id, changes) => {
            sent.push(changes.map(({ url, mode }) => `${url.format} ${url.tagId ?? ''} ${mode}`));
            content.urls = content.urls.map((url) => {
              const change = changes.find(({ url: changed }) => changed === url);
              return change === undefined ? url : { ...url, mode: change.mode };
            });
            hooks.afterWrite();
          },
        },
      }),
    ),
    answers,
  );
  return { place, memory, content, sent, hooks };
}

const SWITCH_OFF: OperationRequest = { kind: 'switchTracking', deliveryId: '1001', on: false };
const key = ({ format, tagId, source, occurrence }: ContentUrl) => ({ format, tagId, source, occurrence });
const HOME_OFF: OperationRequest = {
  kind: 'setUrlModes',
  deliveryId: '1001',
  url: 'Home',
  modes: [HOME, AGAIN].map((url) => ({ ...key(url), mode: T.no })),
};

describe('tracking of a delivery', () => {
  it('is switched after asking, read back, and switched back', async () => {
    const { place, sent } = trackedAt();
    assert.equal((await place.apply(SWITCH_OFF))?.kind, 'done');
    assert.match(place.asked[0]?.question ?? '', /Switch tracking of .* off\?/);
    assert.equal(place.asked[0]?.now, 'It is on now.');
    assert.doesNotMatch(place.asked[0].effect, /prepared already/);
    const [record] = place.records;
    assert.deepEqual([record?.before.split(' ').at(-1), record?.after], ['On', 'Off']);
    const undo = parseRequest(record?.undo);
    assert.ok(undo);
    assert.equal((await place.apply(undo))?.kind, 'done');
    assert.match(place.asked[1]?.question ?? '', /on\?/);
    assert.deepEqual(sent, [false, true]);
  });

  it('is left alone where it is so already, or the instance does not tell', async () => {
    const off = trackedAt({ trackingEnabled: false });
    assert.equal((await off.place.apply(SWITCH_OFF))?.kind, 'alreadySo');
    const silent = trackedAt({ trackingEnabled: undefined });
    silent.content.enabled = undefined;
    const outcome = await silent.place.apply(SWITCH_OFF);
    assert.match(outcome?.kind === 'refused' ? outcome.text : '', /does not tell/);
    assert.deepEqual([off.sent, silent.sent], [[], []]);
    const byContent = trackedAt({ trackingEnabled: undefined });
    byContent.content.enabled = false;
    assert.equal((await byContent.place.apply(SWITCH_OFF))?.kind, 'alreadySo');
  });

  it('is not switched while it is prepared or once it is sent; prepared already, that is said', async () => {
    for (const request of [SWITCH_OFF, HOME_OFF]) {
      for (const [state, why] of [
        [S.started, /cannot be switched any more/],
        [S.targetSelection, /while the delivery is being prepared/],
      ] as const) {
        const { place, sent } = trackedAt({ state });
        const outcome = await place.apply(request);
        assert.match(outcome?.kind === 'refused' ? outcome.text : '', why);
        assert.deepEqual(sent, []);
      }
      const { place } = trackedAt({ state: S.ready });
      assert.equal((await place.apply(request))?.kind, 'done');
      assert.match(place.asked[0]?.effect ?? '', /prepared already.*prepare it again/);
    }
  });

  it('is not switched when it changed while the person was asked', async () => {
    const at = trackedAt({}, { meanwhile: () => change() });
    const change = (): void => {
      at.memory.delivery = at.memory.delivery && { ...at.memory.delivery, label: 'Another' };
    };
    assert.equal((await at.place.apply(SWITCH_OFF))?.kind, 'changedMeanwhile');
    assert.equal((await at.place.apply(HOME_OFF))?.kind, 'done', 'it is the same again');
    assert.deepEqual(at.sent.length, 1);
  });
});

describe('tracking of a URL', () => {
  it('changes where it stands, leaves others alone, and comes back to “always” and “never”', async () => {
    const { place, content, sent } = trackedAt();
    const before = content.urls;
    const outcome = await place.apply(HOME_OFF);
    assert.equal(outcome?.kind, 'done');
    assert.equal(place.asked[0]?.now, 'It is “Always tracked, Never tracked” now.');
    assert.match(place.asked[0].effect, /^It becomes “Not tracked”\.\n/);
    assert.deepEqual(sent, [['html 1 1', 'html 2 1']]);
    const undo = parseRequest(place.records[0]?.undo);
    assert.ok(undo);
    assert.equal((await place.apply(undo))?.kind, 'done');
    assert.deepEqual(content.urls, before);
  });

  it('sends only what is not so yet, and nothing when all is', async () => {
    const { place, content, sent } = trackedAt();
    content.urls = [{ ...HOME, mode: T.no }, AGAIN, TEXT, OTHER];
    assert.equal((await place.apply(HOME_OFF))?.kind, 'done');
    assert.deepEqual(sent, [['html 2 1']]);
    assert.equal((await place.apply(HOME_OFF))?.kind, 'alreadySo');
    assert.equal(sent.length, 1);
  });

  it('is refused when the content does not have it any more', async () => {
    const { place, content, sent } = trackedAt();
    content.urls = [HOME, TEXT, OTHER];
    const outcome = await place.apply(HOME_OFF);
    assert.match(outcome?.kind === 'refused' ? outcome.text : '', /does not have this URL any more/);
    assert.deepEqual(sent, []);
  });

  it('is no success when other URLs are not as they were', async () => {
    for (const spoil of [
      (urls: ContentUrl[]) => urls.map((url) => (url.source === OTHER.source ? { ...url, mode: T.never } : url)),
      (urls: ContentUrl[]) => urls.filter((url) => url.source !== OTHER.source),
      (urls: ContentUrl[]) => [...urls, { ...OTHER, tagId: '9' }],
    ]) {
      const { place, content, hooks } = trackedAt();
      hooks.afterWrite = () => {
        content.urls = spoil(content.urls);
      };
      const outcome = await place.apply(HOME_OFF);
      assert.match(outcome?.kind === 'refused' ? outcome.text : '', /not the same as before/);
      assert.equal(place.records[0]?.undo, undefined);
    }
  });

  it('is not seen while a mode is another one, or the content cannot be read', async () => {
    const { place, content, hooks } = trackedAt();
    hooks.afterWrite = () => {
      content.urls = [HOME, AGAIN, TEXT, OTHER];
    };
    assert.equal((await place.apply(HOME_OFF))?.kind, 'notVerifiedYet');
  });

  it('a long label is cut in the question', async () => {
    const { place } = trackedAt({ label: 'x'.repeat(500) });
    await place.apply({ ...HOME_OFF, url: `https://shop/${'y'.repeat(500)}` } as OperationRequest);
    assert.ok((place.asked[0]?.question.length ?? 999) < 130);
    assert.match(place.asked[0]?.question ?? '', /…/);
  });
});
