// What loads when something is watched: a bundle of its own, reached with `await import`.
export { AlertFile } from './alertFile';
export { alertKind, alertsMarkdown, alertText, deliveryOf, noticeText } from './alertText';
export { markSeen, mute } from './notice';
export { Recorder } from './recorder';
export { watchSettings } from './settings';
export { eventsSeen } from './timeline';
export { replayMarkdown } from './replayText';
export { Turn } from './turn';
export { Watcher } from './watcher';
export { whatChanged } from './whatChanged';
export { FileLeases } from '../operations/fileLeases';
export { machineClock } from '../operations/machineClock';
