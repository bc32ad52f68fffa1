import type { PanelDeps, Panels } from './contract';
import { PanelRegistry } from './frame/panelRegistry';

/** Entry of the panels' bundle: see PanelsModule in contract.ts. */
export function createPanels(deps: PanelDeps): Panels {
  return new PanelRegistry(deps);
}
