
(() => {
  'use strict';
  const { opener: target, nonce, status } = document.currentScript.dataset;
  const message = { v: 1, type: 'vestibule:login', nonce, status };
  // A window that is gone already is no source that anybody could check: this one stays until it was heard.
  const hear = (data) => {
    if (data && data.type === 'vestibule:heard' && data.nonce === nonce) window.close();
  };
  const channel = new BroadcastChannel('vestibule');
  // The window that opened this one may be out of reach; a frame of this gateway in its page then hears the channel, and says so.
  channel.addEventListener('message', ({ data }) => hear(data));
  addEventListener('message', ({ source, data }) => source === window.opener && hear(data));
  channel.postMessage(message);
  // Where nobody can hear it, this page stays, for it is the only one that says how the login ended.
  if (!window.opener) return;
  window.opener.postMessage(message, target);
  // Perhaps that page waits for nothing any more.
  setTimeout(() => window.close(), 10000);
})();
