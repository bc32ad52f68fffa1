import { l10n } from 'vscode';
import type { Credentials, Reachability } from '../../campaign/open';
import type { InstanceInfo } from '../../campaign/instance';
import { isCancelled } from '../../platform/abort';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';

export interface InstanceToTest {
  readonly name: string;
  readonly url: string;
  readonly caFile?: string;
  readonly credentials: Credentials;
}

/** What the two tests found; when the first fails the second is not made, so no password leaves for a wrong place. */
export type TestOutcome =
  | { readonly kind: 'ok'; readonly reached: Reachability; readonly info: InstanceInfo }
  | { readonly kind: 'notReached'; readonly error: unknown }
  | { readonly kind: 'notSignedIn'; readonly reached: Reachability; readonly error: unknown }
  | { readonly kind: 'cancelled' };

/** Asks `/r/test`, then signs in once and off again. A refused sign-in is not tried a second time. */
export async function testInstance(
  { loadCampaign, settings, log, clock }: CommandContext,
  { name, url, caFile, credentials }: InstanceToTest,
): Promise<TestOutcome> {
  return withProgress<TestOutcome>(l10n.t('Testing {0}', name), async (signal, report) => {
    const campaign = await loadCampaign();
    const { requestTimeoutMs: timeoutMs, parallelCalls: parallel } = settings();
    report(l10n.t('is it reachable?'));
    let reached: Reachability;
    try {
      reached = await campaign.testReachability({ url, caFile, timeoutMs }, signal);
    } catch (error) {
      return isCancelled(error) ? { kind: 'cancelled' } : { kind: 'notReached', error };
    }
    report(l10n.t('reachable in {0} ms; signing in', Math.round(reached.tookMs)));
    try {
      const now = (): number => clock.now();
      const instance = await campaign.openInstance({ url, caFile, credentials, timeoutMs, parallel, log, now }, signal);
      await instance.logoff();
      return { kind: 'ok', reached, info: instance.info };
    } catch (error) {
      return isCancelled(error) ? { kind: 'cancelled' } : { kind: 'notSignedIn', reached, error };
    }
  });
}
