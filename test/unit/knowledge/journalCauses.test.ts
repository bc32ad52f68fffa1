import assert from 'node:assert/strict';
import fc from 'fast-check';
import { journalCauses } from '../../../src/knowledge/journalCauses';

const ERROR = 0;
const WARNING = 1;
const INFO = 2;

const error = (message: string): { type: number; message: string } => ({ type: ERROR, message });
const WRAPPERS = [
  error("SOP-330011 Error while executing the method 'PrepareTargetImpl' of service 'nms:delivery'."),
  error("SOP-330011 Error while executing the method 'PrepareTarget' of service 'nms:delivery'."),
  error('XSV-350122 An error occurred and the process has been stopped.'),
  error("SCR-160012 JavaScript: error while evaluating script 'operationMgt/scheduler'."),
];

/** Roots as cases from the field had them, each under its stack of wrappers. */
const ROOTS = [
  ['resourcesNotAvailable', 'DLV-490037 The delivery cannot be started because the resources are not available.'],
  ['replicationDelivery', "Replication not confirmed: schema:'nms:delivery', id(s): '4711'"],
  [
    'folderRightMissing',
    "QUE-370030 You do not have the rights needed on folder of identifier 1031 (documents of type 'External Accounts')",
  ],
  ['senderNotAuthorised', 'DLV-490032 The sender email address or error email address is not authorized.'],
  [
    'proofsOfDeletedDelivery',
    'PGS-220000 PostgreSQL error: ERROR: duplicate key value violates unique constraint "nmsdelivery_id"',
  ],
  ['trackingServerRefuses', "RED-520025 Communication failed with tracking server 'http://192.0.2.5'."],
  [undefined, 'DLV-499999 Something that no article tells of'],
] as const;

describe('journalCauses', () => {
  it('names the root before what wraps it, whatever the depth and the order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROOTS), fc.shuffledSubarray(WRAPPERS), fc.nat(), ([id, text], wrappers, at) => {
        const lines = [...wrappers];
        lines.splice(at % (lines.length + 1), 0, error(text));
        const [first, ...rest] = journalCauses(lines, { language: 'en' });
        assert.equal(first?.line.message, text);
        assert.equal(first.explanation?.id, id);
        assert.equal(rest.length, wrappers.length);
      }),
    );
  });

  it('falls back to the newest wrapper when nothing else is there', () => {
    const [first] = journalCauses(WRAPPERS.slice(0, 3), { language: 'en' });
    assert.equal(first?.explanation?.role, 'wrapper');
    assert.equal(first.line, WRAPPERS[2]);
  });

  it('takes the newest among equals, and errors before warnings', () => {
    const older = error('DLV-490032 The sender email address is not authorized.');
    const newer = error('DLV-490032 The error email address is not authorized.');
    const warning = {
      type: WARNING,
      message: 'QUE-370030 You do not have the rights needed on folder of identifier 1',
    };
    const found = journalCauses([older, newer, warning], { language: 'en' }).map(({ line }) => line);
    assert.deepEqual(found, [newer, older, warning]);
  });

  it('finds the file that cannot be written behind parts that are put off', () => {
    const [first] = journalCauses(
      [
        { type: WARNING, message: 'Postponing DeliveryParts for broken delivery 351981208' },
        error("BAS-010015 Cannot open file '/tmp/tmp8215-0000.tmp' with write access (errno=13, Permission denied)"),
      ],
      { language: 'en' },
    );
    assert.equal(first?.explanation?.id, 'temporaryFileForbidden');
  });

  it('leaves out noise and what only informs, but not a known cause in a line that informs', () => {
    const quotas = { type: INFO, message: 'Messages queued (connection quotas met)' };
    const lines = [
      { type: INFO, message: '9,600 message(s) prepared in 10 part(s)' },
      error("Inbound email bounce (rule 'Auto_replies' has matched this bounce)"),
      quotas,
    ];
    assert.deepEqual(
      journalCauses(lines, { language: 'en' }).map(({ line }) => line),
      [quotas],
    );
  });
});
