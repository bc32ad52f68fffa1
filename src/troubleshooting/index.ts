import { applyRemedy } from './applyRemedy';
import type { TroubleshootingModule } from './contract';
import { diagnoseDelivery } from './diagnoseDelivery';
import { examineInstance } from './examineInstance';
import {
  certaintyText,
  findingTitle as findingHeading,
  findingLine as findingTitle,
  findingMeaning,
  findingPage,
  ruledOutText,
  verdict,
} from './findingText';
import { renderHealth, renderReport } from './reportMarkdown';
import { remedyTitle } from './words/remedyWords';

export {
  applyRemedy,
  certaintyText,
  diagnoseDelivery,
  examineInstance,
  findingHeading,
  findingMeaning,
  findingPage,
  findingTitle,
  remedyTitle,
  renderHealth,
  renderReport,
  ruledOutText,
  verdict,
};

/** Held against the contract by the compiler. */
export const troubleshooting: TroubleshootingModule = {
  applyRemedy,
  certaintyText,
  diagnoseDelivery,
  examineInstance,
  findingHeading,
  findingMeaning,
  findingPage,
  findingTitle,
  remedyTitle,
  renderHealth,
  renderReport,
  ruledOutText,
  verdict,
};
