// Runs before the first paint, and before the app has arrived: the chosen colour scheme, and the prompt as last typed.
// The keys are those of src/app/stores.ts. Inside another website (src/settings/frame.ts) a cover is all there is.
(() => {
  const [parent, ...further] = location.ancestorOrigins ?? [];
  const isCovered = window.top !== window && (parent !== 'https://huggingface.co' || further.length > 0);
  const read = (area, key) => {
    try {
      return JSON.parse(area().getItem(key));
    } catch {
      return null; // blocked storage, or not ours
    }
  };
  const scheme = read(() => localStorage, 'proofsheet.scheme');
  if (scheme === 'dark' || scheme === 'light') document.documentElement.dataset.scheme = scheme;
  document.addEventListener(
    'readystatechange',
    () => {
      if (isCovered) return document.body.replaceChildren(document.getElementById('cover').content);
      const draft = read(() => sessionStorage, 'proofsheet.draft') ?? read(() => localStorage, 'proofsheet.draft');
      const box = document.getElementById('early-prompt');
      if (box && box.value === '' && typeof draft?.prompt === 'string') box.value = draft.prompt;
    },
    { once: true },
  );
})();
