import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { sentence, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { aboutInstance, accessOf, chosen, INSTANCE } from './common';
import { explanationOf, uncheckedPart } from './explanation';

export const healthCheck = defineTool({
  name: 'campaign_health_check',
  title: () => l10n.t('Health Check'),
  summary: () => l10n.t('Compares an instance with Adobe’s advice: load, deliverability, servers, emails, DNS.'),
  description:
    'Examines a whole instance as the Advisor view does: planned load, failures, workflows, servers and disk, deliverability, DNS of the senders, images of mails. Answers what was found with certainty and evidence, remedies with ids for campaign_propose_remedy, what is in order, and what could not be checked. Takes up to a minute.',
  icon: 'heart',
  budget: 4000,
  reaches: 'instance',
  input: z.strictObject({ instance: INSTANCE }),
  run: async (call, { instance }) => {
    const found = await chosen(call, instance);
    call.progress(word('Examining the instance and its servers'));
    const judge = await call.judge();
    const { id: connectionId } = found.descriptor;
    const [target, { at, findings, healthy, unchecked }] = await Promise.all([
      call.proposing?.bind(connectionId, call.signal),
      judge.examineInstance(accessOf(call), connectionId, {
        now: call.now,
        signal: call.signal,
        ...(call.threshold === undefined ? {} : { threshold: call.threshold }),
        ...(call.dkimSelectors === undefined ? {} : { dkimSelectors: call.dkimSelectors }),
      }),
    ]);
    const explained = explanationOf(call, judge, { connectionId, at, target, findings });
    return {
      about: { ...aboutInstance(found), explanation: explained.id },
      lists: {
        findings: explained.findings,
        not_checked: unchecked.map(uncheckedPart),
        in_order: healthy.map((rule) => sentence(rule, [])),
      },
    };
  },
});
