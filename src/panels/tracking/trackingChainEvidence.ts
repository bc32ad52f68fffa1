import { isCampaignError } from '../../campaign/errors';
import type { CampaignInstance, WorkflowRun } from '../../campaign/instance';
import type { CampaignModule } from '../../campaign/open';
import { toEpochMs } from '../../campaign/values/cast';
import type { ConnectionAccess } from '../../connections/access';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { EpochMs } from '../../domain/delivery';
import type { PanelErrorText } from '../contract';

/** Each look has its own limit, ms: a dead server must not keep the others from being shown. */
const SERVER_LIMIT_MS = 10_000;

/** What must be asked for outside of the delivery itself. */
export interface ChainEvidence {
  readonly redirection:
    | { readonly ok: true; readonly value: { readonly host: string; readonly tookMs: number } }
    /** `broken`: it answered, but not as it should. Else `unreached`, perhaps only from here, or `unasked`. */
    | { readonly ok: false; readonly why: string; readonly kind: 'broken' | 'unreached' | 'unasked' };
  /** Servers of the connection; `modules` is missing where they could not be read. */
  readonly servers: readonly { readonly name: string; readonly modules?: readonly string[] }[];
  /** Option `NmsTracking_LastConsolidation`. */
  readonly consolidatedAt: EpochMs | undefined;
  /** The technical workflow `tracking`; undefined where the operator may not see it. */
  readonly workflow: WorkflowRun | undefined;
}

export interface ChainSources {
  readonly access: ConnectionAccess;
  readonly instance: CampaignInstance;
  readonly descriptor: ConnectionDescriptor;
  readonly describeError: (error: unknown) => PanelErrorText;
  readonly loadCampaign: () => Promise<Pick<CampaignModule, 'testReachability'>>;
  readonly signal: AbortSignal;
}

/** Looks at the machines and options behind tracking, all at once. Never rejects but when cancelled. */
export async function gatherChainEvidence(sources: ChainSources): Promise<ChainEvidence> {
  const [redirection, servers, consolidatedAt, workflow] = await Promise.all([
    lookAtRedirection(sources),
    lookAtServers(sources),
    lastConsolidation(sources),
    sources.instance.workflows.get('tracking', sources.signal).catch(() => undefined),
  ]);
  sources.signal.throwIfAborted();
  return { redirection, servers, consolidatedAt, workflow };
}

/**
 * `/r/test` of the tracking server that the instance names (option `NmsTracking_ServerUrl`), or else of the instance's
 * own address.
 */
async function lookAtRedirection({
  instance,
  descriptor,
  describeError,
  loadCampaign,
  signal,
}: ChainSources): Promise<ChainEvidence['redirection']> {
  const named = await instance.options.get('NmsTracking_ServerUrl', signal).catch(() => undefined);
  const url = webAddress(named) ?? webAddress(descriptor.url);
  if (url === undefined) {
    return { ok: false, kind: 'unasked', why: '' };
  }
  try {
    const { testReachability } = await loadCampaign();
    const { tookMs } = await testReachability(
      { url: url.origin, caFile: descriptor.caFile, timeoutMs: SERVER_LIMIT_MS },
      signal,
    );
    return { ok: true, value: { host: url.host, tookMs } };
  } catch (error) {
    return { ok: false, kind: kindOf(error), why: describeError(error).what };
  }
}

/** Names and routes that this machine does not know are no fault of tracking: recipients use others. */
function kindOf(error: unknown): 'broken' | 'unreached' | 'unasked' {
  if (!isCampaignError(error)) {
    return 'unasked';
  }
  if (error.code === 'dns' || error.code === 'proxy') {
    return 'unasked';
  }
  return ['timeout', 'refused', 'connectionLost'].includes(error.code) ? 'unreached' : 'broken';
}

function webAddress(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}

async function lookAtServers({ access, descriptor, signal }: ChainSources): Promise<ChainEvidence['servers']> {
  const servers = await access.servers(descriptor.id).catch(() => []);
  return Promise.all(
    servers.map(async (server) => {
      try {
        const { modules } = await server.pdump(AbortSignal.any([signal, AbortSignal.timeout(SERVER_LIMIT_MS)]));
        return { name: server.name, modules: modules.map(({ name }) => name) };
      } catch {
        return { name: server.name };
      }
    }),
  );
}

async function lastConsolidation({ instance, signal }: ChainSources): Promise<EpochMs | undefined> {
  return toEpochMs(await instance.options.get('NmsTracking_LastConsolidation', signal).catch(() => undefined));
}
