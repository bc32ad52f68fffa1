import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { assertGolden } from '../domain/golden';
import { CALL_CASES } from './callCases';
import type { FieldCase } from './fieldCase';
import { MID_SOURCING_CASES } from './midSourcingCases';
import { PREPARATION_CASES } from './preparationCases';
import { READING_CASES } from './readingCases';
import { SENDING_CASES } from './sendingCases';

const CASES: readonly FieldCase[] = [
  ...READING_CASES,
  ...PREPARATION_CASES,
  ...SENDING_CASES,
  ...MID_SOURCING_CASES,
  ...CALL_CASES,
].sort((a, b) => a.id.localeCompare(b.id));

/** What was met in the field and published, and what a person is told of it now. */
describe('public cases from the field', () => {
  for (const { id, situation, check } of CASES) {
    it(`${id}: ${situation}`, check);
  }

  it('are all told apart, and nearly all handled whole', () => {
    assert.equal(new Set(CASES.map(({ id }) => id)).size, CASES.length);
    const partly = CASES.filter(({ lacks }) => lacks !== undefined);
    assert.ok(partly.length <= 4, partly.map(({ id }) => id).join());
  });

  it('stand in docs/field-cases.md as they are handled', () => {
    assertGolden('docs/field-cases.md', page());
  });
});

function page(): string {
  const whole = CASES.filter(({ lacks }) => lacks === undefined).length;
  const rows = CASES.map(({ id, source, situation, handled, lacks }) =>
    ['', id, source, situation, lacks === undefined ? handled : `${handled} *Not yet: ${lacks}*`, '']
      .join(' | ')
      .trim(),
  );
  return [
    '# Cases from the field',
    '',
    `What others published of stuck deliveries, and what Delivery Doctor makes of it: ${whole} of ${CASES.length} are handled as an expert would, ${CASES.length - whole} in part. Each row is a test (\`test/unit/field\`), which also writes this page.`,
    '',
    '| | Published | Situation | What a person is told |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
