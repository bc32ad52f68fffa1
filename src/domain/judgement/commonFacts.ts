import * as l10n from '@vscode/l10n';
import { stateText } from '../words/deliveryWords';
import type { FactWords } from './definition';

/** The words of facts that several causes or rules show; each definition holds those that it alone shows. */
export const COMMON_FACTS = {
  state: (args) => l10n.t('“{0}” (state {1})', stateText(args.number('state')), args.text('state')),
  dueSince: (args) => l10n.t('due since {0}; the instance’s clock says {1}', args.time('dueAt'), args.time('nowAt')),
  moduleMissing: (args) =>
    args.has('running')
      ? l10n.t('no {0} among: {1}', args.text('module'), args.text('running'))
      : l10n.t('no {0} among {1} modules', args.text('module'), args.count('count')),
  autoStarted: (args) => l10n.t('{0} is set to start automatically', args.text('module')),
  affinityChosen: (args) => l10n.t('IP affinity “{0}”', args.text('affinity')),
  affinityOfTypology: (args) => l10n.t('IP affinity “{0}”, from its typology', args.text('affinity')),
  affinitiesConfigured: (args) =>
    args.has('names') ? l10n.t('configured: {0}', args.text('names')) : l10n.t('no affinity is configured'),
  runningCampaignDeliveries: (args) => l10n.t('{0} are running', args.count('running')),
  limitOption: (args) => l10n.t('set to {0}', args.count('limit')),
  optionValue: (args) => l10n.t('{0} is “{1}”', args.text('option'), args.text('value')),
  workflowState: (args) =>
    l10n.t(
      '{0} ({1}) is in state {2}, which is not started',
      args.text('label'),
      args.text('workflow'),
      args.text('state'),
    ),
  workflowFailed: (args) => l10n.t('{0} ({1}) ended in an error', args.text('label'), args.text('workflow')),
  diskFree: (args) => l10n.t('{0} MB free of {1} MB', args.megabytes('freeBytes'), args.megabytes('totalBytes')),
  nothingSent: () => l10n.t('nothing in the last 15 minutes'),
  deliveries: (args) => l10n.t('{0}: {1}', args.count('count'), args.text('names')),
  productFault: (args) =>
    l10n.t(
      'a known fault of Campaign looks like this: {0}, mended in {1}; here runs {2}',
      args.text('id'),
      args.text('mendedIn'),
      args.text('runs'),
    ),
  workflowLine: (args) =>
    args.has('lineAt')
      ? l10n.t('{0}, journal: {1}  {2}', args.text('workflow'), args.time('lineAt'), args.text('message'))
      : l10n.t('{0}, journal: {1}', args.text('workflow'), args.text('message')),
  messageText: (args) => l10n.t('{0} messages: {1}', args.count('count'), args.text('message')),
  journalLine: (args) =>
    args.has('lineAt') ? `${args.time('lineAt')}  ${args.text('message')}` : args.text('message'),
} as const satisfies Readonly<Record<string, FactWords>>;

export type CommonFactKey = keyof typeof COMMON_FACTS;
