import assert from 'node:assert/strict';
import { codeAt, codesIn } from '../../../../src/domain/log/codeAt';
import { idsIn } from '../../../../src/domain/log/logIds';

const found = (line: string): string[] => codesIn(line).map(({ kind, text }) => `${kind} ${text}`);

describe('codesIn', () => {
  it("finds Campaign's codes, replies, enhanced codes and return codes", () => {
    assert.deepEqual(found('DLV-490009 The delivery has no target population. (iRc=16384)'), [
      'campaign DLV-490009',
      'returnCode iRc=16384',
    ]);
    assert.deepEqual(found("answered '550 5.1.1 user unknown'"), ['reply 550', 'enhanced 5.1.1']);
    assert.deepEqual(found('421 4.16.55 [TS01] temporarily deferred'), ['reply 421', 'enhanced 4.16.55']);
    assert.deepEqual(found('550-5.7.26 This mail'), ['reply 550', 'enhanced 5.7.26']);
  });

  it('takes no address, version, count or year for a code', () => {
    assert.deepEqual(found('from 5.1.1.4 to 4.2.2.1:25, 550 messages, build 9.4.1, 2021-05-31 at 220 km'), []);
  });

  it('is found by column', () => {
    assert.equal(codeAt('x DLV-490009 y', 5)?.text, 'DLV-490009');
    assert.equal(codeAt('x DLV-490009 y', 0), undefined);
  });
});

describe('idsIn', () => {
  it('takes numbers for ids only where the line says so', () => {
    const line = 'Delivery 10017: message id=990 to 12345, deliveryId=42';
    assert.deepEqual(
      idsIn(line).map(({ kind, id, start, end }) => [kind, id, line.slice(start, end)]),
      [
        ['delivery', '10017', '10017'],
        ['message', '990', '990'],
        ['delivery', '42', '42'],
      ],
    );
    assert.deepEqual(
      idsIn("Delivery 'Gift – 2 cards' (494) started").map(({ id }) => id),
      ['494'],
    );
    assert.deepEqual(idsIn('9,600 message(s) prepared in 10 part(s)'), []);
  });
});
