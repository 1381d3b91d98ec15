/**
 * The first line of a list of prompts. It is part of the text, so that a template that was kept, pasted or put into a
 * preset says itself how it is read; to other tools it is a comment.
 */
const mark = '# one prompt per line';

const marked = /^\s*#[ \t]*one prompt per line[ \t]*\r?(?:\n|$)/i;

/** How many characters the mark takes that makes a text a list of prompts; 0 for any other text. */
export function lengthOfMark(text: string): number {
  return marked.exec(text)?.[0].length ?? 0;
}

/** The text as a list of prompts, or as one prompt. */
export function markAsList(text: string, isList: boolean): string {
  const bare = text.slice(lengthOfMark(text));
  return isList ? `${mark}\n${bare}` : bare;
}
