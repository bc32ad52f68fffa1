import assert from 'node:assert/strict';
import { BACK } from '../../src/platform/prompter';
import type { TestApi } from '../../src/testApi';
import { answering, Person } from './support/answers';
import { command, door } from './support/door';
import { find, shownBelow } from './support/tree';

describe('adding an instance', function () {
  this.timeout(120_000);
  let opened: TestApi;
  let secret = '';

  before(async () => {
    opened = await door();
    await command('tryDemo');
    secret = (await opened.secrets.get('demo')) ?? '';
    assert.notEqual(secret, '', 'the demo connection has its secret');
  });

  const address = (): string => opened.store.get('demo')?.url ?? '';

  it('tests, saves and opens it; going back loses nothing', async () => {
    const person = new Person([
      'Shop',
      BACK,
      'Shop FR',
      address(),
      'Stage',
      'Operator and password',
      'admin',
      BACK,
      'admin',
      secret,
    ]);
    await answering(opened, person, () => command('addInstance'));
    const saved = opened.store.all().find(({ name }) => name === 'Shop FR');
    assert.ok(saved);
    assert.deepEqual(
      [saved.url, saved.environment, saved.signIn],
      [address(), 'stage', { kind: 'password', operator: 'admin' }],
    );
    assert.equal(await opened.secrets.get(saved.id), secret);
    const again = person.asked.filter(({ words }) => words.startsWith('The name under which'));
    assert.deepEqual(
      again.map(({ value }) => value),
      [undefined, 'Shop'],
    );
    assert.equal(person.asked.at(-1)?.secret, true);
    const groups = await shownBelow(opened, (await find(opened, 'Shop FR')).node);
    assert.ok(groups.length >= 6);
  });

  it('says that the address is wrong, sends no password there, and keeps what was typed', async () => {
    const person = new Person([
      'Nowhere',
      'http://127.0.0.1:9',
      'Development',
      'Operator and password',
      'admin',
      secret,
      'Change the address',
      address(),
      'Development',
      'Operator and password',
      'admin',
      secret,
    ]);
    await answering(opened, person, () => command('addInstance'));
    const verdict = person.asked.find(({ title }) => title === 'Not reachable');
    assert.match(verdict?.words ?? '', /refuses the connection/);
    const askedAgain = person.asked.slice(person.asked.indexOf(verdict ?? (person.asked[0] as never)) + 1);
    assert.deepEqual(
      askedAgain.map(({ value }) => value).filter((value) => value !== undefined),
      ['http://127.0.0.1:9', 'admin', secret],
    );
    assert.ok(opened.store.all().some(({ name }) => name === 'Nowhere'));
  });

  it('says that the sign-in was refused, and does not offer to send the same again', async () => {
    const person = new Person([
      'Wrong',
      address(),
      'Development',
      'Operator and password',
      'admin',
      'not the password',
      // Escape at what to do now, and again at the questions, which it leads back to.
      undefined,
      undefined,
    ]);
    await answering(opened, person, () => command('addInstance'));
    const verdict = person.asked.at(-2);
    assert.equal(person.asked.at(-1)?.value, 'Wrong', 'what was typed is still there');
    assert.match(verdict?.title ?? '', /^Reachable in \d+ ms, but the sign-in failed$/);
    assert.equal(verdict?.choices?.includes('Try again'), false);
    assert.equal(
      opened.store.all().some(({ name }) => name === 'Wrong'),
      false,
    );
  });

  it('asks for a missing secret again instead of failing', async () => {
    const saved = opened.store.all().find(({ name }) => name === 'Shop FR');
    assert.ok(saved);
    await command('disconnect', { connectionId: saved.id });
    await opened.secrets.delete(saved.id);
    const person = new Person([secret]);
    await answering(opened, person, () => command('connect', { connectionId: saved.id }));
    assert.equal(opened.manager.state(saved.id).kind, 'connected');
    assert.equal(await opened.secrets.get(saved.id), secret);
  });

  it('adds and removes a server, renames and removes the instance with its secret', async () => {
    const saved = opened.store.all().find(({ name }) => name === 'Shop FR');
    assert.ok(saved);
    const target = { connectionId: saved.id };
    // A server that is not there: tested, said, and Escape loses nothing.
    const unreachable = new Person([
      'By ssh',
      'neolane@localhost:9',
      '/usr/local/neolane/nl6',
      'mta-1',
      undefined,
      BACK,
      '/opt/nl6',
      'mta-1',
      'Save It Anyway',
    ]);
    await answering(opened, unreachable, () => command('addServer', target));
    const trouble = unreachable.asked.find(({ title }) => title === 'mta-1 could not be reached');
    assert.match(trouble?.words ?? '', /cannot be reached/);
    assert.ok(trouble?.choices?.includes('Change the host'));
    assert.deepEqual(
      unreachable.asked.slice(-3, -1).map(({ value }) => value),
      ['/usr/local/neolane/nl6', 'mta-1'],
    );
    assert.deepEqual(opened.store.get(saved.id)?.servers, [
      {
        name: 'mta-1',
        channel: { kind: 'ssh', host: 'localhost', user: 'neolane', port: 9, installDir: '/opt/nl6' },
      },
    ]);
    await answering(opened, new Person(['mta-1']), () => command('removeServer', target));
    assert.deepEqual(opened.store.get(saved.id)?.servers, []);
    await answering(opened, new Person(['Shop DE']), () => command('renameInstance', target));
    assert.equal(opened.manager.state(saved.id).kind, 'connected', 'a new name does not end the session');
    await answering(opened, new Person([]), () => command('removeInstance', target));
    assert.equal(opened.store.get(saved.id), undefined);
    assert.equal(await opened.secrets.get(saved.id), undefined);
  });
});
