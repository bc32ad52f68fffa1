import { l10n } from 'vscode';
import { BACK } from '../../platform/prompter';
import { NextStep } from '../../platform/nextStep';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { plainRow } from '../menuPlaces';
import { HAS_INSTANCE } from '../menuPlaces';

/** Puts a proposal of an assistant before the person: the one that was clicked, else one of those that wait. */
export const reviewProposal = defineCommand({
  id: 'deliveryDoctor.reviewProposal',
  title: l10n.t('Review a Proposal…'),
  icon: 'lightbulb',
  palette: HAS_INSTANCE,
  menus: [plainRow('deliveries', 'proposal', 'inline@1'), plainRow('deliveries', 'proposal', '1_proposal@1')],
  run: async (context, { clicked, title }) => {
    const id = proposalIdOf(clicked) ?? (await pick(context, title));
    if (id !== undefined) {
      await context.proposals.review(id);
    }
  },
});

/** Drops a proposal. */
export const dismissProposal = defineCommand({
  id: 'deliveryDoctor.dismissProposal',
  title: l10n.t('Dismiss the Proposal'),
  icon: 'close',
  palette: false,
  menus: [plainRow('deliveries', 'proposal', 'inline@2'), plainRow('deliveries', 'proposal', '1_proposal@2')],
  run: async ({ proposals }, { clicked }) => {
    const id = proposalIdOf(clicked);
    if (id !== undefined) {
      await proposals.dismiss(id);
    }
  },
});

async function pick({ proposals, manager, ui }: CommandContext, title: string): Promise<string | undefined> {
  await proposals.watch();
  const choices = proposals.pending.map(({ id, title: label, reason, target, proposer }) => ({
    label,
    description: manager.descriptor(target.connectionId)?.name ?? target.url,
    detail: l10n.t('{0}: {1}', proposer, reason.replace(/\s+/g, ' ')),
    value: id,
  }));
  if (choices.length === 0) {
    throw new NextStep({
      what: l10n.t('No proposal waits'),
      next: l10n.t('Assistants propose remedies that you decide on; each ends after a quarter of an hour.'),
    });
  }
  const chosen = await ui.prompter.pick({
    title,
    placeholder: l10n.t('Each asks before it changes anything'),
    choices,
  });
  return chosen === BACK ? undefined : chosen;
}

/** The proposal that an argument names: that of a link, or the row of the tree, whose fix it is. */
function proposalIdOf(clicked: unknown): string | undefined {
  if (typeof clicked !== 'object' || clicked === null) {
    return undefined;
  }
  if ('proposalId' in clicked && typeof clicked.proposalId === 'string') {
    return clicked.proposalId;
  }
  const fixes: readonly unknown[] = 'fixes' in clicked && Array.isArray(clicked.fixes) ? clicked.fixes : [];
  const [first] = fixes;
  return typeof first === 'object' && first !== null && 'argument' in first ? proposalIdOf(first.argument) : undefined;
}
