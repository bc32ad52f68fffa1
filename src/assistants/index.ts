/** The tools of assistants, a bundle of its own that loads with the first call of a tool. */
export { openAssistants } from './openAssistants';
