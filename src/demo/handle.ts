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
}
