import type { PanelsModule } from './contract';
import { PanelRegistry } from './frame/panelRegistry';

/** Entry of the panels' bundle. */
export const createPanels: PanelsModule['createPanels'] = (deps) => new PanelRegistry(deps);
