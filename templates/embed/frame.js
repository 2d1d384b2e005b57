
(() => {
  'use strict';
  const { origin, done, nonce } = document.currentScript.dataset;
  let pending;

  const finish = (data) => {
    const fits = pending && data && data.v === 1 && data.type === 'vestibule:login' && data.nonce === pending.nonce
      && ['signed_in', 'cancelled'].includes(data.status);
    if (!fits) return;
    pending = undefined;
    if (nonce) parent.postMessage({ v: 1, type: 'vestibule:login', nonce, status: data.status }, origin);
  };

  addEventListener('message', (event) => {
    if (pending && event.origin === location.origin && event.source === pending.popup) finish(event.data);
  });
  new BroadcastChannel('vestibule').addEventListener('message', (event) => finish(event.data));

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-provider]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const fresh = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const url = new URL(link.href);
    url.searchParams.set('return_to', `${done}&nonce=${fresh}`);
    const popup = window.open(url, 'vestibule', 'popup,width=480,height=680');
    // A blocked popup leaves the link as it is: it takes the whole window.
    if (!popup) return;
    event.preventDefault();
    pending = { popup, nonce: fresh };
  });
})();
