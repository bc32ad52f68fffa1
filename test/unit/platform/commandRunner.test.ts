import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { window } from 'vscode';
import { CommandRunner } from '../../../src/platform/commandRunner';
import { isNextStep, NextStep } from '../../../src/platform/nextStep';

describe('a command that does not go through', () => {
  const lines: string[] = [];
  const shown: string[] = [];
  const log = {
    debug: (text: string) => lines.push(`debug ${text}`),
    info: (text: string) => lines.push(`info ${text}`),
    warn: (text: string) => lines.push(`warn ${text}`),
    error: (text: string) => lines.push(`error ${text}`),
    show: () => undefined,
  };
  const runner = new CommandRunner(log, (error) => (isNextStep(error) ? error.words : { what: 'It broke' }));
  const say =
    (kind: string) =>
    (text: string, ...buttons: string[]) => {
      shown.push([kind, text, ...buttons].join(' | '));
      return Promise.resolve(undefined);
    };

  before(() => {
    Object.assign(window, { showErrorMessage: say('error'), showInformationMessage: say('information') });
  });

  beforeEach(() => {
    lines.length = 0;
    shown.length = 0;
  });

  it('says as information what cannot be done, with the next step', () => {
    const action = { label: 'Add an Instance', command: 'deliveryDoctor.addInstance' };
    runner.fail('stop', new NextStep({ what: 'There is no instance yet', next: 'Add one', action }));
    assert.deepEqual(shown, ['information | There is no instance yet. Add one. | Add an Instance']);
    assert.deepEqual(lines, ['info stop: There is no instance yet. Add one.']);
  });

  it('says as an error what failed, with a way to the log', () => {
    runner.fail('stop', new NextStep({ what: 'It was not seen to stop', severity: 'error' }));
    runner.fail('stop', new Error('x'));
    assert.deepEqual(shown, ['error | It was not seen to stop. | Open Log', 'error | It broke. | Open Log']);
    assert.ok(lines.every((line) => line.startsWith('error stop: ')));
  });
});
