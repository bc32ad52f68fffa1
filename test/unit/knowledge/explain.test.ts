import assert from 'node:assert/strict';
import { explainText } from '../../../src/knowledge/explain';
import { codeFamilyText } from '../../../src/knowledge/codeFamilies';
import { SIGNATURES } from '../../../src/knowledge/signatures';
import { examples } from './examples';

const ids = (text: string): string[] => explainText(text, { language: 'en' }).map(({ id }) => id);

describe('explainText', () => {
  it('recognises a line of every signature, inside a line of a log and whatever its case', () => {
    const lines = new Map(examples());
    for (const { id } of SIGNATURES) {
      const line = lines.get(id);
      assert.ok(line !== undefined, `${id} has no example`);
      assert.ok(ids(line).includes(id), `${id}: ${line}`);
      assert.ok(ids(`2026-11-28T08:42:18.124Z\t66462\t66501\t1\terror\tlog\t${line}`).includes(id), id);
      assert.ok(ids(line.toUpperCase()).includes(id), `${id}: ${line.toUpperCase()}`);
    }
  });

  it('says nothing of lines that go well', () => {
    for (const line of [
      "Module 'mta@prod' started (pid=7636, tid=3156)",
      '9,600 message(s) prepared in 10 part(s)',
      "Connecting to 'smtp.example.com' for delivery 'DM12345'",
      "Approval of content for main delivery 'Copy of Label (DM123)' by operator 'A User (auser)'",
      'Attribute of the schema: all columns are there, the text is not too short',
      '',
    ]) {
      assert.deepEqual(ids(line), [], line);
    }
  });

  it('puts the cause before what wraps it, and the particular before the general', () => {
    assert.deepEqual(
      ids("Communication error with server: please make sure it is configured. HTTP code 500 'XSV-350014 The …'"),
      ['addressNotAccepted', 'serverNotReached'],
    );
    assert.deepEqual(ids('PGS-220000 PostgreSQL error: ERROR: deadlock detected'), ['deadlock', 'postgresRefuses']);
    assert.deepEqual(ids("BAS-010015 Cannot open file '/tmp/x' with write access (errno=13, Permission denied)"), [
      'temporaryFileForbidden',
    ]);
  });

  it('prefers among equals what was told of the place', () => {
    const text = 'SMS too long; HTTP connection expired';
    assert.equal(explainText(text, { language: 'en', place: 'message' })[0]?.id, 'smsTooLong');
    assert.equal(explainText(text, { language: 'en', place: 'console' })[0]?.id, 'consoleConnectionExpired');
  });

  it('knows noise as noise', () => {
    const [bounce] = explainText("Inbound email bounce (rule 'Auto_replies' has matched this bounce)", {
      language: 'en',
    });
    assert.equal(bounce?.role, 'noise');
  });

  it('says where the text stands, in words of the language, with the article', () => {
    const line = 'x DLV-490032 The sender';
    const [found] = explainText(line, { language: 'fr' });
    assert.ok(found !== undefined);
    assert.equal(line.slice(found.start, found.end), 'DLV-490032');
    assert.match(found.meaning, /^La préparation refuse la diffusion/);
    assert.deepEqual(
      found.links.map(({ url }) => url),
      ['https://experienceleague.adobe.com/en/docs/experience-cloud-kcs/kbarticles/ka-22995'],
    );
    assert.deepEqual(found.who, ['marketer', 'admin']);
  });

  it('is not held up by a text that is endless', () => {
    const began = process.cpuUsage();
    ids(`Attribute '${'x'.repeat(2_000_000)}`);
    ids("rule 'auto_reply".repeat(100_000));
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 500_000, `${(user + system) / 1000} ms`);
  });
});

describe('codeFamilyText', () => {
  it('names the part that speaks for every family met in the field', () => {
    for (const letters of ['BAS', 'RED', 'QUE', 'CRL', 'IOB', 'URL', 'SCM', 'JVM', 'XML', 'DLV', 'SOP', 'XTK']) {
      assert.match(codeFamilyText(`${letters}-123456`) ?? '', /^Codes of this kind come from /, letters);
    }
    assert.equal(codeFamilyText('ABC-123456'), undefined);
  });
});
