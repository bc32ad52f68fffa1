import { l10n } from 'vscode';
import type { ModuleId } from '../../../domain/expectedModules';
import type { ManagedServer } from '../../../servers/managedServer';
import type { Transcript } from '../../context';
import { errorSentence } from '../../../connections/errorText';

/** Lines of the module's log shown when it did not come. */
const LOG_LINES = 40;

/** The end of a module's log: it usually says why. */
export async function showEndOfLog(
  server: ManagedServer,
  { name, instance }: ModuleId,
  transcript: Transcript,
  signal: AbortSignal,
): Promise<void> {
  const file = `${instance}/log/${name}.log`;
  try {
    const tail = await server.logs.tail(file, { lines: LOG_LINES, signal });
    if (tail === undefined) {
      transcript.line(l10n.t('There is no log {0}.', `var/${file}`));
    } else {
      transcript.line(l10n.t('The end of {0}:', `var/${file}`));
      transcript.output(tail.lines.join('\n'));
    }
  } catch (error) {
    transcript.line(errorSentence(error));
  }
}
