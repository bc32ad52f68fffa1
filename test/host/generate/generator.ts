/** What a generator makes of definitions under `src/`. */
export interface Generated {
  /** Members of `contributes` in package.json, each whole: what stands there is replaced. */
  readonly contributes: Readonly<Record<string, unknown>>;
  /** English texts by their key in package.nls.json. The French ones are those of `l10n/bundle.l10n.fr.json`. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface Generator {
  /** Keys of package.nls.json that begin so belong to the generator: those that it no longer makes are removed. */
  readonly textPrefix: string;
  readonly generate: () => Generated;
}
