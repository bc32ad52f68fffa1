/** Where exports that ended early are kept. A file of its own: activation only looks whether there are any. */
export const UNFINISHED_KEY = 'messages.exports';
