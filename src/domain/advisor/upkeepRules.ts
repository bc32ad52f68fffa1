import { WATCHED_WORKFLOWS, stands } from '../diagnosis/workflowStopped';
import { BECAUSE, RULED_OUT, fact, finding, found, ruledOutUnless, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { AdvisorOption } from './facts';
import { uncheckedBecause } from './rule';
import type { Rule } from './rule';

const PURGES = [
  'NmsCleanup_BroadLogPurgeDelay',
  'NmsCleanup_TrackingLogPurgeDelay',
] as const satisfies readonly AdvisorOption[];

/** A purge delay of 0 keeps logs for ever: tables grow until everything that reads them is slow (Adobe, "Database cleanup workflow"). */
export const purgeUnlimited: Rule = {
  id: 'purgeUnlimited',
  judge: ({ options }): Verdict => {
    const reads = PURGES.map((option) => ({ option, read: options[option] }));
    const endless = reads.flatMap(({ option, read }) =>
      read.ok && read.value?.trim() === '0' ? [{ option, read }] : [],
    );
    if (endless.length === 0) {
      return reads.every(({ read }) => read.ok) ? RULED_OUT : uncheckedBecause(...reads.map(({ read }) => read));
    }
    return found(
      finding({
        cause: 'purgeUnlimited',
        severity: 'warning',
        certainty: 'certain',
        args: { options: endless.map(({ option }) => option).join(', ') },
        evidence: endless.map(({ option, read }) => fact(read, 'purgeDelay', { option })),
      }),
    );
  },
};

/** An MTA above its memory limit is restarted, and sends nothing meanwhile (Adobe, "The server configuration file": maxMemoryMb 1024). */
export const mtaMemory: Rule = {
  id: 'mtaMemory',
  judge: ({ servers, instanceName }, { mtaMemoryMb }): Verdict => {
    const findings = servers.flatMap(({ name, modules }) => {
      if (!modules.ok) {
        return [];
      }
      const hungry = modules.value.find(
        (one) =>
          one.name === 'mta' &&
          (one.instance ?? instanceName) === instanceName &&
          (one.memoryBytes ?? 0) > mtaMemoryMb * 1e6,
      );
      if (hungry === undefined) {
        return [];
      }
      const args = { server: name, memoryMb: Math.round((hungry.memoryBytes ?? 0) / 1e6), most: mtaMemoryMb };
      return [
        finding({
          cause: 'mtaMemory',
          severity: 'warning',
          certainty: 'certain',
          args,
          evidence: [fact(modules, 'moduleMemory', { module: `mta@${instanceName}`, memoryMb: args.memoryMb })],
          remedies: [{ kind: 'restartModule', server: name, module: 'mta', instance: instanceName }],
        }),
      ];
    });
    const missing = servers.flatMap(({ modules }) => (modules.ok ? [] : [unchecked(modules)]));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
};

/** Technical workflows that deliveries need, and that are stopped or ended in an error. */
export const workflowsInError: Rule = {
  id: 'workflowsInError',
  judge: ({ workflows }): Verdict => {
    const reads = WATCHED_WORKFLOWS.map((name) => ({ name, read: workflows[name] }));
    const findings = reads.flatMap(({ name, read }) => {
      if (read?.ok !== true || read.value === undefined || !stands(read.value)) {
        return [];
      }
      const { label, state, failed } = read.value;
      return [
        finding({
          cause: 'workflowsInError',
          severity: 'warning',
          certainty: 'certain',
          args: { workflow: name, label, failed: failed === true ? 1 : 0 },
          evidence: [
            fact(read, failed === true ? 'workflowFailed' : 'workflowState', {
              label,
              workflow: name,
              state: state ?? '',
            }),
          ],
          remedies: [{ kind: 'restartWorkflow', workflow: name }],
        }),
      ];
    });
    const missing = reads.flatMap(({ name, read }) => {
      if (read === undefined) {
        return [{ what: name, because: BECAUSE.notGiven }];
      }
      return read.ok ? [] : [unchecked(read)];
    });
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
};
