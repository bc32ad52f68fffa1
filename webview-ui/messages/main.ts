import { startPage } from '../components/page/page';
import { MessagesView } from './view';
// Behind the style sheets of the components, which it adapts: this page is as high as its window.
import './messages.css';

startPage((context) => new MessagesView(context));
