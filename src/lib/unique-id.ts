/** An id nobody else has. Written out because `crypto.randomUUID` exists only on pages that came over https. */
export function uniqueId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
