import type { InstanceInfo } from './instance';
import { SMALL_ANSWER_BYTES } from './limits';
import type { Reachability } from './open';
import { serverClockOffset } from './serverClock';
import type { Caller } from './session/caller';
import type { Ticket } from './session/signIn';
import { toEpochMs, utcOffsetMinutes } from './values/cast';
import { childNamed, type XmlElement } from './xml/element';

/** What to ask the instance for, besides what the logon answered. */
export interface InfoSources {
  readonly caller: Caller;
  readonly ticket: Ticket;
  readonly reachability: Reachability | undefined;
  /** Whom we signed in, where the answer may forget to say it. */
  readonly operator: string | undefined;
  readonly now: () => number;
}

/**
 * Who and what we are connected to. After a logon everything stands in its answer (docs/campaign/soap.md); with a token
 * it is asked for, which also proves that the token is good. Rejects with a CampaignError.
 */
export async function readInstanceInfo(sources: InfoSources, signal: AbortSignal): Promise<InstanceInfo> {
  const { caller, ticket, reachability } = sources;
  const server = ticket.sessionInfo === undefined ? undefined : childNamed(ticket.sessionInfo, 'serverInfo');
  const told = ticket.sessionInfo === undefined ? undefined : childNamed(ticket.sessionInfo, 'userInfo');
  const user = told ?? (sources.operator === undefined ? await askUser(caller, signal) : undefined);
  return {
    instanceName: notEmpty(server?.attributes['instanceName']) ?? notEmpty(reachability?.instance),
    version: notEmpty(reachability?.version) ?? notEmpty(server?.attributes['releaseName']),
    build: notEmpty(reachability?.build) ?? notEmpty(server?.attributes['buildNumber']),
    packages: packagesOf(user),
    operator: notEmpty(user?.attributes['login']) ?? sources.operator ?? '',
    operatorTimezone: notEmpty(user?.attributes['timezone']),
    serverUtcOffsetMinutes: utcOffsetMinutes(reachability?.date),
    clockOffsetMs: await clockOffset(sources, server, signal),
  };
}

function notEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** `installed-package` of the user's info; undefined where the answer has none, which no instance is without. */
function packagesOf(user: XmlElement | undefined): readonly string[] | undefined {
  const packages = (user?.children ?? []).filter(({ name }) => name === 'installed-package');
  return packages.length === 0
    ? undefined
    : packages.map(({ attributes }) => `${attributes['namespace'] ?? ''}:${attributes['name'] ?? ''}`);
}

async function askUser(caller: Caller, signal: AbortSignal): Promise<XmlElement | undefined> {
  const call = {
    urn: 'xtk:session',
    method: 'GetUserInfo',
    arguments: [],
    doing: 'GetUserInfo',
    effect: 'read' as const,
    maxAnswerBytes: SMALL_ANSWER_BYTES,
  };
  const [info] = await caller.values(call, signal);
  return info === undefined ? undefined : childNamed(info, 'userInfo');
}

/** Instance clock minus ours, ms. An instance that does not tell the time is taken to be right. */
async function clockOffset(
  { caller, ticket, now }: InfoSources,
  server: XmlElement | undefined,
  signal: AbortSignal,
): Promise<number> {
  const atLogon = toEpochMs(server?.attributes['serverDate']);
  if (atLogon !== undefined && ticket.signedInAt !== undefined) {
    return Math.round(atLogon - ticket.signedInAt);
  }
  return (await serverClockOffset(caller, now, signal)) ?? 0;
}
