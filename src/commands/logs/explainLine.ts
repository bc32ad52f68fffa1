import { env, l10n, window } from 'vscode';
import { z } from 'zod';
import type { Explanation, TextPlace } from '../../domain/explanation';
import { explanationLines } from '../../platform/explanationText';
import { languageOfTheWindow } from '../../platform/language';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';

const IN_LOG = 'editorLangId == campaign-log';
const PLACES = [
  'journal',
  'message',
  'workflow',
  'serverLog',
  'nlserver',
  'soap',
  'console',
  'elsewhere',
] as const satisfies readonly TextPlace[];

/** What a lens or a panel hands over: a text, and where it was met. */
const Wanted = z.object({ text: z.string(), place: z.optional(z.enum(PLACES)) });

/** More lines than somebody means by "this". */
const MOST_LINES = 200;

/**
 * Says what a text of an instance or a server means: the one handed over, what is selected in any editor or the line of
 * the cursor in a log, else what is on the clipboard, after asking.
 */
export const explainLine = defineCommand({
  id: 'deliveryDoctor.explainLine',
  title: l10n.t('Explain This Line…'),
  icon: 'lightbulb',
  menus: [{ menu: 'editor/context', when: IN_LOG, group: 'navigation@8' }],
  run: async (context, { clicked }) => {
    const handed = Wanted.safeParse(clicked);
    const text = handed.success ? handed.data.text : (textInFront() ?? (await askedFor(context)));
    if (text !== undefined && text.trim() !== '') {
      await show(context, text, handed.success ? handed.data.place : undefined);
    }
  },
});

function textInFront(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const line = document.languageId === 'campaign-log' ? document.lineAt(selection.active.line).text : undefined;
  const selected = selection.isEmpty ? line : document.getText(selection);
  return selected?.trim() === '' ? undefined : selected;
}

async function askedFor({ ui }: CommandContext): Promise<string | undefined> {
  const [copied = ''] = (await env.clipboard.readText()).split(/\r?\n/).filter((line) => line.trim() !== '');
  const typed = await ui.prompter.input({
    title: l10n.t('Explain a line'),
    prompt: l10n.t('A line of a journal, a log, a fault or a message, as Adobe Campaign wrote it'),
    value: copied.slice(0, 2000),
  });
  return typeof typed === 'string' ? typed : undefined;
}

async function show({ documents }: CommandContext, text: string, place: TextPlace | undefined): Promise<void> {
  const { explainText, codeFamilyText } = await import('../../knowledge');
  const context = { language: languageOfTheWindow(), ...(place === undefined ? {} : { place }) };
  const lines = text.split(/\r?\n/).slice(0, MOST_LINES);
  const explained = lines
    .filter((line) => line.trim() !== '')
    .map((line) => section(line, explainText(line, context), codeFamilyText));
  await documents.showText(l10n.t('Explanation'), `${explained.join('\n\n')}\n`);
}

function section(
  line: string,
  explanations: readonly Explanation[],
  familyText: (code: string) => string | undefined,
): string {
  if (explanations.length > 0) {
    return [`> ${line.trim()}`, ...explanations.map(paragraph)].join('\n\n');
  }
  const families = [...line.matchAll(/\b[A-Z]{3}-\d{6}\b/g)].flatMap(([code]) => {
    const family = familyText(code);
    return family === undefined ? [] : [`${code}: ${family}`];
  });
  return [
    `> ${line.trim()}`,
    ...families,
    l10n.t('Nothing that Adobe published and we know of explains this text.'),
  ].join('\n\n');
}

function paragraph(explanation: Explanation): string {
  return [...explanationLines(explanation), ...explanation.links.map(({ title, url }) => `${title}: ${url}`)].join(
    '\n',
  );
}
