// What texts of instances and servers mean. A bundle of its own, loaded when first asked.
export { codeFamilyText } from './codeFamilies';
export { explainText, type ExplainContext } from './explain';
export { journalCauses, type JournalCause, type JournalText } from './journalCauses';
