import { TOPOLOGIES, type Topology } from './handle';
import { requireTopology } from './platform/topologies';

/** What `node dist/demo.js` was asked for. */
export interface CommandLine {
  readonly seed: number;
  readonly port: number;
  readonly home?: string;
  readonly handle?: string;
  readonly speed: number;
  readonly operator?: string;
  readonly printPassword: boolean;
  readonly scenarios?: readonly string[];
  readonly recipients?: number;
  readonly deliveries?: number;
  readonly messages?: number;
  readonly pollSeconds?: number;
  /** A file that a check of an instance wrote. */
  readonly profile?: string;
  readonly topology: Topology;
  readonly help: boolean;
}

const VALUES = [
  '--seed',
  '--port',
  '--home',
  '--handle',
  '--speed',
  '--operator',
  '--scenario',
  '--recipients',
  '--deliveries',
  '--messages',
  '--poll',
  '--profile',
  '--topology',
];
const FLAGS = ['--print-password', '--help'];

export const USAGE = `Usage: demo [options]
  --seed N            which data; the same number gives the same instance (1)
  --port N            port on 127.0.0.1; 0 takes a free one (0)
  --home DIR          folder for the servers' files (a temporary one)
  --handle FILE       writes address and password to FILE, readable by its owner only
  --speed X           instance seconds per second (1)
  --operator NAME     login (admin)
  --print-password    prints the password, which is a new one at every start
  --scenario A,B      troubles to start with (mtaStopped,affinityMissing); "none" for none
  --recipients N      customers (12000); fewer start faster
  --deliveries N      as many deliveries, --messages N as many messages: for tests of size
  --poll SECONDS      between two looks of an MTA at the database (3; a real one: 30)
  --topology NAME     ${TOPOLOGIES.join(', ')} (all-in-one)
  --profile FILE      behaves like the instance that "Check This Instance" saved in FILE`;

/** Reads the arguments; throws an Error whose message says what is wrong with them. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [name = '', inline] = arg.split('=', 2);
    if (FLAGS.includes(name)) {
      flags.add(name);
    } else if (!VALUES.includes(name)) {
      throw new Error(`Unknown option: ${arg}\n${USAGE}`);
    } else {
      const value = inline ?? args[++at];
      if (value === undefined) {
        throw new Error(`${name} needs a value.`);
      }
      values.set(name, value);
    }
  }
  return {
    seed: number(values, '--seed', 1),
    port: number(values, '--port', 0),
    home: values.get('--home'),
    handle: values.get('--handle'),
    speed: number(values, '--speed', 1),
    operator: values.get('--operator'),
    printPassword: flags.has('--print-password'),
    scenarios: scenarios(values.get('--scenario')),
    recipients: optionalNumber(values, '--recipients'),
    deliveries: optionalNumber(values, '--deliveries'),
    messages: optionalNumber(values, '--messages'),
    pollSeconds: optionalNumber(values, '--poll'),
    profile: values.get('--profile'),
    topology: requireTopology(values.get('--topology') ?? 'all-in-one'),
    help: flags.has('--help'),
  };
}

function scenarios(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) {
    return undefined;
  }
  return text === 'none' ? [] : text.split(',').map((name) => name.trim());
}

function optionalNumber(values: ReadonlyMap<string, string>, name: string): number | undefined {
  return values.has(name) ? number(values, name, 0) : undefined;
}

function number(values: ReadonlyMap<string, string>, name: string, otherwise: number): number {
  const text = values.get(name);
  if (text === undefined) {
    return otherwise;
  }
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) {
    throw new Error(`${name} needs a number.`);
  }
  return value;
}
