import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../../../src/demo';
import { FailuresContent } from '../../../../src/panels/failures/failuresContent';
import { failuresCsv } from '../../../../src/panels/failures/failuresCsv';
import { failuresStrings } from '../../../../src/shared/strings/failures';
import { descriptor, Recorder } from '../frame/recorder';

describe('the failures of an instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  const { signal } = new AbortController();

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 } });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  const shown = async (content: FailuresContent, frame: Recorder) => {
    const now = Date.now() + instance.info.clockOffsetMs;
    await content.look({ instance, descriptor, now, asked: true, signal });
    const message = frame.messages.at(-1);
    assert.ok(message?.type === 'failures');
    return message.snapshot;
  };

  it('adds up what the deliveries of a week say of each domain', async () => {
    const frame = new Recorder({ connectionId: 'c1', deliveryId: '' });
    const snapshot = await shown(new FailuresContent(frame), frame);
    assert.equal(snapshot.days, 7);
    assert.ok(snapshot.domains.ok && snapshot.domains.value.length > 0);
    const [worst] = snapshot.domains.value;
    const [delivery] = worst?.deliveries ?? [];
    assert.ok(worst && delivery);
    const of = await instance.statistics.byDomain(delivery.id, signal);
    assert.equal(of?.find(({ domain }) => domain === worst.domain)?.error, delivery.failed);
    assert.ok(worst.failed >= delivery.failed);
    assert.ok(Object.values(worst.reasons).reduce((sum, count) => sum + count, 0) <= worst.failed);
    const [head, line] = failuresCsv(snapshot, failuresStrings());
    assert.match(head ?? '', /^Domain,Failed/);
    assert.equal(line?.split(',')[0], worst.domain);
  });

  it('shows the days that the page asks for, and looks at more deliveries for more of them', async () => {
    const frame = new Recorder({ connectionId: 'c1', deliveryId: '' });
    const content = new FailuresContent(frame);
    await content.handle({ type: 'failureDays', days: 1 });
    const day = await shown(content, frame);
    await content.handle({ type: 'failureDays', days: 30 });
    const month = await shown(content, frame);
    assert.deepEqual([day.days, month.days], [1, 30]);
    assert.ok(month.deliveries > day.deliveries);
  });
});
