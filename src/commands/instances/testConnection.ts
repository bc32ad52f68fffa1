import { l10n } from 'vscode';
import { askSecret } from '../../connections/askSecret';
import { credentialsOf } from '../../connections/credentials';
import { testConnectionSteps } from '../../connections/test/connectionTest';
import { stepName, testText } from '../../connections/test/testText';
import { Cancelled } from '../../platform/abort';
import type { CommandDefinition } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Tests a saved instance step by step, and shows each with its time; the first that fails says what to do. */
export function testConnection(context: CommandContext): CommandDefinition {
  const title = l10n.t('Test connection');
  return {
    id: 'deliveryDoctor.testConnection',
    title,
    run: async (args) => {
      const { id } = await pickConnection(context, args, title);
      await context.manager.beforeSignIn(id, new AbortController().signal);
      // Read after the preparation, which may have corrected the address.
      const descriptor = context.manager.mustHave(id);
      const secret = (await context.secrets.get(id)) ?? (await askSecret(context.ui.prompter, descriptor, 'missing'));
      const credentials = secret === undefined ? undefined : credentialsOf(descriptor.signIn, secret);
      if (credentials === undefined) {
        throw new Cancelled();
      }
      const { requestTimeoutMs: timeoutMs, parallelCalls: parallel } = context.settings();
      const now = (): number => context.clock.now();
      const { url, caFile } = descriptor;
      const results = await withProgress(l10n.t('Testing {0}', descriptor.name), async (signal, report) =>
        testConnectionSteps(
          {
            campaign: await context.loadCampaign(),
            open: { url, caFile, credentials, timeoutMs, parallel, log: context.log, now },
            servers: await context.manager.servers(id),
            now,
            onStep: (result) => {
              report(stepName(result));
            },
          },
          signal,
        ),
      );
      const heading = l10n.t('Connection test of {0} ({1})', descriptor.name, url);
      await context.features.showText(l10n.t('Test of {0}', descriptor.name), testText(heading, results, now()));
    },
  };
}
