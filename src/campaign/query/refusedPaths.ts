import { isCampaignError, type CampaignError } from '../errors';

/** Calls spent at most on finding what a fault is silent about. */
const MOST_PROBES = 40;

/**
 * True for a fault of a server that hides its reasons (the caller's security zone has no `showErrors`): it may be about an
 * attribute, and does not name it. Sources: acc-js-sdk, issue 112 (`SOP-330023`); `SOP-330011` without a detail.
 */
export function hidesItsReason(error: unknown): boolean {
  if (!isCampaignError(error) || (error.code !== 'serverError' && error.code !== 'queryError')) {
    return false;
  }
  const { faultCode, detail } = error.facts;
  return faultCode === 'SOP-330023' || (faultCode === 'SOP-330011' && detail === undefined);
}

/**
 * Which of the attributes an instance refuses, found by halving. `works` asks with these alone and answers whether that
 * went well. Empty when the query fails without any of them: then it is about something else.
 */
export async function refusedPaths(
  paths: readonly string[],
  works: (paths: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  if (!(await works([]))) {
    return [];
  }
  const refused: string[] = [];
  const failing: (readonly string[])[] = [paths];
  let probes = 1;
  while (probes < MOST_PROBES) {
    const group = failing.shift();
    if (group === undefined) {
      break;
    }
    const [single] = group;
    if (group.length === 1 && single !== undefined) {
      // Asked once more: a fault that passes must not hide an attribute for the whole session.
      probes += 1;
      if (!(await works(group))) {
        refused.push(single);
      }
      continue;
    }
    const middle = Math.ceil(group.length / 2);
    for (const half of [group.slice(0, middle), group.slice(middle)]) {
      probes += 1;
      if (half.length > 0 && !(await works(half))) {
        failing.push(half);
      }
    }
  }
  return refused;
}

/** True for what an instance may answer to a query for something that it does not have. */
export function mayBeUnknown(error: unknown): boolean {
  return (
    hidesItsReason(error) ||
    (isCampaignError(error) && ['unknownAttribute', 'unknownSchema', 'queryError', 'missingRight'].includes(error.code))
  );
}

/**
 * Which of the paths in use a fault is about: the expression that it quotes, or else the attribute or element it names.
 */
export function namedBy(error: CampaignError, candidates: readonly string[]): string[] {
  const { expression, attribute } = error.facts;
  const bare = (expression ?? '').replace(/[[\]]/g, '').trim();
  const exact = candidates.filter((name) => name === bare);
  if (exact.length > 0) {
    return exact;
  }
  const inside = candidates.filter((name) => mentions(expression ?? '', name));
  const name = attribute?.replace(/^@/, '');
  if (name === undefined) {
    return inside.slice(0, 1);
  }
  const last = (inside.length > 0 ? inside : candidates).filter((candidate) =>
    candidate.split('/').some((step) => step === `@${name}` || step === name),
  );
  return last.length > 0 ? last : inside.slice(0, 1);
}

function mentions(expression: string, name: string): boolean {
  return expression.includes(/[/:-]/.test(name) ? `[${name}]` : name);
}
