import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { environmentText } from '../../platform/confirm';
import type { PickRequest } from '../../platform/prompter';
import { NextStep } from '../../platform/nextStep';
import { describeChannel } from '../../servers/descriptor';

/** Throws for an instance whose client secret would be sent to an address that does not begin with https://. */
export function refuseClearText(offered: readonly ConnectionDescriptor[]): void {
  const inClear = offered.find(({ signIn }) => signIn.kind === 'imsServiceAccount' && !isHttps(signIn.tokenEndpoint));
  if (inClear !== undefined) {
    throw new NextStep({
      what: l10n.t('The client secret of {0} would be sent in clear text', inClear.name),
      why: l10n.t('Its token endpoint does not begin with https://'),
      next: l10n.t('Ask whoever made the file for the right address.'),
    });
  }
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

/** Everything of an instance that decides where secrets go, whom one trusts, and how much is asked before a change. */
export function describeImported({ name, url, environment, signIn, caFile, servers }: ConnectionDescriptor): string {
  const reached = servers.map(({ name: server, channel }) =>
    channel.kind === 'none' ? server : `${server} (${describeChannel(channel)})`,
  );
  const details = [
    l10n.t('environment: {0}', environment),
    ...(signIn.kind === 'imsServiceAccount' ? [l10n.t('client secret to: {0}', signIn.tokenEndpoint)] : []),
    ...(caFile === undefined ? [] : [l10n.t('certificates trusted by: {0}', caFile)]),
    ...reached,
  ];
  return `• ${name}: ${url} — ${details.join(', ')}`;
}

/**
 * Asks how carefully the instances are to be changed: a file that calls a production instance a test one would switch the
 * typed confirmation off. Undefined when nothing is to be asked, because all are production.
 */
export function environmentQuestion(
  title: string,
  added: readonly ConnectionDescriptor[],
): PickRequest<'production' | 'asTheFileSays'> | undefined {
  const careless = added.filter(({ environment }) => environment !== 'production');
  if (careless.length === 0) {
    return undefined;
  }
  return {
    title,
    placeholder: l10n.t('What are these instances used for?'),
    choices: [
      {
        label: l10n.t('All are production'),
        detail: l10n.t('Every change asks twice; each instance can be edited later'),
        icon: 'shield',
        value: 'production',
      },
      {
        label: l10n.t('As the file says'),
        detail: careless.map(({ name, environment }) => `${name} (${environmentText(environment)})`).join(', '),
        icon: 'file',
        value: 'asTheFileSays',
      },
    ],
  };
}
