import assert from 'node:assert/strict';
import { CampaignError, type CampaignErrorCode } from '../../../src/campaign/errors';
import type { Credentials } from '../../../src/campaign/open';
import { SignInMemory, type SignInTurns } from '../../../src/connections/signInMemory';
import { Secrets } from '../../../src/platform/secrets';

const { signal } = new AbortController();
const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The secret storage that all windows share, and a turn that one of them can have. */
function machine() {
  const kept = new Map<string, string>();
  let taken = false;
  const turns: SignInTurns = {
    acquire: async () => {
      if (taken) {
        return undefined;
      }
      taken = true;
      return {
        release: async () => {
          taken = false;
        },
      };
    },
  };
  const window = (): SignInMemory =>
    new SignInMemory(
      new Secrets(
        {
          get: async (key) => kept.get(key),
          store: async (key, value) => void kept.set(key, value),
          delete: async (key) => void kept.delete(key),
        },
        log,
      ),
      turns,
    );
  return { kept, window };
}

const password = (secret: string): Credentials => ({ kind: 'password', operator: 'admin', password: secret });
const URL_OF_SHOP = 'https://shop.example.com';

/** A server that refuses all but one password, and counts. */
function server(code: CampaignErrorCode = 'logonRefused', facts: Readonly<Record<string, string>> = {}) {
  const seen = { logons: 0 };
  const signIn = (secret: string) => async (): Promise<string> => {
    seen.logons += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (secret !== 'good') {
      throw new CampaignError({ code, doing: 'Logon', facts });
    }
    return 'ticket';
  };
  const tried = (memory: SignInMemory, secret: string): Promise<string> =>
    memory.guard('a', { url: URL_OF_SHOP, credentials: password(secret) }, quiet).around(signIn(secret), signal);
  return { seen, tried };
}

describe('SignInMemory', () => {
  it('lets one window of four offer a secret that is refused, however restored at once', async () => {
    const { window, kept } = machine();
    const { seen, tried } = server('serverError', { message: 'Votre mot de passe a expiré' });
    const windows = [window(), window(), window(), window()];
    const ends = await Promise.allSettled(windows.map((one) => tried(one, 'bad')));
    assert.equal(seen.logons, 1);
    for (const end of ends) {
      assert.ok(end.status === 'rejected');
      assert.equal((end.reason as CampaignError).code, 'serverError');
      assert.equal((end.reason as CampaignError).facts['message'], 'Votre mot de passe a expiré');
    }
    // Neither after a reload of the window.
    await assert.rejects(tried(window(), 'bad'));
    assert.equal(seen.logons, 1);
    assert.equal(JSON.stringify([...kept]).includes('bad'), false);
  });

  it('tries another secret, and the same one when a person says so', async () => {
    const { window } = machine();
    const { seen, tried } = server();
    await assert.rejects(tried(window(), 'bad'));
    assert.equal(await tried(window(), 'good'), 'ticket');
    await assert.rejects(tried(window(), 'bad'));
    await window().forget('a');
    await assert.rejects(tried(window(), 'bad'));
    assert.equal(seen.logons, 4);
  });

  it('remembers nothing of faults of the way', async () => {
    const faults: readonly [CampaignErrorCode, Record<string, string>][] = [
      ['timeout', {}],
      ['connectionLost', {}],
      ['http', { status: '503' }],
      ['html', { status: '502' }],
    ];
    for (const [code, facts] of faults) {
      const { window, kept } = machine();
      const { seen, tried } = server(code, facts);
      await assert.rejects(tried(window(), 'bad'));
      await assert.rejects(tried(window(), 'bad'));
      assert.equal(seen.logons, 2, code);
      assert.equal(kept.size, 0);
    }
  });

  it('remembers a page and a bare status, which some servers refuse with', async () => {
    for (const status of ['401', '403', '500']) {
      for (const code of ['http', 'html'] as const) {
        const { window } = machine();
        const { seen, tried } = server(code, { status });
        await assert.rejects(tried(window(), 'bad'));
        await assert.rejects(tried(window(), 'bad'));
        assert.equal(seen.logons, 1, `${code} ${status}`);
      }
    }
  });
});
