/**
 * What the folders that judge and word take from `vscode`, for a process without it: the bundle of the MCP server gets this
 * in its place (esbuild.mjs).
 */
export * as l10n from '@vscode/l10n';

/** BCP 47; set once, before anything is worded. */
export const env = { language: 'en' };
