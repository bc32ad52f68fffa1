import { Hover, l10n, MarkdownString, Range, type HoverProvider, type Uri } from 'vscode';
import { shownText } from '../../../platform/markdownText';
import type { Explanation, PageLink, TextPlace } from '../../../domain/explanation';
import { codeAt, type FoundCode } from '../../../domain/log/codeAt';
import { ENHANCED_SOURCE, SMTP_REPLY_SOURCE } from '../../../domain/log/smtpTable';
import { codeFamilyText, explainText } from '../../../knowledge';
import { explanationLines } from '../../../platform/explanationText';
import { languageOfTheWindow } from '../../../platform/language';
import type { LogTarget } from '../contract';
import { ENHANCED_WORDS, REPLY_WORDS } from './smtpWords';

/** What stands under the mouse, in words; `title` is the text itself. */
interface Said {
  readonly title: string;
  readonly lines: readonly string[];
  readonly links: readonly PageLink[];
  readonly start: number;
  readonly end: number;
}

/** Says what the code or text under the mouse means, what can be done, and who says so. */
export function codeHover(targetOf: (uri: Uri) => LogTarget | undefined): HoverProvider {
  return {
    provideHover: (document, { line, character }) => {
      const { text } = document.lineAt(line);
      const said = saidAt(text, character, placeOf(targetOf(document.uri)));
      return said.length === 0
        ? undefined
        : new Hover(
            said.map(markdownOf),
            new Range(line, Math.min(...said.map(({ start }) => start)), line, Math.max(...said.map(({ end }) => end))),
          );
    },
  };
}

/** What kind of text a log holds; undefined for files and for the record of what was changed from here. */
export function placeOf(target: LogTarget | undefined): TextPlace | undefined {
  switch (target?.kind) {
    case 'audit':
      return 'journal';
    case 'server':
      return 'serverLog';
    default:
      return undefined;
  }
}

/** All that is known of the text at a column, best first. */
export function saidAt(text: string, column: number, place?: TextPlace): readonly Said[] {
  const code = codeAt(text, column);
  if (code !== undefined && code.kind !== 'campaign') {
    return [ofProtocol(code)];
  }
  const here = code ?? { start: column, end: column };
  const explanations = explainText(text, {
    language: languageOfTheWindow(),
    ...(place === undefined ? {} : { place }),
  }).filter(({ start, end }) => start <= here.start && here.end <= end);
  const said = explanations.map((explanation) => ofCatalogue(text, explanation));
  if (code === undefined) {
    return said;
  }
  const family = codeFamilyText(code.text);
  return said.length > 0 ? said : [ofUnknownCode(code, family)];
}

function ofCatalogue(text: string, explanation: Explanation): Said {
  const { start, end, links } = explanation;
  return { title: text.slice(start, end), lines: explanationLines(explanation), links, start, end };
}

function ofUnknownCode({ text, start, end }: FoundCode, family: string | undefined): Said {
  const lines = [
    ...(family === undefined ? [] : [family]),
    l10n.t(
      'No page or support article of Adobe that we know of explains this code; the text behind it says what happened.',
    ),
  ];
  return { title: text, lines, links: [], start, end };
}

function ofProtocol(code: Exclude<FoundCode, { kind: 'campaign' }>): Said {
  const { text: title, start, end } = code;
  switch (code.kind) {
    case 'enhanced': {
      const detail =
        code.detail === undefined
          ? l10n.t('This detail is not registered; the text of the reply says more.')
          : ENHANCED_WORDS[code.detail];
      return { title, lines: [detail, outcome(code.status)], links: [ENHANCED_SOURCE], start, end };
    }
    case 'reply':
      return { title, lines: [REPLY_WORDS[code.reply]], links: [SMTP_REPLY_SOURCE], start, end };
    case 'returnCode':
      return { title, lines: [returnCode(code.value)], links: [], start, end };
  }
}

function markdownOf({ title, lines, links }: Said): MarkdownString {
  const markdown = new MarkdownString();
  markdown
    .appendMarkdown('**')
    .appendMarkdown(shownText(title))
    .appendMarkdown('** \u2013 ')
    .appendMarkdown(shownText(lines[0] ?? ''));
  for (const line of lines.slice(1)) {
    markdown.appendMarkdown('\n\n').appendMarkdown(shownText(line));
  }
  if (links.length > 0) {
    markdown.appendMarkdown(`\n\n${links.map(({ title: page, url }) => `[${page}](${url})`).join(' · ')}`);
  }
  return markdown;
}

function outcome(status: '2' | '4' | '5'): string {
  switch (status) {
    case '2':
      return l10n.t('The message was accepted.');
    case '4':
      return l10n.t('The failure is temporary: it is tried again.');
    case '5':
      return l10n.t('The failure is permanent: trying the same again does not help.');
  }
}

function returnCode(value: string): string {
  if (value === '0') {
    return l10n.t('Campaign’s own return code: it went well.');
  }
  return l10n.t(
    'Campaign’s own return code for the failure whose text stands before it. Adobe does not publish what the numbers mean.',
  );
}
