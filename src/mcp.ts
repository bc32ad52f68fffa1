import * as l10n from '@vscode/l10n';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
// Of this process: see assistants/headless/withoutVscode.mjs.
import { env } from 'vscode';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { readCommandLine, USAGE } from './assistants/headless/commandLine';
import { configuredInstances } from './assistants/headless/configuredInstances';
import { headlessContext } from './assistants/headless/headlessContext';
import { secretOf } from './assistants/headless/secrets';
import { mcpServer } from './assistants/mcp/mcpServer';
import { toolSource } from './assistants/toolSource';
import * as campaign from './campaign';
import { openServer } from './servers';
import { diagnoseAllPending } from './troubleshooting/diagnoseAllPending';
import { diagnoseDelivery } from './troubleshooting/diagnoseDelivery';
import { examineInstance } from './troubleshooting/examineInstance';
import { findingMeaning, findingTitle } from './troubleshooting/findingText';
import { remedyTitle, requestOf } from './troubleshooting/words/remedyWords';
import { version } from '../package.json';

/** What judges, without what shows and mends. */
const JUDGE = {
  diagnoseDelivery,
  diagnoseAllPending,
  examineInstance,
  findingHeading: findingTitle,
  findingMeaning,
  remedyTitle,
  requestOf,
};

/** The words of this machine's language, where there are some. */
function useLanguage(environment: NodeJS.ProcessEnv): 'en' | 'fr' {
  const french = /^fr/i.test(environment['LC_ALL'] ?? environment['LANG'] ?? '');
  const bundle = join(__dirname, '../l10n/bundle.l10n.fr.json');
  if (!french || !existsSync(bundle)) {
    return 'en';
  }
  Object.assign(env, { language: 'fr' });
  l10n.config({ fsPath: bundle });
  return 'fr';
}

/** Standard output belongs to the protocol. */
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Serves MCP over standard input and output until the client closes them. */
async function serve(config: string | undefined): Promise<void> {
  const language = useLanguage(process.env);
  const instances = await configuredInstances(config, process.env);
  const { context, close } = headlessContext({
    instances,
    secretOf: (instance) => secretOf(instance, instances, process.env),
    judge: JUDGE,
    campaign,
    openServer: (descriptor) => openServer(descriptor, { templates: 'untrusted' }),
    language,
    log: { debug: () => undefined, info: () => undefined, warn: say, error: say },
  });
  const server = mcpServer(toolSource(context, { version }));
  server.server.onclose = close;
  await server.connect(new StdioServerTransport());
}

async function main(args: readonly string[]): Promise<void> {
  const asked = readCommandLine(args);
  switch (asked.kind) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return;
    case 'version':
      process.stdout.write(`${version}\n`);
      return;
    case 'serve':
      await serve(asked.config);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
