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
import { offeredBy, pendingBody, pendingHeading } from './pendingBody';
import { renderPending } from './pendingMarkdown';
import { diagnosisBody, guideBody, healthBody } from './reportBody';
import { renderGuide, renderHealth, renderReport, writeReport } from './reportMarkdown';
import { filterOf } from '../domain/advisor/rules';
import { guideOf, guides } from './guides/guides';
import { gatherIncident, renderEvidence, renderIncident } from './incident/incidents';
import { checkInstance } from './profile/checkInstance';
import { featureName, profileFile, profileText } from './profile/profileText';
import { openSupportDesk } from './support/desk';
import { maskText } from '../connections/maskText';
import { remedyTitle, requestOf, withoutExpert } from './words/remedyWords';

export {
  certaintyText,
  checkInstance,
  featureName,
  profileFile,
  profileText,
  diagnoseAllPending,
  diagnoseDelivery,
  diagnosisBody,
  examineInstance,
  findingHeading,
  findingMeaning,
  findingPage,
  findingTitle,
  guideBody,
  gatherIncident,
  filterOf,
  guideOf,
  guides,
  healthBody,
  maskText,
  openSupportDesk,
  offeredBy,
  pendingBody,
  pendingHeading,
  remedyTitle,
  renderGuide,
  renderEvidence,
  renderHealth,
  renderIncident,
  renderPending,
  renderReport,
  requestOf,
  ruledOutText,
  verdict,
  withoutExpert,
  writeReport,
};
