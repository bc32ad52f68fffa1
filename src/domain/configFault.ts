/** A mistake in a server's configuration that can be told from the file alone. */
export type ConfigFault =
  /** Names of an affinity are parted by commas: Campaign parts them at semicolons and takes all for one name. */
  | { readonly kind: 'commaInAffinity'; readonly affinity: string }
  /** An affinity has no IP with an address: what is to be sent through it cannot leave. */
  | { readonly kind: 'affinityWithoutAddress'; readonly affinity: string }
  /** `_autoStart` instead of `autoStart`, as migrations leave it behind: the module is not started. */
  | { readonly kind: 'autoStartRenamed'; readonly module: string }
  /** The module's arguments write everything into its log, which fills the disk and slows it down. */
  | { readonly kind: 'verboseLeftOn'; readonly module: string; readonly args: string };

interface Faulty {
  readonly faults?: readonly ConfigFault[];
}

/** Whether a migration left the automatic start of a module under its other name. */
export function startRenamed({ faults = [] }: Faulty, module: string): boolean {
  return faults.some((fault) => fault.kind === 'autoStartRenamed' && fault.module === module);
}

/** Whether an affinity is configured, but with no address to send from. */
export function lacksAddress({ faults = [] }: Faulty, affinity: string): boolean {
  return faults.some((fault) => fault.kind === 'affinityWithoutAddress' && fault.affinity === affinity);
}
