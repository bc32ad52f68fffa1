/** What the commands of servers do: a bundle of its own that loads when the first of them runs. */
export { askAdobe } from './askAdobe';
export { controlModule } from './controlModule';
export { reload, restartWeb, showConnections } from './reload';
export { restartAllMtas } from './restartAll';
