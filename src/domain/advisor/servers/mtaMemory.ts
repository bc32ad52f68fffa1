import * as l10n from '@vscode/l10n';
import { fact, finding, ruledOutUnless, uncheckedOf } from '../../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../../topology/roleScope';
import { defineRule } from '../rule';

const BYTES_PER_MB = 1e6;

/** An MTA above its memory limit is restarted, and sends nothing meanwhile (Adobe, "The server configuration file": maxMemoryMb 1024). */
export const mtaMemory = defineRule({
  id: 'mtaMemory',
  scope: WHERE_MAIL_IS_SENT,
  steps: ['mtaLimits'],
  title: (args) =>
    l10n.t(
      'The MTA on {0} takes {1} MB of memory; Adobe advises {2} at most',
      args.text('server'),
      args.count('memoryMb'),
      args.count('most'),
    ),
  meaning: () =>
    l10n.t(
      'Above its limit it is restarted, and nothing is sent meanwhile. Look at maxWorkingSetMb and maxWaitingMessages, and restart it when there is little to send.',
    ),
  ruledOut: () => l10n.t('The memory of every MTA is within its limit.'),
  page: 'affinities',
  facts: {
    moduleMemory: (args) => l10n.t('{0} takes {1} MB', args.text('module'), args.count('memoryMb')),
  },
  thresholds: {
    /** Adobe: maxMemoryMb 1024. */
    mtaMemoryMb: {
      name: 'advisor.maxMtaMemoryMb',
      description: () => l10n.t('How many megabytes of memory an MTA may use.'),
      fallback: 1024,
      min: 64,
      max: 65_536,
    },
  },
  judge: ({ servers, instanceName }, { mtaMemoryMb }) => {
    const findings = servers.flatMap(({ name, modules }) => {
      if (!modules.ok) {
        return [];
      }
      const hungry = modules.value.find(
        (one) =>
          one.name === 'mta' &&
          (one.instance ?? instanceName) === instanceName &&
          (one.memoryBytes ?? 0) > mtaMemoryMb * BYTES_PER_MB,
      );
      if (hungry === undefined) {
        return [];
      }
      const memoryMb = Math.round((hungry.memoryBytes ?? 0) / BYTES_PER_MB);
      return [
        finding({
          cause: 'mtaMemory',
          severity: 'warning',
          certainty: 'certain',
          args: { server: name, memoryMb, most: mtaMemoryMb },
          evidence: [fact(modules, 'moduleMemory', { module: `mta@${instanceName}`, memoryMb })],
          remedies: [{ kind: 'restartModule', server: name, module: 'mta', instance: instanceName }],
        }),
      ];
    });
    const missing = uncheckedOf(...servers.map(({ modules }) => modules));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
});
