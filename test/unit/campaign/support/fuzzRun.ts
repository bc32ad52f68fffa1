import assert from 'node:assert/strict';
import type { AnswerPart } from '../../../../src/campaign/soap/answerReader';
import { document, envelope, fault, logonAnswer, rows } from './envelopes';
import { methodOf, mutate, randomOf, readWith, reference } from './fuzzing';
import { sdkBodies } from './sdk';

export interface FuzzReport {
  readonly bodies: number;
  readonly good: number;
  readonly refused: ReadonlyMap<string, number>;
  readonly slowestMs: number;
}

async function corpus(): Promise<readonly { body: Buffer; part: AnswerPart }[]> {
  const recorded = [...(await sdkBodies()).values()].filter((body) => body.length < 4000);
  const own = [
    rows(
      'delivery',
      '<delivery id="1" label="caf\u00e9 &amp; bar"><scheduling contactDate="2026-01-01 00:00:00.000Z"/></delivery>',
      '<delivery id="2"><desc><![CDATA[<b>]]></desc></delivery>',
    ),
    rows('delivery'),
  ];
  const values = [
    logonAnswer(),
    fault('XSV-350008 Session has expired.', 'detail'),
    document('<delivery count="3"/>'),
    envelope('GetOption', 'xtk:session', '<v>1</v><t>6</t>'),
    'XSV-350012 Invalid login or password.',
    '<!DOCTYPE html><html><title>x</title></html>',
  ];
  return [
    ...[...own, ...recorded.filter((body) => body.includes('-collection'))].map((body) => ({
      body: Buffer.from(body),
      part: 'rows' as const,
    })),
    ...[...values, ...recorded].map((body) => ({ body: Buffer.from(body), part: 'values' as const })),
  ];
}

/**
 * Feeds mutated bodies to the client. Fails on anything but items or a CampaignError, on a success that the simple
 * reading of the same body does not confirm item by item, on a good answer refused, and on slowness.
 */
export async function fuzz(bodies: number, seed: number): Promise<FuzzReport> {
  const random = randomOf(seed);
  const bases = await corpus();
  const refused = new Map<string, number>();
  let good = 0;
  let slowestMs = 0;
  for (let n = 0; n < bodies; n += 1) {
    const base = bases[n % bases.length];
    assert.ok(base);
    const body = mutate(base.body, random);
    const method = methodOf(base.body);
    const status = [200, 200, 200, 403, 500][random(5)] ?? 200;
    const began = performance.now();
    const outcome = await readWith(body, base.part, status, random, method);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    const expected = reference(body, base.part, method);
    const where = (): string => `seed ${seed}, body ${n}, HTTP ${status}: ${JSON.stringify(body.toString('latin1'))}`;
    if ('items' in outcome) {
      good += 1;
      assert.equal(status, 200, where());
      // Attributes inherit nothing in either, each in its own way.
      assert.deepEqual(plain(outcome.items), plain(expected), where());
    } else {
      refused.set(outcome.code, (refused.get(outcome.code) ?? 0) + 1);
      assert.ok(expected === undefined || status !== 200, `${outcome.code} for a good answer: ${where()}`);
    }
  }
  return { bodies, good, refused, slowestMs };
}

function plain(items: unknown): unknown {
  return JSON.parse(JSON.stringify(items));
}
