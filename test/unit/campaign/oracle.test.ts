import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { XmlElement } from '../../../src/campaign/xml/element';
import { startDemo } from '../../../src/demo';
import { methodOf, readWith } from './support/fuzzing';
import { fault, script } from './support/envelopes';
import { refusal, signal, withInstance } from './support/client';
import { loadSdk, sdkBodies, sdkCall, sdkInlineBodies, type SdkElement, type SdkException } from './support/sdk';

interface Tree {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly text: string;
  readonly children: readonly Tree[];
}

function treeOfOurs(element: XmlElement): Tree {
  return {
    name: element.name,
    attributes: { ...element.attributes },
    text: element.text.trim(),
    children: element.children.map(treeOfOurs),
  };
}

const ELEMENT = 1;
const TEXTS = [3, 4];

function treeOfSdk(element: SdkElement): Tree {
  const nodes = Array.from(element.childNodes);
  return {
    name: element.tagName.replace(/^.*:/, ''),
    attributes: Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value])),
    text: nodes
      .filter((node) => TEXTS.includes(node.nodeType))
      .map((node) => node.textContent ?? '')
      .join('')
      .trim(),
    children: nodes.filter((node) => node.nodeType === ELEMENT).map(treeOfSdk),
  };
}

/** All values of an answer as the SDK reads them, or the code of its exception. */
async function bySdk(body: string, status = 200): Promise<readonly Tree[] | { code: string }> {
  const call = sdkCall(body, status);
  call.finalize('http://127.0.0.1/nl/jsp/soaprouter.jsp');
  try {
    await call.execute();
  } catch (error) {
    const exception = error as SdkException;
    return { code: exception.errorCode };
  }
  const values: Tree[] = [];
  for (
    let value: SdkElement | null | undefined = call.elemCurrent;
    value;
    value = (value as unknown as { nextElementSibling: SdkElement | null }).nextElementSibling
  ) {
    values.push(treeOfSdk(value));
  }
  return values;
}

describe('our client and Adobe’s SDK', function () {
  this.timeout(60_000);

  it('read the same from every body that the SDK’s own tests recorded', async () => {
    const recorded = [...(await sdkBodies()).values(), ...sdkInlineBodies()];
    const bodies = [...new Set(recorded)].filter((body) => body.includes('Response'));
    let same = 0;
    for (const body of bodies) {
      const theirs = await bySdk(body);
      const ours = await readWith(Buffer.from(body), 'values', 200, () => 0, methodOf(body));
      if ('items' in ours && Array.isArray(theirs)) {
        assert.deepEqual(ours.items.map(treeOfOurs), theirs, body);
        same += 1;
      } else {
        // Where one of them fails, so must the other, save that we look at what the SDK leaves to its caller.
        assert.ok('code' in ours && !Array.isArray(theirs), body);
      }
    }
    assert.ok(same > 60, `${same} of ${bodies.length} bodies compared`);
  });

  it('find the same code in faults', async () => {
    const faults = [
      'XSV-350013 The address is not allowed.',
      "XTK-170036 Unable to parse expression '@x'.",
      "SOP-330006 The method 'x' is not defined.",
      'DLV-490009 no target population',
    ];
    for (const text of faults) {
      const theirs = await bySdk(fault(text));
      await withInstance(script({ GetOption: () => fault(text) }), async (instance) => {
        const ours = await refusal(instance.options.get('X', signal()));
        assert.deepEqual(theirs, { code: ours.facts['faultCode'] });
      });
    }
  });

  it('see the same deliveries and options in the demo instance', async () => {
    const demo = await startDemo({ clock: { speed: 0 }, recipients: 300 });
    try {
      const { url, operator, password } = demo.handle;
      const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal());
      const sdk = loadSdk();
      const client = await sdk.init(
        sdk.ConnectionParameters.ofUserAndPassword(url, operator, password, { timeout: 30_000 }),
      );
      await client.logon();
      const ours = (await instance.deliveries.list({ now: Date.now(), pageSize: 40 }, signal())).rows;
      const select = [
        '@id',
        '@label',
        '@state',
        '@internalName',
        '[scheduling/@contactDate]',
        '[indicators/@success]',
      ].map((expr) => ({ expr }));
      const where = { condition: [{ expr: `@id IN (${ours.map((row) => row.id).join(',')})` }] };
      const orderBy = {
        node: [
          { expr: '@lastModified', sortDesc: 'true' },
          { expr: '@id', sortDesc: 'true' },
        ],
      };
      const query = {
        schema: 'nms:delivery',
        operation: 'select',
        lineCount: 100,
        select: { node: select },
        where,
        orderBy,
      };
      const { XtkCaster } = sdk;
      const result = (await client.NLWS.xtkQueryDef.create(query).executeQuery()) as {
        delivery: Record<string, Record<string, string> & string>[];
      };
      const theirs = result.delivery.map((row) => ({
        id: row['id'],
        label: row['label'],
        state: XtkCaster.asLong(row['state']),
        internalName: row['internalName'],
        contactDate: XtkCaster.asTimestamp(row['scheduling']?.['contactDate'])?.getTime(),
        success: XtkCaster.asLong(row['indicators']?.['success']),
      }));
      assert.deepEqual(
        ours.map(({ id, label, state, internalName, contactDate, counters }) => ({
          id,
          label,
          state,
          internalName,
          contactDate,
          success: counters.success ?? 0,
        })),
        theirs,
      );
      for (const name of ['NmsOperation_LimitConcurrency', 'NmsEmail_RetryCount', 'NmsServer_URL']) {
        assert.equal(String(await client.getOption(name)), (await instance.options.get(name, signal())) ?? '', name);
      }
      await client.logoff();
      await instance.logoff();
    } finally {
      await demo.close();
    }
  });
});
