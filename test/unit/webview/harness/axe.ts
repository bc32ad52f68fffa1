import { readFileSync } from 'node:fs';
import type { PanelPage } from './panelPage';

const AXE = readFileSync(require.resolve('axe-core'), 'utf8');

/** The rules that look at colours: the only ones that a theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'] as const;

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds in a panel that is serious or worse, with the elements: by all its rules, or by some. */
export async function seriousViolations(its: PanelPage, rules?: readonly string[]): Promise<readonly string[]> {
  const present = await its.page.evaluate(() => 'axe' in window);
  if (!present) {
    await its.page.evaluate(AXE);
  }
  return its.page.evaluate(async (wanted) => {
    const { axe } = window as unknown as { axe: { run: (options: unknown) => Promise<AxeResults> } };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      ...(wanted === undefined ? {} : { runOnly: { type: 'rule', values: wanted } }),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
  }, rules);
}
