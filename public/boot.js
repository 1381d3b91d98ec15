// Runs before anything else (TRUST B.3, the endpoint lock): from here on this page may call the servers its designer
// saved, Hugging Face and the hosts its providers keep pictures on, and nobody else. Policies only ever add up, so no
// script that comes later can take this one back. Then the colour scheme, and the prompt as last typed.
// The keys are those of src/app/stores.ts, src/settings/endpoints.ts and src/inference/picture-hosts.ts.
(() => {
  // Nothing that is read can give every object a property (TRUST R8). Sealed, not frozen: jsPDF writes `toString` methods.
  Object.seal(Object.prototype);

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
    const { origin } = URL.canParse(address) ? new URL(address) : {};
    return /^https?:\/\/[a-z\d_.-]+(:\d+)?$/.test(origin) ? [origin] : [];
  };

  const base = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (base) {
    const saved = listed(local('proofsheet.endpoints')?.own).map((endpoint) => endpoint?.baseUrl);
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
      const draft = tab('proofsheet.draft') ?? local('proofsheet.draft');
      const box = document.getElementById('early-prompt');
      if (box && box.value === '' && typeof draft?.prompt === 'string') box.value = draft.prompt;
    },
    { once: true },
  );
})();
