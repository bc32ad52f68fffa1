import * as l10n from '@vscode/l10n';
import { fact, finding, NOT_APPLICABLE, uncheckedOf, verdictOf } from '../../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import { defineRule } from '../rule';

/** All servers of a platform should run the same build (Adobe, release notes). */
export const buildsDiffer = defineRule({
  id: 'buildsDiffer',
  scope: WHERE_SERVERS_ARE_OURS,
  title: (args) => l10n.t('The servers run different builds: {0}', args.text('builds')),
  meaning: () => l10n.t('All servers of a platform should run the same build: an update was not finished.'),
  ruledOut: () => l10n.t('All servers run the same build.'),
  page: 'releaseNotes',
  facts: { serverBuild: (args) => l10n.t('{0} runs build {1}', args.text('server'), args.text('build')) },
  judge: ({ servers }) => {
    const told = servers.flatMap(({ name, build, modules }) =>
      build === undefined || !modules.ok ? [] : [{ name, build, modules }],
    );
    const missing = uncheckedOf(...servers.map(({ modules }) => modules));
    if (told.length < 2) {
      return missing.length > 0 && servers.length > 1 ? verdictOf([], missing) : NOT_APPLICABLE;
    }
    const builds = new Set(told.map(({ build }) => build));
    if (builds.size === 1) {
      return verdictOf([], missing);
    }
    return verdictOf(
      [
        finding({
          cause: 'buildsDiffer',
          severity: 'warning',
          certainty: 'certain',
          args: { builds: told.map(({ name, build }) => `${name} ${build}`).join(', ') },
          evidence: told.map(({ name, build, modules }) => fact(modules, 'serverBuild', { server: name, build })),
        }),
      ],
      missing,
    );
  },
});
