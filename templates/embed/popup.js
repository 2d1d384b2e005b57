
(() => {
  'use strict';
  const { opener: target, nonce, status } = document.currentScript.dataset;
  const message = { v: 1, type: 'vestibule:login', nonce, status };
  // A window that is gone already is no source that anybody could check.
  const close = () => setTimeout(() => window.close(), 200);
  const channel = new BroadcastChannel('vestibule');
  // The window that opened this one may be out of reach; a frame of this gateway in its page then hears the channel, and says so.
  channel.addEventListener('message', ({ data }) => {
    if (data && data.type === 'vestibule:heard' && data.nonce === nonce) close();
  });
  channel.postMessage(message);
  // Where nobody can hear it, this page stays, for it is the only one that says how the login ended.
  if (!window.opener) return;
  window.opener.postMessage(message, target);
  close();
})();
