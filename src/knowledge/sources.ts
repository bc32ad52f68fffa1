import type { PageLink } from '../domain/explanation';
import { ADOBE_PAGES } from '../domain/words/adobePages';

const CLASSIC = 'https://experienceleague.adobe.com/en/docs/campaign-classic/using';
const HOME = 'https://experienceleague.adobe.com/docs/campaign-classic/using/campaign-classic-home.html';

/** Pages that are no support articles. */
const PAGES = {
  sdk: { title: 'Adobe, acc-js-sdk', url: 'https://github.com/adobe/acc-js-sdk' },
  sdkIssue112: { title: 'Adobe, acc-js-sdk, issue 112', url: 'https://github.com/adobe/acc-js-sdk/issues/112' },
  triggers: {
    title: 'Adobe Campaign Classic v7: troubleshooting the Triggers pipeline',
    url: `${CLASSIC}/integrating-with-adobe-experience-cloud/experience-triggers/about-triggers`,
  },
  urlPermissions: {
    title: 'Adobe Campaign Classic v7: URL permissions',
    url: HOME,
  },
  teradata: {
    title: 'Adobe Campaign Classic v7: configure access to Teradata',
    url: HOME,
  },
  externalSignal: {
    title: 'Adobe Campaign Classic v7: external signal',
    url: HOME,
  },
  releaseNotes: {
    title: 'Adobe Campaign Classic v7: release notes',
    url: HOME,
  },
  workflowErrors: {
    title: 'Adobe Campaign Classic v7: monitoring workflow execution',
    url: ADOBE_PAGES.workflows,
  },
  deliveryTroubleshooting: {
    title: 'Adobe Campaign Classic v7: delivery performance troubleshooting',
    url: ADOBE_PAGES.performance,
  },
  performance: {
    title: 'Adobe Campaign Classic v7: delivery performance troubleshooting',
    url: ADOBE_PAGES.performance,
  },
  temporaryFiles: { title: 'Adobe Campaign Classic v7: temporary files', url: ADOBE_PAGES.temporaryFiles },
  modules: { title: 'Adobe Campaign Classic v7: operating principle', url: ADOBE_PAGES.modules },
} as const satisfies Readonly<Record<string, PageLink>>;

/** A support article of Adobe's knowledge base, or one of the pages above. */
export type SourceId = `KA-${string}` | keyof typeof PAGES;

export function isSourceId(text: string): text is SourceId {
  return /^KA-\d{5}$/.test(text) || Object.hasOwn(PAGES, text);
}

/** Where a source is read. */
export function linkTo(source: SourceId): PageLink {
  return isArticle(source)
    ? {
        title: `Adobe ${source}`,
        url: `https://experienceleague.adobe.com/en/docs/experience-cloud-kcs/kbarticles/${source.toLowerCase()}`,
      }
    : PAGES[source];
}

function isArticle(source: SourceId): source is `KA-${string}` {
  return source.startsWith('KA-');
}
