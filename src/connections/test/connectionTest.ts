import type { CampaignInstance } from '../../campaign/instance';
import type { CampaignModule, OpenOptions } from '../../campaign/open';
import { instanceTopology, type InstanceRole } from '../../domain/topology/instanceRole';
import { topologySigns, topologyText } from '../../domain/words/topologyWords';
import type { SendingServer } from '../../servers/sendingServer';
import { makeStep, networkSteps, skipped } from './networkSteps';
import type { StepResult } from './stepResult';

export interface ConnectionTestOptions {
  readonly campaign: CampaignModule;
  readonly open: OpenOptions;
  readonly servers: readonly SendingServer[];
  readonly now: () => number;
  /** What a person said of its roles. */
  readonly roles?: readonly InstanceRole[];
  /** Hears of each step when it is made. */
  readonly onStep?: (result: StepResult) => void;
}

/**
 * Tests a connection step by step: name, port, certificate, `/r/test`, sign-in (once), role, right to read deliveries, log
 * schema, servers. What fails directly but works for the client goes through a proxy, and is no fault.
 */
export async function testConnectionSteps(
  options: ConnectionTestOptions,
  signal: AbortSignal,
): Promise<readonly StepResult[]> {
  const { campaign, open, onStep = () => undefined } = options;
  const direct = await networkSteps(new URL(open.url), signal);
  const reach = await makeStep('reach', async () => {
    const { version = '', build = '', instance = '' } = await campaign.testReachability(open, signal);
    return { version, build, instance };
  });
  const results: StepResult[] = direct.map((result) =>
    result.status === 'failed' && reach.status === 'ok' ? { ...result, status: 'indirect' } : result,
  );
  results.push(reach);
  for (const result of results) {
    onStep(result);
  }
  const more = (result: StepResult): void => {
    onStep(result);
    results.push(result);
  };
  await signedInSteps(options, reach.status === 'ok', more, signal);
  if (options.servers.length === 0) {
    more(skipped('servers'));
  }
  for (const server of options.servers) {
    more(await serverStep(server, signal));
  }
  return results;
}

async function signedInSteps(
  { campaign, open, now, roles }: ConnectionTestOptions,
  reachable: boolean,
  more: (result: StepResult) => void,
  signal: AbortSignal,
): Promise<void> {
  let instance: CampaignInstance | undefined;
  // A password goes nowhere that did not answer as Campaign.
  const signIn = reachable
    ? await makeStep('signIn', async () => {
        instance = await campaign.openInstance(open, signal);
        return {
          operator: instance.info.operator,
          ...(instance.info.instanceName === undefined ? {} : { instance: instance.info.instanceName }),
        };
      })
    : skipped('signIn');
  more(signIn);
  const opened = instance;
  if (opened === undefined) {
    more(skipped('role'));
    more(skipped('deliveries'));
    more(skipped('logs'));
    return;
  }
  more(
    await makeStep('role', async () => {
      const topology = instanceTopology(await opened.topology.signs(signal), roles);
      return { role: topologyText(topology), signs: topologySigns(topology).join('\n') };
    }),
  );
  let newest: string | undefined;
  more(
    await makeStep('deliveries', async () => {
      const { rows } = await opened.deliveries.list({ now: now() + opened.info.clockOffsetMs, pageSize: 1 }, signal);
      newest = rows[0]?.id;
      return {};
    }),
  );
  const id = newest;
  more(
    id === undefined
      ? skipped('logs')
      : await makeStep('logs', async (): Promise<StepResult['facts']> => {
          const statuses = await opened.messages.statuses(id, signal);
          return statuses === undefined ? {} : { statuses: String(statuses.length) };
        }),
  );
  await opened.logoff();
}

function serverStep(server: SendingServer, signal: AbortSignal): Promise<StepResult> {
  return makeStep(
    'servers',
    async () => {
      const { modules } = await server.pdump(signal);
      return { modules: String(modules.length) };
    },
    server.name,
  );
}
