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
