import { Hover, l10n, MarkdownString, Range, type HoverProvider } from 'vscode';
import { codeAt, type FoundCode } from '../../../domain/log/codeAt';
import { CAMPAIGN_CODES, type CodeSource } from '../../../domain/log/codeTable';
import { ENHANCED_SOURCE, SMTP_REPLY_SOURCE } from '../../../domain/log/smtpTable';
import { CAMPAIGN_CODE_WORDS, FAMILY_WORDS } from './campaignCodeWords';
import { ENHANCED_WORDS, REPLY_WORDS } from './smtpWords';

/** Says what the code under the mouse means, and who says so. */
export const codeHover: HoverProvider = {
  provideHover: (document, position) => {
    const { text } = document.lineAt(position.line);
    const code = codeAt(text, position.character);
    if (code === undefined) {
      return undefined;
    }
    const range = new Range(position.line, code.start, position.line, code.end);
    return new Hover(markdownOf(code), range);
  },
};

function markdownOf(code: FoundCode): MarkdownString {
  const { words, source } = explain(code);
  const markdown = new MarkdownString(`**${code.text}** \u2013 `);
  markdown.appendText(words.join(' '));
  if (source !== undefined) {
    markdown.appendMarkdown(`\n\n[${source.title}](${source.url})`);
  }
  return markdown;
}

/** What is known of a code, in words. */
export function explain(code: FoundCode): { readonly words: readonly string[]; readonly source?: CodeSource } {
  switch (code.kind) {
    case 'campaign': {
      const family = code.family === undefined ? [] : [FAMILY_WORDS[code.family]];
      if (code.code !== undefined) {
        return { words: [CAMPAIGN_CODE_WORDS[code.code], ...family], source: CAMPAIGN_CODES[code.code] };
      }
      return {
        words: [...family, l10n.t('Adobe publishes no meaning of this code; the text behind it says what happened.')],
      };
    }
    case 'enhanced': {
      const detail =
        code.detail === undefined
          ? l10n.t('This detail is not registered; the text of the reply says more.')
          : ENHANCED_WORDS[code.detail];
      return { words: [detail, outcome(code.status)], source: ENHANCED_SOURCE };
    }
    case 'reply':
      return { words: [REPLY_WORDS[code.reply]], source: SMTP_REPLY_SOURCE };
    case 'returnCode':
      return { words: [returnCode(code.value)] };
  }
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
