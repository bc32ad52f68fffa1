import assert from 'node:assert/strict';
import { readInstanceInfo } from '../../../src/campaign/instanceInfo';
import { CampaignError, type CampaignErrorCode } from '../../../src/campaign/errors';
import { campaignErrorText } from '../../../src/connections/campaignErrorText';
import { useExplanations } from '../../../src/connections/knownFault';
import { serverErrorText } from '../../../src/connections/serverErrorText';
import { explainText } from '../../../src/knowledge';
import { ServerError } from '../../../src/servers/errors';
import type { FieldCase } from './fieldCase';

function wordsOf(code: CampaignErrorCode, facts: Readonly<Record<string, string>>, doing = 'ExecuteQuery'): string {
  useExplanations(explainText);
  const { what, why, next } = campaignErrorText(new CampaignError({ code, doing, facts }));
  return [what, why, next].join(' | ');
}

export const CALL_CASES: readonly FieldCase[] = [
  {
    id: 'C23',
    source: 'KA-23889',
    situation: 'After an upgrade of the system nlserver lacks a library and ends with 127.',
    handled: 'Called what it is, with the library; the folder of Campaign is not blamed.',
    check: () => {
      const { what, next } = serverErrorText(
        new ServerError({
          code: 'commandFailed',
          server: 's1',
          doing: 'nlserver pdump',
          facts: { reason: 'missingLibrary', library: 'libicuuc.so.50', exitCode: '127' },
        }),
      );
      assert.match(`${what} ${next}`, /libicuuc\.so\.50.*package/);
      assert.doesNotMatch(`${what} ${next}`, /folder/);
    },
  },
  {
    id: 'C33',
    source: 'acc-js-sdk, issue 112 (8.6.3)',
    situation: 'The security zone hides why a call failed.',
    handled: 'Said, with showErrors; a missing attribute no longer makes a delivery unreadable.',
    check: () => {
      const message =
        "SOP-330023 An error occurred during the SOAP call. You don't have the required rights to view the detail.";
      assert.match(wordsOf('serverError', { message, faultCode: 'SOP-330023' }), /showErrors/);
    },
  },
  {
    id: 'C34',
    source: 'KA-14217',
    situation: 'A load balancer gives up before the instance answers.',
    handled: 'Called a gateway that gave up: ask for less, or have its limit raised.',
    check: () => {
      const words = wordsOf('html', { status: '504', kind: 'gateway', title: '504 Gateway Time-out' });
      assert.match(words, /gave up.*Ask for less/);
      assert.doesNotMatch(words, /sign-in page/);
    },
  },
  {
    id: 'C35',
    source: 'KA-05406',
    situation: 'The answer to a sign-in is empty during the daily restart.',
    handled: 'Told as the restart, not as a proxy.',
    check: () => {
      const words = wordsOf('malformed', { reason: 'empty body', status: '200' }, 'Logon');
      assert.match(words, /while it restarts/);
      assert.doesNotMatch(words, /proxy/);
    },
  },
  {
    id: 'C36',
    source: 'a practitioner’s blog (7.3.4)',
    situation: 'A real answer to a sign-in names instance, release and build.',
    handled: 'Read.',
    check: async () => {
      const serverInfo = {
        name: 'serverInfo',
        attributes: {
          buildNumber: '9364',
          instanceName: 'instance1',
          releaseName: '7.3.4',
          serverDate: '2023-11-24 01:06:23.846Z',
        },
        children: [],
        text: '',
      };
      const userInfo = { name: 'userInfo', attributes: { timezone: 'America/Los_Angeles' }, children: [], text: '' };
      const sessionInfo = { name: 'sessionInfo', attributes: {}, children: [serverInfo, userInfo], text: '' };
      const ticket = { sessionInfo } as unknown as Parameters<typeof readInstanceInfo>[0]['ticket'];
      const caller = { values: () => assert.fail('asked again') } as unknown as Parameters<
        typeof readInstanceInfo
      >[0]['caller'];
      const info = await readInstanceInfo(
        {
          caller,
          ticket,
          reachability: undefined,
          operator: 'admin',
          now: () => Date.UTC(2023, 10, 24, 1, 6, 23, 846),
        },
        new AbortController().signal,
      );
      assert.deepEqual(
        [info.instanceName, info.version, info.build, info.clockOffsetMs, info.operatorTimezone],
        ['instance1', '7.3.4', '9364', 0, 'America/Los_Angeles'],
      );
    },
  },
];
