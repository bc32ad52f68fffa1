import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { isAllowed } from '../../../src/domain/actions';
import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/domain/diagnosis/evidence';
import { HOUR, NOW, SENDING, evidenceOf, read } from '../domain/diagnosis/evidenceOf';
import { assertDiagnosed, journalOf, type FieldCase } from './fieldCase';

const S = DELIVERY_STATES;

const WRAPPERS = [
  ['error', "SOP-330011 Error while executing the method 'PrepareTargetImpl' of service 'nms:delivery'."],
  ['error', "SOP-330011 Error while executing the method 'PrepareTarget' of service 'nms:delivery'."],
  ['error', 'XSV-350122 An error occurred and the process has been stopped.'],
] as const;

function preparationFailed(root: string): Evidence {
  return evidenceOf({
    delivery: { state: S.preparationError },
    journal: journalOf(['error', root], ...WRAPPERS),
  });
}

const RESOURCES =
  'DLV-490037 The delivery cannot be started because the resources are not available. Please restart the analysis process.';

const SCRIPT =
  "JST-310000 Error while compiling script 'content htmlContent' line 38: missing ; before statement (line='@ include option='NmsTracking_ClickFormula_brand'').";

const ALL_UNREACHABLE = ['gmail.com', 'yahoo.com', 'orange.fr'].map((domain) => ({
  domain,
  prepared: 0,
  success: 2,
  error: 198,
  unreachable: 198,
}));

export const PREPARATION_CASES: readonly FieldCase[] = [
  {
    id: 'C05',
    source: 'KA-15314, KA-24269, KA-23011',
    situation: 'A preparation failed; the last error of a stack of four only passes on what happened below it.',
    handled: 'The title names the root, the proof begins with it, and its cure is told.',
    check: () => {
      assertDiagnosed(preparationFailed(RESOURCES), {
        first: 'preparationFailed',
        certainty: 'certain',
        says: [/Its preparation failed: DLV-490037/, /journal – .*DLV-490037/],
        remedy: 'openAuditLog',
      });
    },
  },
  {
    id: 'C06',
    source: 'KA-19371',
    situation: 'The tracking server refuses, so the analysis ends with warnings and nobody is told to look there.',
    handled: 'The refusal of the tracking server leads, with the deployment wizard and sending without tracking.',
    check: () => {
      const evidence = evidenceOf({
        delivery: { state: S.ready, validationMode: 'secure' },
        journal: journalOf(
          ['warning', 'DLV-490119 Analysis completed in 0s with warnings (1 message(s) waiting).'],
          ['info', "Uploading tracking information on server '192.0.2.5'..."],
          [
            'error',
            'RED-520005 Wrong configuration of remote redirection server. Please check the server configuration.',
          ],
          ['error', "RED-520025 Communication failed with tracking server 'http://192.0.2.5'."],
        ),
      });
      assertDiagnosed(evidence, {
        first: 'journalExplained',
        says: [/RED-5200/, /tracking/i, /wizard/i],
        also: ['waitingForApproval'],
      });
    },
  },
  {
    id: 'C07',
    source: 'KA-24269, KA-23473',
    situation: 'On v8 a preparation fails because the replication was not confirmed, for one of two reasons.',
    handled: 'Both are named, each with its own cure.',
    check: () => {
      assertDiagnosed(preparationFailed("Replication not confirmed: schema:'nms:delivery', id(s): '4711'"), {
        first: 'preparationFailed',
        says: [/failed: Replication not confirmed/, /warehouse|Snowflake|again/i],
      });
      assertDiagnosed(preparationFailed("Replication not confirmed: schema:'nms:dlvMidRemoteIdRel', id(s): '4711'"), {
        first: 'preparationFailed',
        says: [/failed: Replication not confirmed/, /keepConfirmationsDelay/],
      });
    },
  },
  {
    id: 'C10',
    source: 'KA-15353, KA-18024, KA-15129, KA-15446',
    situation: 'A script of the content fails for every message; all become unreachable and go into quarantine.',
    handled:
      'The script and its line lead, with a pause first; no provider is blamed. Also where only messages tell it.',
    check: () => {
      const sending = { ...SENDING, counters: { toDeliver: 600, processed: 600 } };
      const wanted = {
        first: 'contentScriptFails',
        says: [/line 38/, /quarantine/],
        remedy: 'pause',
        never: ['domainsRefuse'],
      } as const;
      const domains = read(ALL_UNREACHABLE, 'results by domain');
      assertDiagnosed(
        evidenceOf({
          delivery: sending,
          domains,
          journal: journalOf(
            ['error', SCRIPT],
            ['error', "SCR-160012 JavaScript: error while evaluating script 'content htmlContent'."],
          ),
        }),
        wanted,
      );
      const messageTexts = read([{ text: SCRIPT, count: 594 }], 'texts of messages');
      assertDiagnosed(evidenceOf({ delivery: sending, domains, messageTexts }), wanted);
    },
  },
  {
    id: 'C11',
    source: 'KA-22995',
    situation: 'The preparation refuses the sender’s address, which the instance may not use.',
    handled: 'Said whatever stands above it in the stack, with the masks of the deployment wizard.',
    lacks: 'The address itself is not named: no attribute that can be queried holds it.',
    check: () => {
      assertDiagnosed(
        preparationFailed(
          'DLV-490032 The sender email address or error email address is not authorized (deliverability configuration not carried out).',
        ),
        { first: 'preparationFailed', says: [/failed: DLV-490032/, /NmsDelivery_FromAddressMasks/] },
      );
    },
  },
  {
    id: 'C13',
    source: 'release notes 2025 (NEO-82781)',
    situation: 'A delivery stays in “personalisation pending” for hours; nobody works on it.',
    handled: 'The question is offered; who prepares it, what to look at, and the known fault with its build are told.',
    check: () => {
      assert.ok(isAllowed('diagnose', S.messagePrepPending));
      assert.ok(isAllowed('diagnose', S.targetPrepPending));
      const delivery = { state: S.messagePrepPending, lastModified: NOW - 5 * HOUR };
      assertDiagnosed(evidenceOf({ delivery, product: { version: '7.4.1', build: '9383' } }), {
        first: 'preparationStands',
        says: [/5 h/, /workflow server/, /NEO-82781/, /9390/],
      });
      const workflow = { name: 'WKF12', label: 'Spring', state: 13, failed: true };
      assertDiagnosed(evidenceOf({ delivery: { ...delivery, workflow } }), {
        first: 'drivingWorkflow',
        says: [/Spring/],
        also: ['preparationStands'],
      });
    },
  },
  {
    id: 'C14',
    source: 'KA-21226 (NEO-48654)',
    situation: 'A release of v8 before 8.3.9 prepares only a part of the target, without an error.',
    handled: 'On these releases the number of prepared messages is held up before anything is confirmed.',
    lacks: 'How large the target was no attribute tells, so the gap itself is not found.',
    check: () => {
      const delivery = { state: S.ready };
      assertDiagnosed(evidenceOf({ delivery, product: { version: '8.3.8', build: '9356' } }), {
        first: 'waitingForApproval',
        also: ['preparedInPart'],
      });
      assertDiagnosed(evidenceOf({ delivery, product: { version: '8.6.4', build: '9400' } }), {
        first: 'waitingForApproval',
        never: ['preparedInPart'],
      });
    },
  },
];
