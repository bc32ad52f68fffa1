import { l10n } from 'vscode';
import { connectionIdOf, deliveryRefOf } from '../../connections/target';
import type { LogAction } from '../../platform/logActions';
import { NextStep } from '../../platform/nextStep';
import { defineCommand, type Command } from '../defineCommand';
import { editorTitle } from '../menuPlaces';

/** A log of an instance or server that is open here; saved logs have the language only. */
const LIVE = 'resourceScheme == delivery-doctor-log';
const LANGUAGE = 'resourceLangId == campaign-log';
const IN_EDITOR = 'editorLangId == campaign-log';

/** What a link in a log names: a delivery opens its tracking; a message the grid with the messages of its delivery. */
export const openId = defineCommand({
  id: 'deliveryDoctor.log.openId',
  title: l10n.t('Open What the Log Names'),
  palette: false,
  run: async ({ panels }, { clicked }) => {
    const ref = deliveryRefOf(clicked);
    const messageId =
      typeof clicked === 'object' && clicked !== null && 'messageId' in clicked ? clicked.messageId : undefined;
    if (connectionIdOf(clicked) === undefined) {
      return;
    }
    if (ref === undefined) {
      throw new NextStep({ what: l10n.t('This log does not say to which delivery the message belongs') });
    }
    if (typeof messageId === 'string') {
      await panels.open('messages', ref, { message: messageId });
    } else {
      await panels.open('tracking', ref);
    }
  },
});

/** What is done in the active log editor; without one nothing happens. */
export const LOG_EDITOR_COMMANDS: readonly Command[] = [
  inLog('follow', {
    title: l10n.t('Follow the Log'),
    icon: 'eye',
    palette: `${LIVE} && deliveryDoctor.log.state == paused`,
    menus: [editorTitle('navigation@1', `${LIVE} && deliveryDoctor.log.state == paused`)],
  }),
  inLog('pause', {
    title: l10n.t('Stop Following the Log'),
    icon: 'debug-pause',
    palette: `${LIVE} && deliveryDoctor.log.state == following`,
    menus: [editorTitle('navigation@1', `${LIVE} && deliveryDoctor.log.state == following`)],
  }),
  inLog('reload', { title: l10n.t('Read the Log Again'), icon: 'refresh', palette: LIVE }),
  inLog('loadEarlier', {
    title: l10n.t('Load Earlier Lines'),
    icon: 'fold-up',
    palette: LIVE,
    menus: [editorTitle('navigation@0', `${LIVE} && deliveryDoctor.log.hasEarlier`)],
  }),
  inLog('filter', {
    title: l10n.t('Filter the Log…'),
    icon: 'filter',
    palette: LIVE,
    menus: [editorTitle('navigation@2', LIVE)],
  }),
  inLog('levels', {
    title: l10n.t('Choose the Levels of the Log…'),
    icon: 'list-filter',
    palette: LIVE,
    menus: [editorTitle('1_log@0', LIVE)],
  }),
  inLog('onlyThisDelivery', {
    title: l10n.t('Show Only This Delivery'),
    icon: 'mail',
    palette: LIVE,
    menus: [
      editorTitle('1_log@1', LIVE),
      { menu: 'editor/context', when: `${LIVE} && ${IN_EDITOR}`, group: 'navigation@7' },
    ],
  }),
  inLog('columns', {
    title: l10n.t('Show or Hide Columns of the Log'),
    icon: 'fold',
    palette: LIVE,
    menus: [editorTitle('1_log@2', LIVE)],
  }),
  inLog('times', {
    title: l10n.t('Choose the Time Zone of the Log…'),
    icon: 'clock',
    palette: LIVE,
    menus: [editorTitle('1_log@3', LIVE)],
  }),
  inLog('revealAddresses', {
    title: l10n.t('Reveal Addresses'),
    icon: 'unlock',
    palette: `${LIVE} && deliveryDoctor.log.masked`,
    menus: [editorTitle('1_log@4', `${LIVE} && deliveryDoctor.log.masked`)],
  }),
  inLog('nextError', {
    title: l10n.t('Go to the Next Error of the Log'),
    icon: 'arrow-down',
    palette: LANGUAGE,
    menus: [editorTitle('navigation@3', LANGUAGE), { menu: 'editor/context', when: IN_EDITOR, group: 'navigation@9' }],
    keys: [{ key: 'f8', when: `editorTextFocus && ${IN_EDITOR}` }],
  }),
  inLog('previousError', {
    title: l10n.t('Go to the Previous Error of the Log'),
    icon: 'arrow-up',
    palette: LANGUAGE,
    keys: [{ key: 'shift+f8', when: `editorTextFocus && ${IN_EDITOR}` }],
  }),
  inLog('saveAs', {
    title: l10n.t('Save the Log As…'),
    icon: 'save-as',
    palette: LANGUAGE,
    menus: [editorTitle('2_log@1', LANGUAGE)],
  }),
  inLog('copyWithContext', {
    title: l10n.t('Copy with Context'),
    icon: 'copy',
    palette: LANGUAGE,
    menus: [{ menu: 'editor/context', when: IN_EDITOR, group: '9_cutcopypaste@9' }],
  }),
  inLog('compare', {
    title: l10n.t('Compare with Another Log…'),
    icon: 'diff',
    palette: LANGUAGE,
    menus: [editorTitle('2_log@2', LANGUAGE)],
  }),
];

function inLog(action: LogAction, shown: Omit<Command, 'id' | 'run'>): Command {
  return defineCommand({
    id: `deliveryDoctor.log.${action}`,
    ...shown,
    run: ({ logs }, { signal }) => logs.act(action, signal),
  });
}
