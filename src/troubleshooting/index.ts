// What the bundle offers: `TroubleshootingModule` in contract.ts. Whoever loads it holds it against that.
import { diagnoseAllPending } from './diagnoseAllPending';
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
import { pendingHeading, renderPending } from './pendingMarkdown';
import { renderHealth, renderReport } from './reportMarkdown';
import { filterOf } from '../domain/advisor/rules';
import { guideOf, guides } from './guides/guides';
import { guideLine, renderGuide } from './guides/renderGuide';
import { openSupportDesk } from './support/desk';
import { remedyTitle, requestOf, withoutExpert } from './words/remedyWords';

export {
  certaintyText,
  diagnoseAllPending,
  diagnoseDelivery,
  examineInstance,
  findingHeading,
  findingMeaning,
  findingPage,
  findingTitle,
  guideLine,
  filterOf,
  guideOf,
  guides,
  openSupportDesk,
  pendingHeading,
  remedyTitle,
  renderGuide,
  renderHealth,
  renderPending,
  renderReport,
  requestOf,
  ruledOutText,
  verdict,
  withoutExpert,
};
