import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { saidAt } from '../../../src/documents/logs/language/codeHover';
import { SIGNATURES } from '../../../src/knowledge/signatures';

describe('what a log says under the mouse', () => {
  it('is what an article says of a code, with its cure and its page', () => {
    const line = 'DLV-490032 The sender email address or error email address is not authorized.';
    const [said] = saidAt(line, 4, 'journal');
    assert.equal(said?.title, 'DLV-490032');
    assert.match(said.lines.join('\n'), /^The preparation refuses.*\nCause: .*\nWhat to do: Admin: deployment wizard/);
    assert.match(said.links[0]?.url ?? '', /ka-22995$/);
  });

  it('is never "no meaning" for a code that the catalogue knows', () => {
    const codes = new Set(SIGNATURES.flatMap(({ match }) => match.match(/(?<![a-z])[a-z]{3}-\d{6}/g) ?? []));
    assert.ok(codes.size > 50);
    const general = SIGNATURES.filter(({ match }) => /^[a-z]{3}-\d{6}\\b$/.test(match)).map(({ match }) =>
      match.slice(0, 10),
    );
    for (const code of general) {
      const [said] = saidAt(`${code.toUpperCase()} x`, 2);
      assert.doesNotMatch(said?.lines.join(' ') ?? '', /No page or support article/, code);
    }
  });

  it('names at least the part that speaks', () => {
    const [said] = saidAt('RED-599999 something', 2);
    assert.match(
      said?.lines.join(' ') ?? '',
      /^Codes of this kind come from the redirection.*No page or support article/,
    );
    const [foreign] = saidAt('ABC-599999 something', 2);
    assert.match(foreign?.lines.join(' ') ?? '', /^No page or support article/);
  });

  it('explains known texts without a code, and nothing beside them', () => {
    const line = 'x: Messages queued (connection quotas met), wait';
    assert.equal(saidAt(line, 10)[0]?.title, 'Messages queued (connection quotas met)');
    assert.deepEqual(saidAt(line, line.length), []);
  });

  it('keeps to the replies of mail servers', () => {
    assert.match(saidAt("answered '550 5.1.1 user unknown'", 15)[0]?.lines.join(' ') ?? '', /mailbox/i);
  });
});
