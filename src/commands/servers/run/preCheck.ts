import { l10n } from 'vscode';
import { describeError } from '../../../connections/errorText';
import { serverErrorText } from '../../../connections/serverErrorText';
import { isServerError } from '../../../servers/errors';
import type { ManagedServer } from '../../../servers/managedServer';
import { isModule, type ModuleId } from '../../../domain/expectedModules';
import type { RunningModule } from '../../../servers/sendingServer';
import type { CommandContext } from '../../context';

/** Deliveries named in a question; more are counted. */
const NAMED = 5;

/** What runs, and what an MTA has in hand. */
export interface PreCheck {
  readonly running?: RunningModule;
  /** Lines for the question and the transcript. */
  readonly deliveries: readonly string[];
}

/** Looks before anything is changed. Rejects when the server cannot be read: then nothing is changed. */
export async function preCheck(
  context: CommandContext,
  connectionId: string,
  server: ManagedServer,
  id: ModuleId,
  signal: AbortSignal,
): Promise<PreCheck> {
  const [{ modules }, deliveries] = await Promise.all([
    server.pdump(signal),
    id.name === 'mta' ? deliveriesInHand(context, connectionId, signal) : Promise.resolve([]),
  ]);
  const running = modules.find((one) => isModule(one, id));
  return { deliveries, ...(running === undefined ? {} : { running }) };
}

/** How many deliveries the MTA is at, and the biggest of them. */
export async function deliveriesInHand(
  { manager, clock }: CommandContext,
  connectionId: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const instance = await manager.instance(connectionId, signal);
    const now = clock.now() + instance.info.clockOffsetMs;
    const [counts, page] = await Promise.all([
      instance.deliveries.countByGroup(now, signal),
      instance.deliveries.list({ group: 'inProgress', now, pageSize: NAMED }, signal),
    ]);
    const inProgress = counts.get('inProgress') ?? 0;
    const waiting = (counts.get('pending') ?? 0) + (counts.get('needsAttention') ?? 0);
    const named = page.rows.map(({ label, internalName, counters }) => {
      const { processed, toDeliver } = counters;
      const done =
        processed === undefined || toDeliver === undefined
          ? ''
          : `: ${l10n.t('{0} of {1} messages', processed, toDeliver)}`;
      return `• ${label} (${internalName})${done}`;
    });
    if (inProgress > named.length) {
      named.push(l10n.t('… and {0} more', inProgress - named.length));
    }
    return [l10n.t('Deliveries in progress: {0}; waiting: {1}.', inProgress, waiting), ...named];
  } catch (error) {
    signal.throwIfAborted();
    return [l10n.t('The deliveries in progress could not be counted: {0}', describeError(error).what)];
  }
}

/** An error of the server in one sentence. */
export function errorWords(error: unknown): string {
  const words = isServerError(error) ? serverErrorText(error) : describeError(error);
  return words.why === undefined ? words.what : `${words.what}: ${words.why}`;
}
