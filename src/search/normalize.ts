/**
 * A text as it is compared: without case, diacritics and the difference between compatible forms (Unicode NFKD), with
 * plain quotes and single spaces. What two people would call the same words are the same then.
 */
export function normalize(text: string): string {
  const folded = isAscii(text) ? text.toLowerCase() : fold(text);
  return folded.replace(/\s+/g, ' ').trim();
}

// The combining marks of Latin, Greek and Cyrillic; those of other scripts are letters to their readers.
const diacritics = /[\u0300-\u036f]+/g;

function fold(text: string): string {
  // Twice: what is compatible may be a capital (𝐀), what is lower-cased may be composed (İ).
  const plain = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(diacritics, '');
  return plain
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―−]/g, '-');
}

function isAscii(text: string): boolean {
  return !/[^\t-~]/.test(text);
}
