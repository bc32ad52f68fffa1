import { l10n, window } from 'vscode';
import type { PanelDeps } from '../../contract';
import { deliveryGone, PanelProblem } from '../../frame/panelProblem';
import { readLabels } from '../filterChoices';
import { openLog, withColumns } from '../openLog';
import { brokenOff, resumeExport } from './exportLog';
import { endsLineAt } from './openRowFile';
import { isAtWork, UnfinishedExports, type Unfinished } from './unfinished';

/**
 * Asks about exports that ended with the window they ran in. One whose filter looks for an address is not offered here,
 * as the address was not kept: it is when somebody exports the same rows to the same file.
 */
export async function offerResume(deps: PanelDeps): Promise<void> {
  const unfinished = new UnfinishedExports(deps.state);
  for (const one of unfinished.all()) {
    if (
      one.cancelled ||
      !one.whole ||
      isAtWork(one, process.pid) ||
      deps.access.descriptor(one.connectionId) === undefined
    ) {
      continue;
    }
    const [resume, forget] = [l10n.t('Resume export'), l10n.t('Forget it')];
    const chosen = await window.showInformationMessage(brokenOff(one), resume, forget);
    if (chosen === forget) {
      await unfinished.forget(one.path);
    }
    if (chosen === resume) {
      await takeUp(deps, unfinished, one);
    }
  }
}

async function takeUp(deps: PanelDeps, unfinished: UnfinishedExports, one: Unfinished): Promise<void> {
  const describe = (error: unknown): string => {
    const { what, next } = error instanceof PanelProblem ? error.text : deps.describeError(error);
    return next === undefined ? what : `${what} ${next}`;
  };
  try {
    if (!(await endsLineAt(one.path, one.bytes).catch(() => false))) {
      await unfinished.forget(one.path);
      void window.showWarningMessage(
        l10n.t('{0} is not as the export left it, and stays as it is. Export the log again.', one.path),
      );
      return;
    }
    const signal = AbortSignal.timeout(120_000);
    const instance = await deps.access.instance(one.connectionId, signal);
    const delivery = await instance.deliveries.get(one.deliveryId, signal);
    if (delivery === undefined) {
      throw deliveryGone();
    }
    const labels = await readLabels(instance.messages, one.deliveryId, signal);
    const { tab, deliveryId, filter, masked } = one;
    const options = { tab, deliveryId, filter, masked, words: { statuses: labels, proof: delivery.proof } };
    const now = (): number => deps.now() + instance.info.clockOffsetMs;
    await resumeExport(
      {
        format: one.format,
        subject: one,
        unfinished,
        now,
        describe,
        upTo: async (endId, until) => {
          const log = await openLog(instance, { ...options, endId }, until);
          return one.columns === undefined ? log : withColumns(log, one.columns);
        },
      },
      one,
    );
  } catch (error) {
    void window.showErrorMessage(describe(error));
  }
}
