import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { describeImported, environmentQuestion, refuseClearText } from '../../../src/commands/instances/reviewImport';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import { isNextStep } from '../../../src/platform/nextStep';

const SHOP: ConnectionDescriptor = {
  id: 'a',
  name: 'Shop FR',
  url: 'https://campaign.shop.fr',
  environment: 'development',
  signIn: {
    kind: 'imsServiceAccount',
    clientId: 'c',
    tokenEndpoint: 'https://ims.evil.example/ims/token/v3',
    scope: 'openid',
  },
  caFile: '/tmp/foreign.pem',
  servers: [
    { name: 'mta-1', channel: { kind: 'ssh', host: 'mta-1', installDir: '/x' } },
    { name: 'pod', channel: { kind: 'template', template: 'kubectl', host: 'mta-0', installDir: '/x' } },
    { name: 'here', channel: { kind: 'local', installDir: '/opt/nl6', hostName: 'shop-1' } },
    { name: 'adobe', channel: { kind: 'none' } },
  ],
};

describe('instances of a file, before they are added', () => {
  it('show all that decides where secrets go, whom one trusts, what runs, and how much is asked', () => {
    const shown = describeImported(SHOP);
    for (const part of [
      'Shop FR: https://campaign.shop.fr',
      'environment: development',
      'client secret to: https://ims.evil.example/ims/token/v3',
      'certificates trusted by: /tmp/foreign.pem',
      'mta-1 (ssh mta-1)',
      'pod (kubectl mta-0)',
      'here (shop-1:/opt/nl6)',
      'adobe',
    ]) {
      assert.ok(shown.includes(part), `${part} in ${shown}`);
    }
  });

  it('are refused when a client secret would go out in clear text', () => {
    assert.doesNotThrow(() => {
      refuseClearText([SHOP]);
    });
    for (const tokenEndpoint of ['http://ims.evil.example/ims', 'ims.evil.example/ims', 'ftp://ims', '']) {
      const offered = [SHOP, { ...SHOP, signIn: { ...SHOP.signIn, tokenEndpoint } as ConnectionDescriptor['signIn'] }];
      assert.throws(
        () => {
          refuseClearText(offered);
        },
        isNextStep,
        tokenEndpoint,
      );
    }
  });

  it('are asked about when a file calls them anything but production; the careful answer comes first', () => {
    const production: ConnectionDescriptor = { ...SHOP, name: 'Live', environment: 'production' };
    assert.equal(environmentQuestion('Import', [production]), undefined);
    const question = environmentQuestion('Import', [production, SHOP]);
    assert.deepEqual(
      question?.choices.map(({ value }) => value),
      ['production', 'asTheFileSays'],
    );
    assert.equal(question.choices[1]?.detail, 'Shop FR (development)');
  });
});
