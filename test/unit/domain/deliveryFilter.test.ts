import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filterHints, parseFilter, resolveFilter } from '../../../src/domain/deliveryFilter';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { filterTokens } from '../../../src/domain/filter/tokens';

const DAY = 24 * 60 * 60_000;
const NOW = new Date(2026, 10, 23, 14, 5).getTime();
const problemOf = (text: string) => parseFilter(text).problem;
const resolved = (text: string) => resolveFilter(parseFilter(text).filter, NOW);

describe('the search grammar', () => {
  it('reads the example of the manual', () => {
    assert.equal(problemOf('state:failed channel:email since:7d newsletter'), undefined);
    assert.deepEqual(resolved('state:failed channel:email since:7d newsletter'), {
      text: 'newsletter',
      states: [S.preparationError, S.failed],
      messageTypes: [0],
      since: NOW - 7 * DAY,
    });
  });

  it('asks for everything when it is empty', () => {
    assert.deepEqual(parseFilter('   '), { filter: {}, problem: undefined });
  });

  it('keeps blanks in quotes, joins free words, and is not upset by case or by a colon in a word', () => {
    assert.deepEqual(resolved('"winter sale" 10:30 now'), { text: 'winter sale 10:30 now' });
    assert.deepEqual(resolved('Routing:"Mid sourcing" AFFINITY:vip code:W-12'), {
      routing: 'Mid sourcing',
      affinity: 'vip',
      code: 'W-12',
    });
  });

  it('widens one key by commas and repetition', () => {
    assert.deepEqual(resolved('state:paused,finished state:45 channel:push').states, [
      S.pausePending,
      S.pauseInProgress,
      S.paused,
      S.finished,
      S.ready,
    ]);
    assert.deepEqual(resolved('channel:push').messageTypes, [41, 42]);
    assert.deepEqual(resolved('state:startPending').states, [S.startPending]);
  });

  it('reads days of this machine\u2019s calendar: from the beginning, and to the end', () => {
    assert.equal(resolved('since:2026-11-01').since, new Date(2026, 10, 1).getTime());
    assert.equal(resolved('until:2026-11-30').until, new Date(2026, 11, 1).getTime());
    assert.equal(resolved('since:today').since, new Date(2026, 10, 23).getTime());
    assert.equal(resolved('until:yesterday').until, new Date(2026, 10, 23).getTime());
    assert.equal(resolved('since:24h').since, NOW - DAY);
  });

  const wrong: readonly (readonly [string, string, string, string | undefined])[] = [
    ['stat:failed', 'unknownKey', 'stat', 'state'],
    ['colour:red', 'unknownKey', 'colour', undefined],
    ['state:finishd', 'unknownState', 'finishd', 'finished'],
    ['channel:emial', 'unknownChannel', 'emial', undefined],
    ['channel:emai', 'unknownChannel', 'emai', 'email'],
    ['since:lastweek', 'badDate', 'lastweek', undefined],
    ['since:2026-02-30', 'badDate', '2026-02-30', undefined],
    ['x state:', 'noValue', 'state', undefined],
    ['"never closed', 'openQuote', 'never closed', undefined],
    ['since:2026-11-20 until:2026-11-10', 'nothingBetween', '2026-11-10', undefined],
    ['since:1d until:7d', 'nothingBetween', '7d', undefined],
  ];
  for (const [text, kind, word, suggestion] of wrong) {
    it(`says what is wrong with ${text}`, () => {
      const problem = problemOf(text);
      assert.deepEqual([problem?.kind, problem?.word, problem?.suggestion], [kind, word, suggestion]);
      assert.ok(text.slice(problem?.at, (problem?.at ?? 0) + (problem?.length ?? 0)).includes(word));
    });
  }

  it('offers keys, then values, then the next value behind a comma', () => {
    assert.deepEqual(
      filterHints('').map(({ insert }) => insert),
      ['state:', 'channel:', 'since:', 'until:', 'code:', 'routing:', 'affinity:'],
    );
    assert.deepEqual(
      filterHints('newsletter s').map(({ insert, at }) => [insert, at]),
      [
        ['state:', 11],
        ['since:', 11],
      ],
    );
    assert.deepEqual(
      filterHints('state:fi').map(({ insert }) => insert),
      ['state:finished'],
    );
    assert.deepEqual(
      filterHints('state:failed,pa').map(({ insert }) => insert),
      ['state:failed,paused'],
    );
    assert.deepEqual(filterHints('state:failed ').length, 7);
  });

  it('is right whenever a hint is taken, except for keys that wait for a value', () => {
    for (const { at, insert } of ['state:', 'channel:', 'since:', 'until:'].flatMap((text) => filterHints(text))) {
      assert.equal(problemOf(`${''.slice(0, at)}${insert}`), undefined, insert);
    }
  });

  it('never throws, and covers every character that is not blank', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseFilter(text);
        filterHints(text);
        const covered = filterTokens(text).reduce(
          (rest, { at, length }) => rest.slice(0, at) + ' '.repeat(length) + rest.slice(at + length),
          text,
        );
        assert.equal(covered.trim(), '');
      }),
    );
  });
});
