// Runs before the first paint, and before the app has arrived: the chosen colour scheme, and the prompt as last typed.
// The keys are those of src/app/stores.ts. Inside another website there is only a way out (src/settings/frame.ts says
// when); it stands here because in a sandbox nothing that comes later may arrive.
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
      if (isCovered) return cover();
      const draft = read(() => sessionStorage, 'proofsheet.draft') ?? read(() => localStorage, 'proofsheet.draft');
      const box = document.getElementById('early-prompt');
      if (box && box.value === '' && typeof draft?.prompt === 'string') box.value = draft.prompt;
    },
    { once: true },
  );

  function cover() {
    const text = document.createElement('p');
    const link = document.createElement('a');
    const address = document.createElement('p');
    text.textContent = 'Proofsheet does not work inside another website, which could see or steer what you do.';
    Object.assign(link, { textContent: 'Open in its own tab', href: location.href, target: '_blank', rel: 'noopener' });
    link.className = 'font-medium text-accent-text underline underline-offset-2';
    address.textContent = location.origin === 'null' ? location.href.split('#')[0] : location.host + location.pathname;
    address.className = 'mono text-faint wrap-anywhere';
    document.body.className = 'grid min-h-dvh place-content-center justify-items-center gap-3 p-6 text-center';
    document.body.replaceChildren(text, link, address);
  }
})();
