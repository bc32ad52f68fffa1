import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { identifier, quoted, sentence, textsIn, timeOf, word } from '../answer/quoted';
import { maskText } from '../../connections/maskText';
import type { BoundTarget } from '../../operations/target';
import type { Explained, ToolCall } from '../context';
import { defineTool } from '../defineTool';
import { ToolProblem } from '../toolProblem';

/** What a remedy was found on is older than this: it has to be looked at again, ms. */
const OLD_MS = 15 * 60_000;

export const proposeRemedy = defineTool({
  name: 'campaign_propose_remedy',
  title: () => l10n.t('Propose a Remedy'),
  summary: () => l10n.t('Presents a remedy to a person, who decides. It changes nothing by itself.'),
  description:
    'Proposes one remedy of an explanation to the person, who sees in VS Code what it does and how it is undone, and decides there. It changes nothing: no tool here can. Name the remedy by its id (E1.2 of campaign_explain_delivery or campaign_health_check). The proposal ends by itself after some minutes. Never tell the person that it was done.',
  icon: 'lightbulb',
  budget: 800,
  reaches: 'list',
  proposes: true,
  input: z.strictObject({
    remedy: z.string().check(z.regex(/^E\d{1,6}\.\d{1,3}$/), z.describe('Id of the remedy, such as E1.2.')),
    because: z
      .string()
      .check(z.minLength(1), z.maxLength(500), z.describe('Why, in one or two sentences for the person.')),
  }),
  run: async (call, { remedy: id, because }) => {
    if (call.proposing === undefined) {
      throw new ToolProblem(word('Nobody can decide here: this server only reads. Tell the person what you advise.'));
    }
    const { explained, chosen, target } = remedyOf(call, id);
    const judge = await call.judge();
    const request = judge.requestOf(chosen.remedy);
    if (request === undefined) {
      throw new ToolProblem(word('A person completes this remedy: point to it instead of proposing it.'));
    }
    const names = textsIn(chosen.remedy);
    const answer = await call.proposing.propose(
      {
        ...(explained.deliveryId === undefined ? {} : { deliveryId: explained.deliveryId }),
        request,
        target,
        reason: `${judge.findingHeading(chosen.finding)}\n${maskText(because)}`,
      },
      call.signal,
    );
    if (answer.kind === 'notPossible') {
      throw new ToolProblem(word('It was not proposed.'), { because: quoted(answer.because) });
    }
    return {
      about: {
        state: word('waits for the person; nothing was changed'),
        remedy: identifier(id),
        does: sentence(judge.remedyTitle(chosen.remedy), names),
        effect: sentence(answer.effect, names),
        ends_at: timeOf(answer.until),
      },
    };
  },
});

interface Named {
  readonly explained: Explained;
  readonly target: BoundTarget;
  readonly chosen: Explained['remedies'][number];
}

function remedyOf({ explanations, now }: ToolCall, id: string): Named {
  const [explanation = '', number] = id.split('.');
  const explained = explanations.get(explanation);
  const chosen = explained?.remedies[Number(number) - 1];
  if (explained?.target === undefined || chosen === undefined) {
    throw new ToolProblem(word('There is no such remedy: explain the delivery first, then name one of its remedies.'));
  }
  if (now() - explained.at > OLD_MS) {
    throw new ToolProblem(word('What it was found on is too old: explain the delivery again.'));
  }
  return { explained, target: explained.target, chosen };
}
