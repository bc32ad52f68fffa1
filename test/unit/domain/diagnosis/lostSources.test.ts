import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { CAUSE_FACTS, CAUSE_FINDINGS } from '../../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { assertGolden, findingsText } from '../golden';
import { losingEach } from '../lostSources';
import { HOUR, NOW, SENDING, evidenceOf } from './evidenceOf';

/** Deliveries of which every source says something. */
const WHOLE: readonly (readonly [string, Evidence])[] = [
  [
    'overdue',
    evidenceOf({
      delivery: { contactDate: NOW - 3 * HOUR, lastModified: NOW - 3 * HOUR, ipAffinity: 'promo', operationId: '77' },
    }),
  ],
  ['being sent', evidenceOf({ delivery: { ...SENDING, broadStart: NOW - 2 * HOUR } })],
  ['handed over', evidenceOf({ delivery: { ...SENDING, deliveryMode: 4, midRemoteId: '4711' } })],
  ['ready', evidenceOf({ delivery: { state: S.ready, operationId: '77', validationMode: 'auto' } })],
];

describe('the diagnosis with one source lost', () => {
  it('says what lost.txt says: what it cannot tell any more, and nothing that it only guesses', () => {
    const words = { findings: CAUSE_FINDINGS, facts: CAUSE_FACTS };
    const cases = WHOLE.flatMap(([name, evidence]) =>
      [['nothing', evidence] as const, ...losingEach(evidence).filter(([what]) => what !== 'delivery')].map(
        ([what, given]) => {
          const { ruledOut } = diagnose(given);
          const text = findingsText(`${name}, without ${what}`, diagnose(given), words);
          return `${text}\nruled out: ${ruledOut.join(' ')}`;
        },
      ),
    );
    assertGolden('test/unit/domain/diagnosis/lost.txt', `${cases.join('\n\n')}\n`);
  });
});
