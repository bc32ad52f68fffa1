import * as l10n from '@vscode/l10n';
import { fact, finding, NOT_APPLICABLE, uncheckedOf, verdictOf } from '../../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { BULLETINS_AS_OF, missingFixes, SUPPORTED_FROM } from './securityBulletins';

/** The build of a company's own server lacks fixes of Adobe's security bulletins. Silent for servers that Adobe hosts. */
export const buildVulnerable = defineRule({
  id: 'buildVulnerable',
  scope: WHERE_SERVERS_ARE_OURS,
  title: (args) =>
    l10n.t(
      '{0} runs build {1}, which lacks security fixes: {2}',
      args.text('server'),
      args.text('build'),
      args.text('bulletins'),
    ),
  meaning: (args) =>
    args.number('deprecated') === 1
      ? l10n.t(
          'Anyone who can reach it may take it over. The build is deprecated, too: install build {0} or newer, and restart nlserver. As of {1}.',
          args.text('fixedIn'),
          args.time('asOfAt'),
        )
      : l10n.t(
          'Anyone who can reach it may take it over: install build {0} or newer, and restart nlserver. As of {1}.',
          args.text('fixedIn'),
          args.time('asOfAt'),
        ),
  ruledOut: () => l10n.t('The builds of the servers have all security fixes that we know of.'),
  page: 'releaseNotes',
  facts: { buildSeen: (args) => l10n.t('build {0}', args.text('build')) },
  judge: ({ servers }) => {
    const told = servers.filter(({ build, modules }) => build !== undefined || !modules.ok);
    if (told.length === 0) {
      return NOT_APPLICABLE;
    }
    const findings = servers.flatMap(({ name, build, modules }) => {
      const missing = build === undefined ? undefined : missingFixes(build);
      const [newest] = missing ?? [];
      if (build === undefined || !modules.ok || missing === undefined || newest === undefined) {
        return [];
      }
      return [
        finding({
          cause: 'buildVulnerable',
          severity: missing.some(({ withoutSignIn }) => withoutSignIn) ? 'error' : 'warning',
          certainty: 'certain',
          args: {
            server: name,
            build,
            bulletins: missing.map(({ id }) => id).join(', '),
            fixedIn: newest.fixedIn,
            deprecated: Number(build) < SUPPORTED_FROM ? 1 : 0,
            asOfAt: BULLETINS_AS_OF,
          },
          evidence: [fact(modules, 'buildSeen', { build })],
        }),
      ];
    });
    return verdictOf(findings, uncheckedOf(...servers.map(({ modules }) => modules)));
  },
});
