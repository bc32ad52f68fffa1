/** What the demo can be: one instance for everything, or several that work together (docs/campaign/topology.md). */
export const TOPOLOGIES = [
  'all-in-one',
  'marketing+mid',
  'split',
  'hybrid',
  'message-center',
  'v8-ffda',
  'v8-managed',
] as const;
export type Topology = (typeof TOPOLOGIES)[number];

/** How to reach a running demo instance. Passed over IPC, or in a file that only its owner may read. */
export interface DemoHandle {
  /** e.g. `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Campaign instance name, `demo`. */
  readonly instance: string;
  readonly operator: string;
  /** Random per start. */
  readonly password: string;
  /** Simulated servers as folders with `bin/nlserver`, `conf/` and `var/`. */
  readonly servers: readonly { readonly name: string; readonly installDir: string }[];
  /** What the instance is called among several, `mid-a`. */
  readonly name?: string;
  /** Those that work together with it. */
  readonly others?: readonly DemoHandle[];
}
