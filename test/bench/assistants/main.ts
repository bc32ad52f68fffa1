// Twelve questions that an admin asks at night, with the calls that answer them, and the size of the answers.
// Usage: npm run bench:assistants [-- TOKENIZER], a module whose `encode(text)` counts tokens as a model does.
import '../../unit/vscodeStandIn';
import { tokensOf } from '../../../src/assistants/answer/answer';
import { onDemo, type DemoForTools } from '../../unit/assistants/onDemo';

type Answers = Record<string, unknown>;

interface Question {
  readonly asked: string;
  readonly calls: (asked: DemoForTools) => Promise<readonly (readonly [string, unknown])[]>;
  /** What the answer must tell. */
  readonly tells: RegExp;
}

async function idIn({ answer }: DemoForTools, input: Answers): Promise<string> {
  const { deliveries } = (await answer('campaign_find_deliveries', input)) as { deliveries: readonly { id: string }[] };
  return deliveries[0]?.id ?? '';
}

const stuck = (asked: DemoForTools): Promise<string> => idIn(asked, { group: 'needsAttention' });
const sent = (asked: DemoForTools): Promise<string> => idIn(asked, { group: 'finished', sort: 'size' });

const QUESTIONS: readonly Question[] = [
  {
    asked: 'Is everything all right?',
    calls: async () => [['campaign_instances', {}]],
    tells: /"needsAttention":2/,
  },
  {
    asked: 'What failed this week?',
    calls: async () => [['campaign_find_deliveries', { filter: 'state:failed since:7d' }]],
    tells: /"state":"(?:Failed|Preparation failed)"/,
  },
  {
    asked: 'Why is the newsletter stuck?',
    calls: async (asked) => [['campaign_explain_delivery', { delivery: await stuck(asked) }]],
    tells: /mtaNotRunning.*"certainty":"certain"/,
  },
  {
    asked: 'Is it only that one?',
    calls: async () => [['campaign_explain_pending', {}]],
    tells: /"overdue":[1-9]/,
  },
  {
    asked: 'Does the MTA run on all servers?',
    calls: async () => [['campaign_servers', {}]],
    tells: /"should_run_but_do_not":\[\{"quoted":"mta@demo"\}\]/,
  },
  {
    asked: 'What did it write before it stopped?',
    calls: async () => [['campaign_server_log', { server: 'sending-1', file: 'demo/log/mta.log' }]],
    tells: /"lines_newest_first":\[\{/,
  },
  {
    asked: 'How fast do we send, and when did it stop?',
    calls: async () => [['campaign_throughput', { period: 'last24Hours' }]],
    tells: /"peak":\{"per_hour"/,
  },
  {
    asked: 'What does the journal say about errors?',
    calls: async (asked) => [['campaign_journal', { delivery: await stuck(asked), problems_only: true }]],
    tells: /"kind":"(?:warning|error)"/,
  },
  {
    asked: 'Which providers refuse the last newsletter?',
    calls: async (asked) => [['campaign_failures', { delivery: await sent(asked) }]],
    tells: /"domains":\[\{"domain"/,
  },
  {
    asked: 'What did they answer?',
    calls: async (asked) => [['campaign_message_story', { delivery: await sent(asked) }]],
    tells: /"answer":\{"quoted"/,
  },
  {
    asked: 'How many opened the last newsletter?',
    calls: async (asked) => [['campaign_tracking', { delivery: await sent(asked) }]],
    tells: /"openRate","value":0\.\d/,
  },
  {
    asked: 'What should I look at before tomorrow’s send?',
    calls: async () => [
      ['campaign_health_check', {}],
      ['campaign_find_deliveries', { group: 'scheduled' }],
    ],
    tells: /modulesMissing/,
  },
];

/** Counts as a given vocabulary does; undefined without one. */
async function counter(module: string | undefined): Promise<((text: string) => number) | undefined> {
  if (module === undefined) {
    return undefined;
  }
  const { encode } = (await import(module)) as { encode(text: string): readonly number[] };
  return (text) => encode(text).length;
}

async function main(module: string | undefined): Promise<void> {
  const count = await counter(module);
  console.log('| question | tools | answered | tokens as counted here | by the vocabulary |');
  console.log('| --- | --- | --- | --- | --- |');
  await onDemo({}, async (asked) => {
    for (const question of QUESTIONS) {
      const calls = await question.calls(asked);
      const texts = await Promise.all(calls.map(async ([name, input]) => (await asked.call(name, input)).text));
      const names = calls.map(([name]) => `\`${name}\``).join(', ');
      const ours = texts.reduce((sum, text) => sum + tokensOf(text), 0);
      const theirs = count === undefined ? '' : String(texts.reduce((sum, text) => sum + count(text), 0));
      const isAnswered = question.tells.test(texts.join('\n'));
      console.log(`| ${question.asked} | ${names} | ${isAnswered ? 'yes' : 'NO'} | ${ours} | ${theirs} |`);
      process.exitCode = isAnswered ? process.exitCode : 1;
    }
  });
}

void main(process.argv[2]);
