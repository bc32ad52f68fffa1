import { l10n } from 'vscode';
import { askSecret } from '../../connections/askSecret';
import { credentialsOf } from '../../connections/credentials';
import { testConnectionSteps } from '../../connections/test/connectionTest';
import { stepName, testText } from '../../connections/test/testText';
import { Cancelled } from '../../platform/abort';
import { withProgress } from '../../platform/progress';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Tests a saved instance step by step, and shows each with its time; the first that fails says what to do. */
export const testConnection = defineCommand({
  id: 'deliveryDoctor.testConnection',
  title: l10n.t('Test Connection'),
  icon: 'pulse',
  palette: HAS_INSTANCE,
  menus: [instanceRow('1_session@2')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await context.manager.beforeSignIn(id, call.signal);
    // Read after the preparation, which may have corrected the address.
    const descriptor = context.manager.mustHave(id);
    const secret = (await context.secrets.get(id)) ?? (await askSecret(context.ui.prompter, descriptor, 'missing'));
    const credentials = secret === undefined ? undefined : credentialsOf(descriptor.signIn, secret);
    if (credentials === undefined) {
      throw new Cancelled();
    }
    const { requestTimeoutMs: timeoutMs, parallelCalls: parallel } = context.settings();
    const now = (): number => context.clock.now();
    const { url, caFile, roles } = descriptor;
    const results = await withProgress(l10n.t('Testing {0}', descriptor.name), async (signal, report) =>
      testConnectionSteps(
        {
          campaign: await context.loadCampaign(),
          open: { url, caFile, credentials, timeoutMs, parallel, log: context.log, now },
          servers: await context.manager.servers(id),
          now,
          roles,
          onStep: (result) => {
            report(stepName(result));
          },
        },
        signal,
      ),
    );
    const heading = l10n.t('Connection test of {0} ({1})', descriptor.name, url);
    await context.documents.showText(l10n.t('Test of {0}', descriptor.name), testText(heading, results, now()));
  },
});
