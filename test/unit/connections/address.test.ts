import assert from 'node:assert/strict';
import { parseAddress, suggestedName } from '../../../src/connections/address';

describe('parseAddress', () => {
  const good: readonly (readonly [string, string])[] = [
    ['https://campaign.example.com', 'https://campaign.example.com'],
    ['campaign.example.com', 'https://campaign.example.com'],
    ['  https://campaign.example.com/  ', 'https://campaign.example.com'],
    ['https://campaign.example.com/nl/jsp/soaprouter.jsp', 'https://campaign.example.com'],
    ['https://campaign.example.com/r/test', 'https://campaign.example.com'],
    ['https://campaign.example.com/view/home?x=1#y', 'https://campaign.example.com'],
    ['https://campaign.example.com:8443/base/', 'https://campaign.example.com:8443/base'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
  ];
  for (const [typed, url] of good) {
    it(`makes ${url} of ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(parseAddress(typed), { url });
    });
  }

  const bad: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    ['   ', 'empty'],
    ['https://', 'notAnAddress'],
    ['my server', 'notAnAddress'],
    ['ftp://campaign.example.com', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://admin:secret@campaign.example.com', 'credentialsInside'],
  ];
  for (const [typed, problem] of bad) {
    it(`refuses ${JSON.stringify(typed)} as ${problem}`, () => {
      assert.deepEqual(parseAddress(typed), { problem });
    });
  }

  it('takes http with a warning', () => {
    assert.deepEqual(parseAddress('http://campaign.example.com/'), {
      url: 'http://campaign.example.com',
      problem: 'clearText',
    });
  });

  it('suggests a name', () => {
    assert.equal(suggestedName('https://shop.campaign.example.com'), 'shop');
    assert.equal(suggestedName('http://127.0.0.1:80'), '127.0.0.1');
    assert.equal(suggestedName('nonsense'), '');
  });
});
