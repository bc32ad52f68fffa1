import type { MessagesState } from '../../src/shared/protocol/messages';
import type { MessagesString } from '../../src/shared/strings/messages';
import type { PageContext } from '../components/page/page';

/** The page of this panel, with its texts and what it stores. */
export type MessagesContext = PageContext<MessagesString, MessagesState>;
