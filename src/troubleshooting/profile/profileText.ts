import { l10n } from 'vscode';
import type {
  FeatureSeen,
  FeatureState,
  InstanceProfile,
  ProfiledFeature,
} from '../../domain/topology/instanceProfile';
import { roleText } from '../../domain/words/topologyWords';

const MARKS: Readonly<Record<FeatureState, string>> = { complete: '✓', reduced: '~', off: '✗', untried: '–' };

const NAMES: Readonly<Record<ProfiledFeature, () => string>> = {
  list: () => l10n.t('List of deliveries'),
  groups: () => l10n.t('Groups and their numbers'),
  details: () => l10n.t('Details of a delivery'),
  source: () => l10n.t('Source of a delivery'),
  journal: () => l10n.t('Journal of a delivery'),
  messages: () => l10n.t('Messages'),
  exclusions: () => l10n.t('Exclusions'),
  trackingLog: () => l10n.t('Tracking log'),
  tracking: () => l10n.t('Tracking indicators'),
  urls: () => l10n.t('Tracked URLs'),
  byDomain: () => l10n.t('Results by domain'),
  reactions: () => l10n.t('Reactions over time'),
  throughput: () => l10n.t('Throughput'),
  waitingParts: () => l10n.t('Parts that wait'),
  unsentTexts: () => l10n.t('Why messages were not sent'),
  affinities: () => l10n.t('Names of IP affinities'),
  workflows: () => l10n.t('Technical workflows'),
  campaigns: () => l10n.t('Campaigns'),
  twins: () => l10n.t('Deliveries of mid-sourcing'),
  events: () => l10n.t('Events that wait'),
  processes: () => l10n.t('Processes as the instance sees them'),
  clock: () => l10n.t('Clock of the instance'),
  senders: () => l10n.t('Senders of emails'),
  reputation: () => l10n.t('Bounces by provider'),
  quarantines: () => l10n.t('Quarantines'),
  plans: () => l10n.t('What is planned'),
  contents: () => l10n.t('Contents of emails'),
  options: () => l10n.t('Options'),
  states: () => l10n.t('States of deliveries'),
  statuses: () => l10n.t('Statuses of messages'),
  commands: () => l10n.t('Methods that change something'),
  servers: () => l10n.t('Modules and configuration of servers'),
  logLines: () => l10n.t('Lines of the logs of servers'),
};

/** The name of a feature as a person reads it. */
export function featureName(feature: ProfiledFeature): string {
  return NAMES[feature]();
}

/** The result of a check as a page: what is complete, reduced or off, and why. */
export function profileText(profile: InstanceProfile, name: string): string {
  const heading = l10n.t('Check of {0}', name);
  const { features, roles, version, build } = profile;
  const count = (state: FeatureState): number => features.filter((one) => one.state === state).length;
  const width = Math.max(...features.map(({ feature }) => featureName(feature).length));
  const order: readonly FeatureState[] = ['off', 'reduced', 'untried', 'complete'];
  const lines = order.flatMap((state) =>
    features
      .filter((one) => one.state === state)
      .map((one) => `${MARKS[state]} ${featureName(one.feature).padEnd(width)}  ${why(one)}`.trimEnd()),
  );
  const missing = Object.entries(profile.options)
    .filter(([, has]) => !has)
    .map(([option]) => option);
  return [
    heading,
    '='.repeat(heading.length),
    '',
    [version, build === undefined ? undefined : l10n.t('build {0}', build), ...roles.map(roleText)]
      .filter((part) => part !== undefined)
      .join(' · '),
    l10n.t(
      '{0} complete, {1} reduced, {2} off, {3} not tried',
      count('complete'),
      count('reduced'),
      count('off'),
      count('untried'),
    ),
    '',
    ...lines,
    '',
    ...(missing.length === 0 ? [] : [l10n.t('Options that this instance does not have: {0}', missing.join(', ')), '']),
    l10n.t(
      'Everything was read, nothing was changed. Schemas, attributes and methods stand in the file that can be saved.',
    ),
    '',
  ].join('\n');
}

/** Why a feature is not complete, and what is missing. */
function why({ state, because, missing }: FeatureSeen): string {
  const reason = because === undefined ? [] : [reasonText(because)];
  const lacks = missing.length === 0 ? [] : [l10n.t('without {0}', missing.join(', '))];
  return state === 'complete' ? '' : [...reason, ...lacks].join(' · ');
}

function reasonText(because: string): string {
  switch (because) {
    case 'noDelivery':
      return l10n.t('there is no delivery to try it on');
    case 'noServer':
      return l10n.t('no server can be reached');
    case 'noLog':
      return l10n.t('there is no log of the MTA');
    case 'notShown':
      return l10n.t('the operator cannot read it, or this instance does not have it');
    case 'missingRight':
      return l10n.t('the operator lacks a right');
    case 'unknownSchema':
      return l10n.t('the instance does not have the schema');
    case 'timeout':
      return l10n.t('no answer in time');
    default:
      return because;
  }
}

/** The masked file. */
export function profileFile(profile: InstanceProfile): string {
  return `${JSON.stringify(profile, undefined, 2)}\n`;
}
