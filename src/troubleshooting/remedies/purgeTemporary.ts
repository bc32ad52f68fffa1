import { l10n } from 'vscode';
import type { Remedy } from '../../domain/finding';
import type { TemporaryFile, TemporaryFiles } from '../../servers/files/temporaryFiles';
import type { RemedyChoice, RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { numberText } from '../words/format';
import { remedyEffect } from '../words/remedyWords';

type Purge = Extract<Remedy, { kind: 'purgeTemporary' }>;

const DAY = 24 * 60 * 60_000;

/** Ages to choose from, days. */
const AGES = [1, 2, 7, 30] as const;

/** As many names as a person reads. */
const NAMED = 8;

/** Lists temporary files, asks how old, deletes exactly what was listed, once, and lists again. */
export async function purgeTemporary(
  { kind, server: name }: Purge,
  connectionId: string,
  context: RemedyContext,
): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const server = (await access.servers(connectionId)).find((one) => one.name === name);
  const descriptor = access.descriptor(connectionId);
  if (server?.temporary === undefined || descriptor === undefined) {
    return {
      kind: 'failed',
      text: l10n.t('The files of {0} are out of reach.', name),
      nextStep: l10n.t('Look at the server in the connection’s settings.'),
    };
  }
  context.progress(l10n.t('Listing temporary files on {0}', name));
  const [files, host] = await Promise.all([server.temporary.list(signal), server.hostFacts?.(signal)]);
  const now = host?.clock.there ?? context.now();
  const choices = AGES.map((days) => ({
    days,
    old: files.filter(({ modifiedAt }) => now - modifiedAt > days * DAY),
  })).filter(({ old }) => old.length > 0);
  if (choices.length === 0) {
    return { kind: 'notNeeded', text: l10n.t('There is no temporary file older than a day on {0}.', name) };
  }
  const chosen = await context.choose(agesToChoose(name, choices));
  const listed = choices.find(({ days }) => String(days) === chosen)?.old;
  if (listed === undefined) {
    return { kind: 'declined' };
  }
  const agreed = await context.confirm({
    question: l10n.t('Delete {0} temporary files ({1} MB) on {2}?', numberText(listed.length), megabytes(listed), name),
    detail: `${remedyEffect({ kind, server: name })}\n\n${namesOf(listed)}`,
    action: l10n.t('Delete them'),
    environment: descriptor.environment,
    connectionName: descriptor.name,
    typeToConfirm: String(listed.length),
  });
  if (!agreed) {
    return { kind: 'declined' };
  }
  context.progress(l10n.t('Deleting {0} temporary files on {1}', numberText(listed.length), name));
  const outcome = await removeOnce(server.temporary, listed, name, context);
  const text = l10n.t(
    'Purge of {0} temporary files ({1} MB) on {2}',
    numberText(listed.length),
    megabytes(listed),
    name,
  );
  context.activity({ at: context.now(), connectionId, text, ok: outcome.kind === 'done' });
  return outcome;
}

function agesToChoose(
  server: string,
  choices: readonly { readonly days: number; readonly old: readonly TemporaryFile[] }[],
): RemedyChoice {
  return {
    title: l10n.t('Purge temporary files on {0}', server),
    options: choices.map(({ days, old }) => ({
      value: String(days),
      label: days === 1 ? l10n.t('Older than a day') : l10n.t('Older than {0} days', days),
      detail: l10n.t('{0} files, {1} MB', numberText(old.length), megabytes(old)),
    })),
  };
}

async function removeOnce(
  temporary: TemporaryFiles,
  listed: readonly TemporaryFile[],
  server: string,
  { signal }: RemedyContext,
): Promise<RemedyOutcome> {
  let trouble = '';
  try {
    await temporary.remove(listed, signal);
  } catch (error) {
    // Part of it may be done: only listing again tells. It is never sent again.
    trouble = becauseText(error);
  }
  // Not by the person's signal: who cancels while it is done still wants to know.
  const now = await temporary.list(new AbortController().signal).catch(() => undefined);
  if (now === undefined) {
    return {
      kind: 'failed',
      text: l10n.t(
        'It is not known which of the temporary files are still there on {0}: listing them again failed.',
        server,
      ),
      nextStep: l10n.t('Make sure that the server can be reached, then look again.'),
    };
  }
  const there = new Set(now.map(pathOf));
  const left = listed.filter((file) => there.has(pathOf(file)));
  if (left.length === 0) {
    return {
      kind: 'done',
      text: l10n.t(
        '{0} temporary files ({1} MB) were deleted on {2}.',
        numberText(listed.length),
        megabytes(listed),
        server,
      ),
    };
  }
  const text = l10n.t(
    '{0} of {1} temporary files are still there on {2}.',
    numberText(left.length),
    numberText(listed.length),
    server,
  );
  return {
    kind: 'failed',
    text: trouble === '' ? text : `${text} ${l10n.t('It could not be done, because {0}.', trouble)}`,
    nextStep: l10n.t('They may belong to another account, or be written to again: look at them on the server.'),
  };
}

function pathOf({ folder, name }: TemporaryFile): string {
  return `${folder}/${name}`;
}

function namesOf(files: readonly TemporaryFile[]): string {
  const names = files.slice(0, NAMED).map(pathOf).join('\n');
  return files.length > NAMED ? `${names}\n${l10n.t('… and {0} more', numberText(files.length - NAMED))}` : names;
}

function megabytes(files: readonly TemporaryFile[]): string {
  return numberText(Math.round(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6));
}
