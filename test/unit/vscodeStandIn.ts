// The words of findings and panels come from `vscode.l10n`, which exists in the extension host only. Unit tests run in plain
// Node: this stands in for the members used, with the documented replacement of {0}. Import it first.
import Module from 'node:module';

const standIn = {
  env: { language: 'en' },
  // Empty: a test whose subject asks somebody puts the dialogs in that it answers.
  window: {},
  commands: {},
  workspace: {},
  Uri: {},
  ProgressLocation: { Window: 10, Notification: 15 },
  l10n: {
    t: (said: string | { readonly message: string }, ...args: (string | number)[]): string =>
      (typeof said === 'string' ? said : said.message).replace(/\{(\d+)\}/g, (whole, index: string) =>
        String(args[Number(index)] ?? whole),
      ),
  },
};

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const original = loader._load;

loader._load = (request, ...rest) => (request === 'vscode' ? standIn : original.call(loader, request, ...rest));
