import { applyRemedy } from './applyRemedy';
import type { TroubleshootingModule } from './contract';
import { diagnoseDelivery } from './diagnoseDelivery';
import { examineInstance } from './examineInstance';
import { findingLine as findingTitle, findingMeaning, verdict } from './findingText';
import { renderHealth, renderReport } from './reportMarkdown';
import { remedyTitle } from './words/remedyWords';

export { applyRemedy, diagnoseDelivery, examineInstance, findingMeaning, findingTitle, remedyTitle, renderHealth, renderReport, verdict };

/** Held against the contract by the compiler. */
export const troubleshooting: TroubleshootingModule = {
  applyRemedy,
  diagnoseDelivery,
  examineInstance,
  findingMeaning,
  findingTitle,
  remedyTitle,
  renderHealth,
  renderReport,
  verdict,
};
