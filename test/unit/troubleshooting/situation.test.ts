import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { AttentionGroup } from '../../../src/domain/attention';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { diagnose } from '../../../src/domain/diagnosis/diagnose';
import { othersLine, standingOf, standingText } from '../../../src/troubleshooting/situation';
import { HOUR, MINUTE, NOW, evidenceOf, read } from '../domain/diagnosis/evidenceOf';

const lineOf = (delivery: Parameters<typeof evidenceOf>[0] = {}): string =>
  standingText(standingOf(diagnose(evidenceOf(delivery))));

describe('troubleshooting/situation', () => {
  it('says since when, how many messages wait, and until when it is valid', () => {
    const due = NOW - 47 * MINUTE;
    const line = lineOf({
      delivery: { contactDate: due, lastModified: due, counters: { toDeliver: 352, processed: 0 } },
    });
    assert.match(
      line,
      /^Start pending since .+ \(47 min\) · 352 messages wait · valid until .+, what is left then is not sent any more$/,
    );
  });

  it('says that the validity has ended, and nothing that nobody knows', () => {
    assert.match(lineOf({ delivery: { validityDate: NOW - HOUR } }), /its validity ended on/);
    const bare = { contactDate: undefined, lastModified: undefined, validityDate: undefined, counters: {} };
    assert.equal(lineOf({ delivery: bare }), 'Start pending');
  });

  it('says of a failed one only since when', () => {
    assert.match(lineOf({ delivery: { state: S.failed } }), /^Failed since [^·]+$/);
  });

  it('says who else is hit, and nothing where it is alone or nobody counted', () => {
    const others = (overdue: number, pending: number): string => {
      const counts = new Map<AttentionGroup, number>([
        ['needsAttention', overdue],
        ['pending', pending],
      ]);
      return othersLine(diagnose(evidenceOf({ counts: read(counts, 'numbers of deliveries') })));
    };
    assert.match(others(3, 9), /^On this instance 3 deliveries are overdue, and 9 more wait/);
    assert.match(others(0, 9), /^On this instance 9 deliveries wait, none of them overdue\.$/);
    assert.equal(others(1, 0), '');
    assert.equal(othersLine(diagnose(evidenceOf())), '');
  });
});
