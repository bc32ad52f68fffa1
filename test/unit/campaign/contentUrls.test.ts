import assert from 'node:assert/strict';
import { refusal, signal, withInstance } from './support/client';
import { document, envelope, fault, script } from './support/envelopes';
import { writesOf } from '../../../src/campaign/writes';

const CONTENT = `<content><html><source>&lt;a href="https://a.example/"&gt;</source><urlConfig><url tagId="u7" urlId="7" source="https://a.example/?x=1&amp;y=2" occurrence="1" label="A" category="c" trackingType="3"/>
  <url source="https://b.example/" occurrence="2" urlId="0"/></urlConfig></html><text><urlConfig/></text><sms/></content>`;
const URLS = [
  {
    format: 'html',
    tagId: 'u7',
    urlId: '7',
    source: 'https://a.example/?x=1&y=2',
    occurrence: 1,
    label: 'A',
    category: 'c',
    mode: 3,
  },
  {
    format: 'html',
    tagId: undefined,
    urlId: undefined,
    source: 'https://b.example/',
    occurrence: 2,
    label: '',
    category: undefined,
    mode: 0,
  },
];
const answering = (inside: string) => script({ ExecuteQuery: () => document(`<delivery id="7">${inside}</delivery>`) });

describe('campaign/tracking: URLs in the content', () => {
  it('asks for the memo as a whole and reads the modes, wherever it is put', async () => {
    for (const inside of [
      `<tracking enabled="1"/>${CONTENT}`,
      `<data><delivery><tracking enabled="true"/>${CONTENT}</delivery></data>`,
    ]) {
      await withInstance(answering(inside), async (instance, server) => {
        assert.deepEqual(await instance.tracking.content('7', signal()), { urls: URLS, enabled: true });
        assert.match(server.received.at(-1)?.body ?? '', /<node expr="@id"\/><node expr="data"\/>/);
      });
    }
  });

  it('takes an instance that shows no content, or refuses it, as one that does not tell; other faults stay faults', async () => {
    for (const inside of ['', '<data/>', '<tracking enabled="1"/>']) {
      await withInstance(answering(inside), async (instance) => {
        assert.equal(await instance.tracking.content('7', signal()), undefined);
      });
    }
    await withInstance(
      script({ ExecuteQuery: () => fault("XTK-170036 Unable to parse expression 'data'.") }),
      async (instance) => {
        assert.equal(await instance.tracking.content('7', signal()), undefined);
      },
    );
    await withInstance(script({ ExecuteQuery: () => ({ status: 500, body: 'down' }) }), async (instance) => {
      assert.notEqual(await refusal(instance.tracking.content('7', signal())), undefined);
    });
  });

  it('writes only the URL that changes, by its key, once', () =>
    withInstance(
      script({
        ExecuteQuery: () => document(`<delivery id="7">${CONTENT}</delivery>`),
        Write: () => envelope('Write', 'xtk:session', ''),
      }),
      async (instance, server) => {
        const read = await instance.tracking.content('7', signal());
        assert.ok(read);
        const [tagged, bare] = read.urls;
        assert.ok(tagged && bare);
        await writesOf(instance).setUrlModes(
          '7',
          [
            { url: tagged, mode: 1 },
            { url: bare, mode: 0 },
          ],
          read.urls,
          signal(),
        );
        const writes = server.received.filter(({ call }) => call === 'Write');
        assert.equal(writes.length, 1);
        assert.ok(
          writes[0]?.body.includes(
            '<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="7"><content><html><urlConfig>' +
              '<url _operation="update" _key="@tagId" tagId="u7" trackingType="1" modified="1"/>' +
              '<url _operation="update" _key="@source,@occurrence" source="https://b.example/" occurrence="2" trackingType="0" modified="1"/>' +
              '</urlConfig></html></content></delivery>',
          ),
          writes[0]?.body,
        );
        await assert.rejects(
          writesOf(instance).setUrlModes('7', [{ url: bare, mode: 1 }], [bare, { ...bare }], signal()),
          RangeError,
        );
        await writesOf(instance).setTracking('7', false, signal());
        assert.ok(
          server.received
            .at(-1)
            ?.body.includes(
              '<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="7"><tracking enabled="0"/></delivery>',
            ),
        );
      },
    ));
});
