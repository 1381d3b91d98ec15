/**
 * Whose frame this page is in: nobody's, the one in which Hugging Face shows a Space, or somebody else's, who could
 * lead a hand by what they lay over it (TRUST R11). Where the browser does not name the frames it is somebody else's.
 */
export function frameKind(): 'none' | 'space' | 'other' {
  if (window.top === window) return 'none';
  const [parent, ...further] = location.ancestorOrigins ?? [];
  return parent === 'https://huggingface.co' && further.length === 0 ? 'space' : 'other';
}
