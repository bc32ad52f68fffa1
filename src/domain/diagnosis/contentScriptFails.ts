import * as l10n from '@vscode/l10n';
import { isAllowed } from '../actions';
import { STATES_SENDING } from '../deliveryState';
import { processedOf } from '../domainResults';
import type { DomainResults } from '../domainResults';
import type { EvidenceItem, Remedy } from '../finding';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, uncheckedOf, ruledOutUnless } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { journalProof } from './journalLine';

/** What a script of the content leaves in the journal (Adobe's support articles KA-15353, KA-18024). */
const SCRIPT_FAILS = /\bJST-310\d{3}\b|\bSCR-1600\d{2}\b/;

/** `'content htmlContent' line 38`, as the error names the place. */
const AT_LINE = /content (?:html|text)Content'? line (\d{1,6})/i;

/** Messages from which on a share says something, and the share that no provider alone explains. */
const FROM = 20;
const SHARE = 0.5;

/**
 * A script in the content fails while messages are made: they all become unreachable, whatever the provider, and their
 * addresses go into quarantine although nothing is wrong with them.
 */
export const contentScriptFails = defineCause({
  id: 'contentScriptFails',
  ruledOut: () => l10n.t('No script of its content fails.'),
  findings: {
    contentScriptFails: {
      title: (args) =>
        args.has('line')
          ? l10n.t('A script of its content fails at line {0}, for nearly every message', args.text('line'))
          : l10n.t('A script of its content fails, for nearly every message'),
      meaning: () =>
        l10n.t(
          'The messages become unreachable because they cannot be made, not because a provider refuses them. Pause ' +
            'the delivery before more addresses go into quarantine, correct the script, and take the addresses out of ' +
            'quarantine again.',
        ),
      page: 'failures',
    },
  },
  facts: {
    unreachableShare: (args) =>
      l10n.t('{0}% of {1} messages are unreachable', args.count('percent'), args.count('processed')),
  },
  concerns: ({ delivery }) => STATES_SENDING.includes(delivery.value.state),
  judge,
});

/** Whether a text is the error of a script in the content. */
export function tellsOfScript(text: string): boolean {
  return SCRIPT_FAILS.test(text);
}

/** Whether messages fail for their own content: what domains report says nothing of the domains then. */
export function failsByItsContent(evidence: Evidence): boolean {
  return proofOf(evidence) !== undefined && (unreachableShare(evidence)?.share ?? 0) >= SHARE;
}

function judge(evidence: Evidence) {
  const { journal, messageTexts, domains, delivery } = evidence;
  const proof = proofOf(evidence);
  if (!domains.ok || (proof === undefined && (!journal.ok || !messageTexts.ok))) {
    return ruledOutUnless(uncheckedOf(journal, messageTexts, domains));
  }
  const unreachable = unreachableShare(evidence);
  if (proof === undefined) {
    return RULED_OUT;
  }
  if (unreachable === undefined) {
    return NOT_APPLICABLE;
  }
  if (unreachable.share < SHARE) {
    return RULED_OUT;
  }
  const { id, state } = delivery.value;
  const pause: readonly Remedy[] = isAllowed('pause', state) ? [{ kind: 'pause', deliveryId: id }] : [];
  return found(
    finding({
      cause: 'contentScriptFails',
      severity: 'error',
      certainty: 'likely',
      args: { line: AT_LINE.exec(proof.text)?.[1] ?? '' },
      evidence: [
        proof.item,
        fact(domains, 'unreachableShare', {
          percent: Math.round(unreachable.share * 100),
          processed: unreachable.processed,
        }),
      ],
      remedies: [...pause, { kind: 'openAuditLog', deliveryId: id }],
    }),
  );
}

interface Proof {
  readonly text: string;
  readonly item: EvidenceItem<'journalLine' | 'messageText'>;
}

/** The newest line of the journal, or the commonest text of messages; one that names the place goes first. */
function proofOf({ journal, messageTexts }: Evidence): Proof | undefined {
  const lines = journal.ok
    ? journal.value.map((line): Proof => ({ text: line.message, item: journalProof(journal, line) })).reverse()
    : [];
  const texts = messageTexts.ok
    ? (messageTexts.value ?? []).map(({ text, count }): Proof => ({
        text,
        item: fact(messageTexts, 'messageText', { count, message: text }),
      }))
    : [];
  const telling = [...lines, ...texts].filter(({ text }) => tellsOfScript(text));
  return telling.find(({ text }) => AT_LINE.test(text)) ?? telling[0];
}

/** The share of unreachable messages over all domains; undefined where too few are known. */
function unreachableShare({ domains }: Evidence): { readonly share: number; readonly processed: number } | undefined {
  const results: readonly DomainResults[] = domains.ok ? (domains.value ?? []) : [];
  const processed = results.reduce((sum, one) => sum + (processedOf(one) ?? 0), 0);
  const unreachable = results.reduce((sum, one) => sum + (one.unreachable ?? 0), 0);
  return processed < FROM ? undefined : { share: unreachable / processed, processed };
}
