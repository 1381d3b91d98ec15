// Says why the page cannot start; plain script, for browsers too old for the page. Silent once that has taken over.
(() => {
  var said = false;
  var old = 'This browser is too old for Proofsheet';
  var current =
    'Open this address in a current Chrome, Edge, Firefox or Safari. What was made in this browser stays in it.';
  var late = setTimeout(
    say,
    20000,
    'Proofsheet is still loading',
    'The network is slow, or a part of the page does not come.',
  );

  if (!('noModule' in document.createElement('script'))) say(old, current);
  // Style sheets are waited for, so one without rules has failed by now.
  [].forEach.call(document.querySelectorAll('link[rel=stylesheet]'), (link) => {
    var rules = 0;
    try {
      rules = link.sheet ? link.sheet.cssRules : [];
    } catch (_) {} // a frame without an origin may not look into it
    if (rules && !rules.length) missing(link.href, true);
  });
  addEventListener(
    'error',
    (event) => {
      if (event.target.tagName === 'SCRIPT') missing(event.target.src);
      else if (event.target.rel === 'stylesheet') missing(event.target.href, true);
      else if (event.error instanceof SyntaxError) say(old, current);
      else if (event.target === window) broke(event.error || event.message);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => {
    broke(event.reason);
  });

  function missing(address, isStyle) {
    var next = navigator.onLine
      ? 'Reload the page. If that does not help, an extension or a proxy blocks it, or the host has lost the file '
      : 'You are offline. Reload the page when the network is back. It is the file ';
    say('A part of Proofsheet did not arrive', next + address.split('/').pop() + '.', isStyle);
  }

  function broke(reason) {
    var words = String((reason && reason.message) || reason).slice(0, 200);
    say(
      'Proofsheet could not start',
      'Reload the page. Your pictures are kept on this device. The browser says: ' + words,
    );
  }

  function say(title, text, isStyle) {
    var root = document.getElementById('root'); // gone under the cover of boot.js, which is to stay alone (TRUST R11)
    var prompt = document.getElementById('early-prompt'); // gone when the page has taken over
    var box = add(
      'div',
      'fixed inset-x-3 bottom-4 z-40 mx-auto grid max-w-[40rem] gap-2 rounded-xl border border-line bg-raise p-4 text-text shadow-2xl',
    );
    var link;
    var reloading = document.getElementById('reloading');
    if (said || !root || !(prompt || isStyle)) return;
    said = true;
    if (reloading) reloading.remove();
    clearTimeout(late);
    box.setAttribute('role', 'alert');
    add('strong', 'text-sm font-semibold', title, box);
    add('p', 'wrap-anywhere text-mute', text + (prompt && prompt.value ? ' Your prompt is kept.' : ''), box);
    add(
      'button',
      'h-8 justify-self-start rounded-lg bg-accent px-2.5 font-semibold text-accent-ink',
      'Reload',
      box,
    ).onclick = () => {
      location.reload();
    };
    if (window.top !== window) {
      link = add('a', 'underline', 'Open it in a tab of its own', box);
      link.href = location.href;
      link.target = '_blank';
    }
    // In #root the page takes it away when it starts after all; without a style sheet it does start, and this has to stay.
    (isStyle ? document.body : root).appendChild(box);
    if (!prompt) return;
    prompt.oninput = keep;
    keep();
  }

  /** Keeps the prompt where boot.js finds it at the next start. */
  function keep() {
    var key = 'proofsheet.draft';
    var draft;
    try {
      draft = JSON.parse(sessionStorage.getItem(key) || localStorage.getItem(key)) || {};
      draft.prompt = document.getElementById('early-prompt').value;
      sessionStorage.setItem(key, JSON.stringify(draft));
    } catch (_) {} // blocked storage: the box still holds it
  }

  function add(name, look, text, to) {
    var made = document.createElement(name);
    made.className = look;
    if (to) to.appendChild(made).textContent = text;
    return made;
  }
})();
