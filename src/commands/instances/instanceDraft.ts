import { l10n } from 'vscode';
import { parseAddress, type AddressProblem } from '../../connections/address';
import type { ConnectionDescriptor, Environment, SignInSettings } from '../../connections/descriptor';
import { packTokens } from '../../connections/credentials';
import type { InputRemark } from '../../platform/prompter';
import type { ServerDescriptor } from '../../servers/descriptor';

/** What was typed so far. It outlives a failed test, so that nothing has to be typed twice. */
export interface InstanceDraft {
  name?: string;
  url?: string;
  environment?: Environment;
  kind?: SignInSettings['kind'];
  operator?: string;
  clientId?: string;
  tokenEndpoint?: string;
  scope?: string;
  secret?: string;
  securityToken?: string;
  caFile?: string;
  servers?: readonly ServerDescriptor[];
  roles?: ConnectionDescriptor['roles'];
}

/** The draft of a saved instance, to edit it. Its secret stays where it is. */
export function draftOf(descriptor: ConnectionDescriptor): InstanceDraft {
  const { name, url, environment, caFile, servers, roles, signIn } = descriptor;
  const { kind, ...rest } = signIn;
  return { name, url, environment, caFile, servers, roles, kind, ...rest };
}

/** The part that is saved; undefined while something is missing. */
export function descriptorOf(id: string, draft: InstanceDraft): ConnectionDescriptor | undefined {
  const { name, url, environment, caFile, servers = [], roles } = draft;
  const signIn = signInOf(draft);
  if (name === undefined || url === undefined || environment === undefined || signIn === undefined) {
    return undefined;
  }
  return {
    id,
    name,
    url,
    environment,
    signIn,
    ...(caFile === undefined ? {} : { caFile }),
    servers,
    ...(roles === undefined ? {} : { roles }),
  };
}

/** The part that goes to the secret storage. */
export function secretOf({ kind, secret, securityToken }: InstanceDraft): string | undefined {
  if (kind !== 'sessionTokens') {
    return secret;
  }
  return secret === undefined || securityToken === undefined ? undefined : packTokens(secret, securityToken);
}

function signInOf(draft: InstanceDraft): SignInSettings | undefined {
  const { kind, operator, clientId, tokenEndpoint, scope } = draft;
  switch (kind) {
    case 'password':
      return operator === undefined ? undefined : { kind, operator };
    case 'imsServiceAccount':
      return clientId === undefined || tokenEndpoint === undefined || scope === undefined
        ? undefined
        : { kind, clientId, tokenEndpoint, scope };
    case undefined:
      return undefined;
    default:
      return { kind };
  }
}

/** What is wrong with a name for an instance. */
export function nameRemark(
  value: string,
  others: readonly ConnectionDescriptor[],
  ownId?: string,
): InputRemark | undefined {
  const name = value.trim();
  if (name === '') {
    return { text: l10n.t('It cannot be empty.'), severity: 'error' };
  }
  if (others.some((other) => other.id !== ownId && other.name === name)) {
    return { text: l10n.t('There is an instance of this name already.'), severity: 'error' };
  }
  return undefined;
}

/** What is wrong with an address, or worth a warning. */
export function addressRemark(value: string): InputRemark | undefined {
  const { problem } = parseAddress(value);
  return problem === undefined
    ? undefined
    : { text: addressText(problem), severity: problem === 'clearText' ? 'warning' : 'error' };
}

/** What is wrong with a typed address that the client secret is sent to; it never travels unprotected. */
export function endpointRemark(value: string): InputRemark | undefined {
  const remark = addressRemark(value);
  return remark === undefined ? undefined : { ...remark, severity: 'error' };
}

function addressText(problem: AddressProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('It cannot be empty.');
    case 'notAnAddress':
      return l10n.t('This is not an address. An example: https://campaign.example.com.');
    case 'scheme':
      return l10n.t('The address begins with https:// (or http://).');
    case 'credentialsInside':
      return l10n.t(
        'Leave name and password out of the address: they are asked for next, and kept in the secret storage.',
      );
    case 'clearText':
      return l10n.t('With http:// the password travels unprotected. Use https:// if the instance has it.');
  }
}
