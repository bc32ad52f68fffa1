import { messagesState } from '../../src/shared/protocol/messages';
import { startPage } from '../components/page/page';
import type { MessagesContext } from './context';
import { MessagesView } from './view';
// Behind the style sheets of the components, which it adapts: this page is as high as its window.
import './messages.css';

startPage(messagesState, (context: MessagesContext) => new MessagesView(context));
