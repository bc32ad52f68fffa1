/** The tools of assistants, a bundle of its own: `AssistantsModule` in activation/contract.ts. */
export { openAssistants } from './openAssistants';
