import { l10n, window, type TextDocument } from 'vscode';
import { idsIn } from '../../../domain/log/logIds';
import { parseFilter } from '../../../domain/log/logFilter';
import { Cancelled } from '../../../platform/abort';
import { LOG_TIMES, type LogTimes } from '../../../platform/settings/definitions';
import { levelText } from '../logDocument';
import type { ActionContext } from './actionContext';
import { keepEntry, keepLine, type Shown } from './keepPlace';

type OnLog = ActionContext & { readonly log: Shown['log'] };

/** Asks for a filter, and shows what it lets through. */
export async function askFilter(context: OnLog): Promise<void> {
  const typed = await context.deps.prompter().input({
    title: l10n.t('Filter the Log'),
    prompt: l10n.t(
      'Text to show, !text to leave out, several between commas, /regular expressions/ too; empty shows everything',
    ),
    placeholder: 'timeout, /5\\d\\d /, !heartbeat',
    value: context.log.filter?.text ?? '',
    check: (value) => {
      const parsed = parseFilter(value);
      return parsed.ok
        ? undefined
        : { severity: 'error', text: l10n.t('{0} is not a regular expression', parsed.term) };
    },
  });
  if (typeof typed !== 'string') {
    throw new Cancelled();
  }
  await showOnly(context, typed);
}

/** Asks for the least level, and shows the entries that have it. */
export async function askLevel(context: OnLog): Promise<void> {
  const { log, deps, changed } = context;
  const picked = await deps.prompter().pick<string>({
    title: l10n.t('Choose the Levels of the Log'),
    selected: log.level ?? ALL_LEVELS,
    choices: [
      { label: levelText(undefined), value: ALL_LEVELS },
      { label: levelText('warning'), value: 'warning' },
      { label: levelText('error'), value: 'error' },
    ],
  });
  if (typeof picked !== 'string') {
    throw new Cancelled();
  }
  await keepEntry(context, () => {
    log.showFrom(picked === 'warning' || picked === 'error' ? picked : undefined);
    changed(log);
  });
}

const ALL_LEVELS = 'all';

/** Shows only the lines that name the delivery of the cursor's line; asks which where that line names none. */
export async function onlyThisDelivery(context: OnLog): Promise<void> {
  const { editor, deps } = context;
  const { document, selection } = editor;
  const here = deliveriesIn(document, selection.active.line, selection.active.line + 1)[0];
  const ids = here === undefined ? deliveriesIn(document, 0, document.lineCount) : [here];
  if (ids.length === 0) {
    window.setStatusBarMessage(l10n.t('No line of this log names a delivery'), 5000);
    return;
  }
  const picked =
    ids.length === 1
      ? ids[0]
      : await deps.prompter().pick({
          title: l10n.t('Show Only This Delivery'),
          placeholder: l10n.t('Which delivery?'),
          choices: ids.map((id) => ({ label: id, value: id })),
        });
  if (typeof picked !== 'string') {
    throw new Cancelled();
  }
  await showOnly(context, deliveryFilter(picked));
}

/** The filter that lets lines through which name a delivery: its id must not be a part of a longer number. */
function deliveryFilter(id: string): string {
  return `/\\b${id}\\b/`;
}

/** The newest first. */
function deliveriesIn(document: TextDocument, from: number, to: number): readonly string[] {
  const found = new Set<string>();
  for (let line = to - 1; line >= from && found.size < MOST_DELIVERIES; line -= 1) {
    for (const { kind, id } of idsIn(document.lineAt(line).text)) {
      if (kind === 'delivery') {
        found.add(id);
      }
    }
  }
  return [...found];
}

/** More than somebody chooses from. */
const MOST_DELIVERIES = 200;

/** Shows or hides process, thread, number, channel and date of each entry. */
export async function toggleColumns(context: OnLog): Promise<void> {
  await keepLine(context, () => {
    context.log.toggleCompact();
    context.changed(context.log);
  });
}

/** Asks in whose time the log is shown. */
export async function askTimes(context: OnLog): Promise<void> {
  const { log, deps, changed } = context;
  const picked = await deps.prompter().pick({
    title: l10n.t('Choose the Time Zone of the Log'),
    selected: log.times,
    choices: LOG_TIMES.map((value) => ({ label: timesText(value), value })),
  });
  if (typeof picked !== 'string') {
    throw new Cancelled();
  }
  await keepLine(context, () => {
    log.showTimes(picked);
    changed(log);
  });
}

export function timesText(times: LogTimes): string {
  switch (times) {
    case 'instance':
      return l10n.t('In the instance’s time');
    case 'local':
      return l10n.t('In local time');
    case 'utc':
      return l10n.t('In UTC');
  }
}

async function showOnly(context: OnLog, typed: string): Promise<void> {
  const parsed = parseFilter(typed);
  if (!parsed.ok) {
    return;
  }
  await keepEntry(context, () => {
    context.log.showOnly(parsed.filter);
    context.changed(context.log);
  });
}
