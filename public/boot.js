// Runs before anything else (TRUST B.3, the endpoint lock): from here on this page may call the servers its designer
// saved, Hugging Face and the hosts its providers keep pictures on, and nobody else. Policies only ever add up, so no
// script that comes later can take this one back. Then the colour scheme, and the prompt as last typed; inside another
// website (src/settings/frame.ts) a cover is all there is.
// The keys are those of src/app/stores.ts and open-way.ts, src/settings/endpoints.ts and src/queue/picture-hosts.ts.
(() => {
  // Nothing that is read can give every object a property (TRUST R8). Sealed, not frozen: jsPDF writes `toString` methods.
  Object.seal(Object.prototype);

  const [parent, ...further] = location.ancestorOrigins ?? [];
  const isCovered = window.top !== window && (parent !== 'https://huggingface.co' || further.length > 0);
  const read = (area, key) => {
    try {
      return JSON.parse(area().getItem(key));
    } catch {
      return null; // blocked storage, or not ours
    }
  };
  const local = (key) => read(() => localStorage, key);
  const tab = (key) => read(() => sessionStorage, key);
  const listed = (value) => (Array.isArray(value) ? value : []);
  // What is stored may be anything: `https://*` is a URL, and would open every door (TRUST 7).
  const originOf = (address) => {
    const { origin, hostname, protocol } = URL.canParse(address) ? new URL(address) : {};
    return /^https?:\/\/[a-z\d_.-]+(:\d+)?$/.test(origin) && (protocol === 'https:' || isAtHome(hostname))
      ? [origin]
      : [];
  };
  // As isPrivateHost of src/inference/endpoint.ts: nobody else is called without TLS.
  const isAtHome = (host) =>
    /^[^.]+$|\.(localhost|local|lan|internal|home\.arpa)$/.test(host) ||
    /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2,3}$/.test(host);
  // The app drops entries that lack one of these.
  const isWhole = (endpoint) => ['id', 'name', 'api'].every((key) => typeof endpoint?.[key] === 'string');

  const base = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (base) {
    const own = listed(local('proofsheet.endpoints')?.own).filter(isWhole);
    const saved = own.map((endpoint) => endpoint.baseUrl);
    const allowed = [...saved, ...listed(tab('proofsheet.picture-hosts'))].flatMap(originOf);
    const known = ['router.huggingface.co', 'huggingface.co', 'fal.media', 'v3.fal.media', 'replicate.delivery'];
    const hosts = [...known.map((host) => `https://${host}`), ...new Set(allowed)].join(' ');
    const lock = document.createElement('meta');
    lock.httpEquiv = 'Content-Security-Policy';
    lock.content = base.content.replace(/connect-src [^;]*/, () => `connect-src 'self' ${hosts}`);
    document.head.append(lock);
  }

  const scheme = local('proofsheet.scheme');
  if (scheme === 'dark' || scheme === 'light') document.documentElement.dataset.scheme = scheme;
  document.addEventListener(
    'readystatechange',
    () => {
      if (isCovered) return document.body.replaceChildren(document.getElementById('cover').content);
      const draft = tab('proofsheet.draft') ?? local('proofsheet.draft');
      if (tab('proofsheet.reloading')) sayReloading();
      const box = document.getElementById('early-prompt');
      if (box && box.value === '' && typeof draft?.prompt === 'string') box.value = draft.prompt;
      // Ctrl+Enter is kept until there is a form, for the text it was pressed for. No script can press it.
      box?.addEventListener('keydown', (event) => {
        if (!event.isTrusted || event.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        box.dataset.pressed = event.shiftKey ? 'hold' : 'generate';
      });
      box?.addEventListener('input', () => delete box.dataset.pressed);
    },
    { once: true },
  );

  // An endpoint was saved, and the page is loaded again to be let through to it: the dialog stays until the page is there.
  function sayReloading() {
    sessionStorage.removeItem('proofsheet.reloading');
    const dialog = document.createElement('dialog');
    dialog.id = 'reloading';
    dialog.setAttribute('aria-label', 'Endpoints');
    dialog.className =
      'fixed inset-0 z-50 m-auto h-fit rounded-xl border border-line bg-panel p-4 text-text shadow-2xl';
    dialog.textContent = 'Saved. Opening the page for it …';
    // Not a modal one: the prompt below has the focus, and takes what is typed.
    dialog.open = true;
    document.body.append(dialog);
  }
})();
