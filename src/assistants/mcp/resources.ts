/** A resource is an answer of a tool under an address: the same quoted, masked and cut text. */
interface ResourceKind {
  readonly name: string;
  readonly description: string;
  readonly tool: string;
  /** Path below `delivery-doctor:`, with names of arguments in braces; the last one takes the rest. */
  readonly path: readonly string[];
}

const SCHEME = 'delivery-doctor:';

export const RESOURCES: readonly ResourceKind[] = [
  {
    name: 'Pending deliveries',
    description: 'Why everything that waits on an instance does so.',
    tool: 'campaign_explain_pending',
    path: ['pending', '{instance}'],
  },
  {
    name: 'Health of an instance',
    description: 'The health check of an instance.',
    tool: 'campaign_health_check',
    path: ['health', '{instance}'],
  },
  {
    name: 'Report on a delivery',
    description: 'Why a delivery waits, fails or is slow.',
    tool: 'campaign_explain_delivery',
    path: ['reports', '{instance}', '{delivery}'],
  },
  {
    name: 'Journal of a delivery',
    description: 'The newest lines of the journal of a delivery.',
    tool: 'campaign_journal',
    path: ['journals', '{instance}', '{delivery}'],
  },
  {
    name: 'Server log',
    description: 'The newest lines of a log of a server, such as demo/log/mta.log.',
    tool: 'campaign_server_log',
    path: ['logs', '{instance}', '{server}', '{file}'],
  },
];

/** `delivery-doctor:/logs/{instance}/{server}/{+file}`. */
export function templateOf({ path }: ResourceKind): string {
  return `${SCHEME}/${path.join('/').replace('{file}', '{+file}')}`;
}

/** The address of a resource that only an instance names; undefined for one that needs more. */
export function addressFor({ path }: ResourceKind, instance: string): string | undefined {
  return path.length === 2 ? `${SCHEME}/${path[0] ?? ''}/${encodeURIComponent(instance)}` : undefined;
}

/** The call that an address stands for; undefined for one that is none of ours. */
export function callOf(uri: string): { readonly tool: string; readonly input: Record<string, string> } | undefined {
  if (!uri.startsWith(`${SCHEME}/`)) {
    return undefined;
  }
  const given = uri.slice(SCHEME.length + 1).split('/');
  const kind = RESOURCES.find(({ path: [first] }) => first === given[0]);
  if (kind === undefined || given.length < kind.path.length) {
    return undefined;
  }
  const last = kind.path.length - 1;
  const values = [...given.slice(0, last), given.slice(last).join('/')];
  const input: Record<string, string> = {};
  for (const [index, name] of kind.path.entries()) {
    const value = decoded(values[index] ?? '');
    if (value === undefined || value === '') {
      return undefined;
    }
    if (name.startsWith('{')) {
      input[name.slice(1, -1)] = value;
    }
  }
  return { tool: kind.tool, input };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
