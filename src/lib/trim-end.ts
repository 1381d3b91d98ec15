/**
 * A text without the characters at its end that are of a kind. Instead of a pattern such as `/[.,]+$/`, which is tried anew
 * from every place of a long run in the middle and takes the square of its length (TRUST 15).
 */
export function trimEnd(text: string, kind: RegExp): string {
  let end = text.length;
  while (end > 0 && kind.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
