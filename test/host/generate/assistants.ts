import * as z from 'zod';
import { SKILLS, skillFile } from '../../../src/assistants/skills';
import { TOOLS } from '../../../src/assistants/tools';
import { MCP_PROVIDER } from '../../../src/assistants/activation/contract';
import { SETTINGS } from '../../../src/platform/settings/definitions';
import { SETTINGS_SECTION } from '../../../src/platform/settings/setting';
import type { Generator } from './generator';

const PREFIX = 'tool.';
const WHEN = `config.${SETTINGS_SECTION}.${SETTINGS.assistants.name}`;

/** Tools, the provider of the MCP server and skills, as `contributes` declares them. */
export const assistantsGenerator: Generator = {
  textPrefix: PREFIX,
  generate: () => ({
    contributes: {
      languageModelTools: TOOLS.map(({ name, description, icon, input }) => ({
        name,
        displayName: `%${PREFIX}${name}%`,
        userDescription: `%${PREFIX}${name}.summary%`,
        modelDescription: description,
        toolReferenceName: name,
        canBeReferencedInPrompt: true,
        icon: `$(${icon})`,
        tags: ['adobe-campaign'],
        when: WHEN,
        inputSchema: z.toJSONSchema(input, { target: 'draft-7', io: 'input' }),
      })),
      mcpServerDefinitionProviders: [{ id: MCP_PROVIDER, label: 'Delivery Doctor', when: WHEN }],
      chatSkills: SKILLS.map(({ name }) => ({ path: `./${skillPath(name)}` })),
    },
    texts: new Map(
      TOOLS.flatMap(({ name, title, summary }): [string, string][] => [
        [PREFIX + name, title()],
        [`${PREFIX}${name}.summary`, summary()],
      ]),
    ),
  }),
};

/** The files of the skills by their path. */
export function skillFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(SKILLS.map((skill) => [skillPath(skill.name), skillFile(skill)]));
}

function skillPath(name: string): string {
  return `skills/${name}/SKILL.md`;
}
