import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { eventually, PASSWORD, refusal, signal, withInstance } from './support/client';
import { envelope, fault, NO_SCHEMA, REDIR, rows, script } from './support/envelopes';
import { scriptedServer, type Answer, type Received, type Script } from './support/scriptedServer';

const schema = (md5: string, method: string): string =>
  envelope(
    'GetEntityIfMoreRecent',
    'xtk:persist',
    `<pdomDoc xsi:type="ns:Element"><schema namespace="nms" name="delivery" md5="${md5}"><element name="delivery">` +
      `<attribute name="id"/><attribute name="state"/></element><methods><method name="${method}"/></methods></schema></pdomDoc>`,
  );

describe('schemas', () => {
  const passing: readonly [string, string | Answer][] = [
    ['a deadlock', fault('SOP-330011 Error', 'PGS-220000 PostgreSQL error: deadlock detected')],
    ['a spoilt answer', envelope('GetEntityIfMoreRecent', 'xtk:persist', '')],
    ['the answer of another method', envelope('TestCnx', 'xtk:session', '')],
    ['an unreadable answer', '<SOAP-ENV:Envelope><a></b>'],
    ['a server without memory', fault('XTK-170006 Out of memory')],
    [
      'a nonsensical depth',
      envelope('GetEntityIfMoreRecent', 'xtk:persist', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`),
    ],
  ];
  for (const [what, answer] of passing) {
    it(`are not missing because of ${what}, and asked for again`, async () => {
      let asked = 0;
      const scripted = script({ GetEntityIfMoreRecent: () => (++asked === 1 ? answer : schema('A', 'Play')) });
      await withInstance(scripted, async (instance) => {
        assert.match(
          (await refusal(instance.schemas.methods('nms:delivery', signal()))).code,
          /^(serverError|malformed|tooLarge)$/,
        );
        assert.deepEqual([...((await instance.schemas.methods('nms:delivery', signal())) ?? [])], ['Play']);
      });
    });
  }

  it('are used as missing, and asked for once in a while, where the instance fails again and again', async () => {
    let asked = 0;
    const scripted = script({
      GetEntityIfMoreRecent: () => {
        asked += 1;
        return fault('SOP-330011 Error', 'PGS-220000 deadlock detected');
      },
    });
    await withInstance(scripted, async (instance) => {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        assert.equal((await refusal(instance.schemas.methods('nms:delivery', signal()))).code, 'serverError');
      }
      assert.equal(await instance.schemas.methods('nms:delivery', signal()), undefined);
      assert.equal(asked, 3);
    });
  });

  it('are not asked for again where the instance says that it has none', async () => {
    let asked = 0;
    const scripted = script({
      GetEntityIfMoreRecent: () => {
        asked += 1;
        return NO_SCHEMA;
      },
    });
    await withInstance(scripted, async (instance) => {
      await instance.schemas.methods('nms:delivery', signal());
      await instance.schemas.methods('nms:delivery', signal());
      assert.equal(asked, 1);
    });
  });

  it('tell the source of a delivery of a passing fault, not that there is no schema', async () => {
    let asked = 0;
    const scripted = script({
      GetEntityIfMoreRecent: () =>
        ++asked === 1 ? fault('SOP-330011 Error', 'PGS-220000 deadlock detected') : schema('A', 'Play'),
      ExecuteQuery: () =>
        envelope(
          'ExecuteQuery',
          'xtk:queryDef',
          '<pdomOutput xsi:type="ns:Element"><delivery id="1" state="45"/></pdomOutput>',
        ),
    });
    await withInstance(scripted, async (instance) => {
      assert.equal((await refusal(instance.deliveries.source('1', signal()))).code, 'serverError');
      assert.equal((await instance.deliveries.source('1', signal()))?.root.attributes.length, 2);
    });
  });

  describe('on the shelf', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-shelf-'));
    });

    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    const answering = (md5: string, method: string, asked: string[], build = '9396') =>
      script({
        '': () => REDIR.replace('9396', build),
        GetEntityIfMoreRecent: ({ body }: Received) => {
          const known = /<strMd5[^>]*>([^<]*)</.exec(body)?.[1] ?? '';
          // Those that panels will ask for come behind, too.
          if (body.includes('xtk:schema|nms:delivery<')) {
            asked.push(known);
          }
          return known === md5 ? NO_SCHEMA : schema(md5, method);
        },
        ExecuteQuery: () => rows('x'),
      });

    /** Runs one session after another with the same instance, which answers as `answer` says by then. */
    async function sessions(
      first: Script,
      run: (
        session: (use: (instance: CampaignInstance) => Promise<void>) => Promise<void>,
        answer: (script: Script) => void,
      ) => Promise<void>,
    ): Promise<void> {
      let current = first;
      const server = await scriptedServer((request, response, incoming) => current(request, response, incoming));
      const credentials = { kind: 'password' as const, operator: 'x', password: PASSWORD };
      try {
        await run(
          async (use) => {
            const instance = await openInstance({ url: server.url, credentials, cacheFolder: folder }, signal());
            try {
              await use(instance);
            } finally {
              await instance.logoff();
            }
          },
          (script) => {
            current = script;
          },
        );
      } finally {
        await server.close();
      }
    }

    const methodsOf = async (instance: CampaignInstance): Promise<readonly string[]> => [
      ...((await instance.schemas.methods('nms:delivery', signal())) ?? []),
    ];

    it('are used at once in the next session, and confirmed by their md5 behind', async () => {
      const asked: string[] = [];
      await sessions(answering('A', 'Play', asked), async (session) => {
        await session(async (instance) => {
          assert.deepEqual(await methodsOf(instance), ['Play']);
        });
        await session(async (instance) => {
          assert.deepEqual(await methodsOf(instance), ['Play']);
          await eventually(() => asked.length === 2, 'the confirmation');
        });
      });
      assert.deepEqual(asked, ['', 'A']);
    });

    it('do not keep a query waiting for the confirmation', async () => {
      await sessions(answering('A', 'Play', []), async (session, answer) => {
        await session(async (instance) => {
          await methodsOf(instance);
        });
        const usual = answering('A', 'Play', []);
        answer((request, response, incoming) =>
          request.call === 'GetEntityIfMoreRecent' ? undefined : usual(request, response, incoming),
        );
        await session(async (instance) => {
          assert.deepEqual(await methodsOf(instance), ['Play']);
        });
      });
    });

    it('give way to a newer one within the session', async () => {
      await sessions(answering('A', 'Play', []), async (session, answer) => {
        await session(async (instance) => {
          await methodsOf(instance);
        });
        answer(answering('B', 'ExecCommand', []));
        await session(async (instance) => {
          assert.deepEqual(await methodsOf(instance), ['Play']);
          await eventually(async () => (await methodsOf(instance)).includes('ExecCommand'), 'the newer schema');
        });
        await session(async (instance) => {
          assert.deepEqual(await methodsOf(instance), ['ExecCommand']);
        });
      });
    });

    it('are not those of another build, and a damaged file is none', async () => {
      const asked: string[] = [];
      await sessions(answering('A', 'Play', asked), async (session, answer) => {
        const read = (): Promise<void> =>
          session(async (instance) => {
            assert.deepEqual(await methodsOf(instance), ['Play']);
          });
        await read();
        answer(answering('A', 'Play', asked, '9400'));
        await read();
        assert.deepEqual(asked, ['', '']);
        for (const file of readdirSync(folder)) {
          writeFileSync(join(folder, file), '[1,["schema",{"md5":7}');
        }
        await read();
        assert.deepEqual(asked, ['', '', '']);
      });
    });
  });
});

describe('countByGroup', () => {
  it('calls deliveries overdue again after a passing fault', async () => {
    let counted = 0;
    const scripted = script({
      ExecuteQuery: ({ body }) => {
        counted += 1;
        if (counted === 1) {
          return fault('SOP-330011 Error', 'PGS-220000 PostgreSQL error: deadlock detected');
        }
        return body.includes('@timing')
          ? rows('delivery', '<delivery state="51" timing="0" count="2"/>')
          : rows('delivery', '<delivery state="51" count="2"/>');
      },
    });
    await withInstance(scripted, async (instance) => {
      assert.equal((await refusal(instance.deliveries.countByGroup(0, signal()))).code, 'serverError');
      const counts = await instance.deliveries.countByGroup(0, signal());
      assert.equal(counts.get('needsAttention'), 2);
    });
  });

  it('counts as due where the instance cannot evaluate the expression, and asks again the next time', async () => {
    let refuses = true;
    const scripted = script({
      ExecuteQuery: ({ body }) =>
        body.includes('@timing')
          ? refuses
            ? fault("SOP-330011 Error while executing the method 'ExecuteQuery' of service 'xtk:queryDef'.")
            : rows('delivery', '<delivery state="51" timing="0" count="2"/>')
          : rows('delivery', '<delivery state="51" count="2"/>'),
    });
    await withInstance(scripted, async (instance) => {
      assert.equal((await instance.deliveries.countByGroup(0, signal())).get('pending'), 2);
      refuses = false;
      assert.equal((await instance.deliveries.countByGroup(0, signal())).get('needsAttention'), 2);
    });
  });
});
