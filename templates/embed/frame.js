
(() => {
  'use strict';
  const { origin, done, nonce } = document.currentScript.dataset;
  const channel = new BroadcastChannel('vestibule');
  let pending;

  const finish = (data, popup) => {
    const fits = pending && data && data.v === 1 && data.type === 'vestibule:login' && data.nonce === pending.nonce
      && ['signed_in', 'cancelled'].includes(data.status);
    if (!fits) return;
    const heard = { v: 1, type: 'vestibule:heard', nonce: pending.nonce };
    channel.postMessage(heard);
    // In a page of another site browsers keep the channel to itself.
    if (popup) popup.postMessage(heard, location.origin);
    pending = undefined;
    if (nonce) parent.postMessage({ v: 1, type: 'vestibule:login', nonce, status: data.status }, origin);
  };

  addEventListener('message', (event) => {
    if (pending && pending.popup && event.origin === location.origin && event.source === pending.popup) finish(event.data, event.source);
  });
  channel.addEventListener('message', (event) => finish(event.data));

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-provider]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const fresh = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const url = new URL(link.href);
    url.searchParams.set('return_to', `${done}&nonce=${fresh}`);
    const popup = window.open(url, 'vestibule', 'popup,width=480,height=680');
    event.preventDefault();
    const asked = { popup, nonce: fresh };
    pending = asked;
    if (popup) return;
    // Blocked, and then the link takes the whole window. Or open, and out of reach because the page around has an opener policy: then it has
    // taken the focus, and the channel tells its end.
    setTimeout(() => {
      if (pending !== asked || !document.hasFocus()) return;
      pending = undefined;
      window.open(link.href, '_top');
    }, 600);
  });
})();
