
(() => {
  'use strict';
  const { opener: target, nonce, status } = document.currentScript.dataset;
  const message = { v: 1, type: 'vestibule:login', nonce, status };
  // The window that opened this one may be out of reach; a frame of this gateway in its page then hears the channel.
  if (window.opener) window.opener.postMessage(message, target);
  const channel = new BroadcastChannel('vestibule');
  channel.postMessage(message);
  channel.close();
  // A window that is gone already is no source that anybody could check.
  setTimeout(() => window.close(), 200);
})();
