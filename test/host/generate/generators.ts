import { assistantsGenerator } from './assistants';
import { commandsGenerator } from './commands';
import type { Generator } from './generator';
import { settingsGenerator } from './settings';

/** Everything that is generated into package.json and its texts, in the order in which the texts stand there. */
export const GENERATORS: readonly Generator[] = [commandsGenerator, settingsGenerator, assistantsGenerator];
