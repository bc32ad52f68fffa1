import assert from 'node:assert/strict';
import { readServerLine } from '../../../src/domain/log/serverLine';
import { codeFamilyText, explainText } from '../../../src/knowledge';
import { parsePdump } from '../../../src/servers/nlserver/pdump';
import type { FieldCase } from './fieldCase';

const CODES =
  'DLV-490002 DLV-490032 DLV-490037 DLV-490066 DLV-490119 XSV-350014 XSV-350122 XSV-350201 SOP-330023 RED-520005 RED-520025 BAS-010007 BAS-010015 QUE-370030 CRL-290002 IOB-090020 URL-140005 URL-140038 SCM-120008 INT-150003 INT-150006 JST-310000 JST-310026 SCR-160012 WKF-560038 JVM-510037 XTK-170019 XTK-170037 ORA-210000'.split(
    ' ',
  );

/** Codes that say too little alone, with the words of the field. */
const WORDED: readonly string[] = [
  "BAS-010015 Cannot open file '/tmp/tmp8215-0000.tmp' with write access (errno=13, Permission denied)",
  "URL-140005 Unable to decode URLs of schema 'ftps'. Not implemented.",
  "SCM-120008 Can not find key values for 'event' element",
  "INT-150006 Unable to connect to 'https://fcm.googleapis.com/fcm/send'",
];

export const READING_CASES: readonly FieldCase[] = [
  {
    id: 'C01',
    source: 'KA-14656, KA-22067',
    situation: 'Logs of servers name processes and threads in hexadecimal digits, or with one id only.',
    handled: 'Level, process and text are recognised in every line.',
    check: () => {
      const lines = [
        '2019-07-05 16:14:59.526+05:30\t00002572\t00007D6C\t1\tinfo\tlog\tApproval of content',
        '2019-07-05 16:27:40.169+05:30\t00002572\t00000798\t1\terror\tlog\tSOP-330011 Error (iRc=-53)',
        "2011-10-04 11:57:51.804Z B67B28C0 1 info log Updating table 'NmcTrackingLogMessages'",
        '2021-05-31T08:43:09.156Z\t66462\t66501\t1\terror\tlog\tINT-150012 (iRc=-53)',
      ];
      assert.deepEqual(
        lines.map(readServerLine).map((line) => [line?.level, line?.pid, line?.message.split(' ')[0]]),
        [
          ['info', '00002572', 'Approval'],
          ['error', '00002572', 'SOP-330011'],
          ['info', 'B67B28C0', 'Updating'],
          ['error', '66462', 'INT-150012'],
        ],
      );
    },
  },
  {
    id: 'C02',
    source: 'KA-22067',
    situation: 'Offsets of a server’s log have hours only, as PostgreSQL writes them.',
    handled: 'Each line is an entry with its moment.',
    check: () => {
      const line = '2023-04-13 03:50:13.857-05\t001FF206\t001FF22D\t1\tinfo\tlog\t[iOS Connector] doTestConnection';
      const { at, level, pid } = readServerLine(line) ?? {};
      assert.deepEqual([at, level, pid], [Date.UTC(2023, 3, 13, 8, 50, 13, 857), 'info', '001FF206']);
    },
  },
  {
    id: 'C04',
    source: 'many articles',
    situation: 'Codes are met that no table of documented codes has.',
    handled: 'Of each the part that speaks is named; 22 of 29 are explained by themselves, four more by their words.',
    lacks: 'XSV-350201, INT-150003 and XTK-170019 are named by their part only.',
    check: () => {
      assert.deepEqual(
        CODES.filter((code) => codeFamilyText(code) === undefined),
        [],
      );
      const explained = (text: string): boolean => explainText(text, { language: 'en' }).length > 0;
      assert.deepEqual(
        [...CODES.filter((code) => !explained(code)), ...WORDED.filter((text) => !explained(text))],
        ['XSV-350201', 'BAS-010015', 'URL-140005', 'SCM-120008', 'INT-150003', 'INT-150006', 'XTK-170019'],
      );
    },
  },
  {
    id: 'C22',
    source: 'a practitioner’s blog, hosted Linux and RHEL',
    situation: 'A list of modules with a login shell’s noise before it, and an instance with a long name.',
    handled: 'Read whole.',
    check: () => {
      const list = parsePdump(
        [
          'No mail.',
          'Ignoring ulimit -c 1000000 - forcing unlimited',
          '13:31:32 >   Application server for Adobe Campaign v7 (7.0 build XXXX) of XX/XX/20XX',
          'syslogd@default (530) - 20.9 MB',
          'mta@instance1_mkt_stage1 (20500) - 57.3 MB',
          'watchdog (25708) - 8.0 MB',
        ].join('\n'),
      );
      assert.deepEqual(
        list?.modules.map(({ name, instance }) => [name, instance]),
        [
          ['syslogd', 'default'],
          ['mta', 'instance1_mkt_stage1'],
          ['watchdog', undefined],
        ],
      );
    },
  },
];
