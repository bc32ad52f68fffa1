import type { ServerLogLevel } from '../servers/serverLog';
import { MINUTE, type Scenario } from './scenario';

interface Line {
  readonly module: string;
  readonly text: string;
  readonly level?: ServerLogLevel;
}

/** What modules wrote in the field, by Adobe's support articles. */
const LINES: readonly Line[] = [
  { module: 'mta', text: 'Postponing DeliveryParts for broken delivery 351981208', level: 'warning' },
  {
    module: 'mta',
    text: "BAS-010015 Cannot open file '/tmp/tmp8215-0000.tmp' with write access (errno=13, Permission denied)",
  },
  { module: 'wfserver', text: 'PGS-220000 PostgreSQL error: ERROR: deadlock detected' },
  {
    module: 'wfserver',
    text: 'PGS-220000 PostgreSQL error: ERROR: canceling statement due to user request, WHERE TruncDate(tsevent, 86400)',
  },
  { module: 'wfserver', text: "gpg: cannot open '/dev/tty': No such device or address" },
  { module: 'wfserver', text: 'CRL-290002 Download error in cURL' },
  { module: 'wfserver', text: "URL-140005 Unable to decode URLs of schema 'ftps'. Not implemented." },
  { module: 'wfserver', text: 'CRL-290029 Upload to the storage account failed' },
  { module: 'wfserver', text: 'The AWS Access Key Id you provided does not exist in our records.' },
  { module: 'wfserver', text: 'DLV-490055 Failed to load delivery ID 4711 into the cache' },
  {
    module: 'wfserver',
    text: 'PGS-220000 PostgreSQL error: ERROR:  duplicate key value violates unique constraint "nmsdelivery_id" DETAIL:  Key (ideliveryid)=(70806071) already exists.',
  },
  { module: 'wfserver', text: "SOP-330011 Error while executing the method 'SubmitJob' of service 'nms:delivery'." },
  { module: 'wfserver', text: "SCR-160012 JavaScript: error while evaluating script 'operationMgt/scheduler'." },
  {
    module: 'wfserver',
    text: "WKF-560044 Error while sending notification with delivery template 'notify supervisor.'",
  },
  { module: 'wfserver', text: "SCM-120008 Can not find key values for 'event' element" },
  { module: 'wfserver', text: 'Too many columns (5 expected, 6 found)' },
  { module: 'wfserver', text: '* Could not open directory for reading: No such file or directory' },
  { module: 'wfserver', text: 'ORA-210000 Oracle error: ORA-01805: possible error in date/time operation.' },
  { module: 'wfserver', text: 'allocation size overflow' },
  {
    module: 'wfserver',
    text: "IOB-090020 Error in SSL library: 'IOB-090013 error:14090086:SSL routines:ssl3_get_server_certificate:certificate verify failed (code 336134278)'",
  },
  { module: 'wfserver', text: "Empty return for method 'Logon' of service 'xtk:session'" },
  { module: 'wfserver', text: 'XSV-350012 Invalid login or password. Connection denied.' },
  {
    module: 'web',
    text: 'Failed to process JAR found at URL [file:/usr/local/neolane/nl6/java/old.jar]',
    level: 'warning',
  },
  { module: 'web', text: "JST-310034 Privileges taken for 'Anonymous account'", level: 'warning' },
  { module: 'web', text: 'P12 creation: IOException: iterationCount must be a positive number' },
  { module: 'pipelined', text: 'Listener: JWT Token is empty.' },
  {
    module: 'pipelined',
    text: `Error while authenticating: '{"error":"This client: shop is no longer allowed to get access token."}'`,
  },
];

/** Logs as after a bad night. Nothing of it holds up a delivery now. */
export const logTexts: Scenario = {
  name: 'logTexts',
  title: 'The logs of the servers are full of errors of last night, each with an explanation of its own.',
  truth: ['machines.logsFullOfLastNight'],
  apply: ({ farm, now }) => {
    const [server] = farm.servers;
    if (server === undefined) {
      return;
    }
    for (const [index, { module, text, level = 'error' }] of LINES.entries()) {
      farm.log(server.name, module, now - (LINES.length - index) * 10 * MINUTE, level, text);
    }
  },
};
