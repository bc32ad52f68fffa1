import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SKILLS, skillFile, skillText } from '../../../src/assistants/skills';
import { TOOLS } from '../../../src/assistants/tools';
import { assistantsGenerator } from '../../host/generate/assistants';

const Manifest = z.object({
  contributes: z.object({
    languageModelTools: z.array(z.looseObject({ name: z.string(), when: z.string(), modelDescription: z.string() })),
    mcpServerDefinitionProviders: z.array(z.looseObject({ when: z.string() })),
    chatSkills: z.array(z.object({ path: z.string() })),
  }),
});

describe('what the manifest says of assistants', () => {
  const { contributes } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const names = TOOLS.map(({ name }) => name);

  it('is what the definitions make of it', () => {
    const made = JSON.parse(JSON.stringify(assistantsGenerator.generate().contributes)) as unknown;
    assert.deepEqual(contributes, made);
  });

  it('is switched off by the setting', () => {
    const entries = [...contributes.languageModelTools, ...contributes.mcpServerDefinitionProviders];
    assert.equal(entries.length, TOOLS.length + 1);
    assert.ok(entries.every(({ when }) => when === 'config.deliveryDoctor.assistants'));
  });

  it('names tools as VS Code and MCP clients take them, each once', () => {
    assert.ok(names.every((name) => /^[\w-]{1,64}$/.test(name)));
    assert.equal(new Set(names).size, names.length);
  });

  it('every skill names only tools that there are, and is short', () => {
    assert.equal(contributes.chatSkills.length, SKILLS.length);
    for (const skill of SKILLS) {
      const named = skillText(skill).match(/campaign_\w+/g) ?? [];
      assert.ok(named.length >= 3, skill.name);
      assert.deepEqual(
        named.filter((name) => !names.some((one) => one === name)),
        [],
        skill.name,
      );
      const path = `skills/${skill.name}/SKILL.md`;
      assert.ok(
        contributes.chatSkills.some((one) => one.path === `./${path}`),
        path,
      );
      assert.equal(readFileSync(path, 'utf8'), skillFile(skill), path);
      assert.ok(skillFile(skill).length < 2500, skill.name);
    }
  });

  it('other tools that a tool speaks of exist, too', () => {
    for (const { name, description } of TOOLS) {
      const named = description.match(/campaign_\w+/g) ?? [];
      assert.deepEqual(
        named.filter((one) => !names.some((known) => known === one)),
        [],
        name,
      );
    }
  });
});
