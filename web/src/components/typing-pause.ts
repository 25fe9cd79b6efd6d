/** How long a search waits for the next letter before it asks, in milliseconds: longer than most take from key to key. */
export const typingPause = 120;
