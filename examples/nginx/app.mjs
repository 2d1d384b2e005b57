// An application that knows people by asking the gateway: node app.mjs

import { createServer } from 'node:http';

const port = process.env.PORT ?? 3000;
// The gateway's own address, not nginx's: applications ask it directly.
const gateway = process.env.GATEWAY ?? 'http://127.0.0.1:8080/auth';

createServer(async (request, response) => {
  const text = (status, body, headers = {}) =>
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers }).end(body);

  let answer;
  try {
    answer = await fetch(`${gateway}/me`, { headers: { Accept: 'application/json', Cookie: request.headers.cookie ?? '' } });
  } catch {
    return text(503, 'Try again in a moment.\n', { 'Retry-After': '5' });
  }
  if (answer.status === 401) {
    // Nobody is signed in. `request.url` is the path people came for, and they come back to it.
    return text(303, '', { Location: `/auth/login?return_to=${encodeURIComponent(request.url)}` });
  }
  if (!answer.ok) {
    // 503 and the like say nothing about who it is: no sign-out, no sign-in.
    return text(503, 'Try again in a moment.\n', { 'Retry-After': '5' });
  }
  const person = await answer.json();
  // Store `id`: it never changes. Names and addresses do, and may be missing.
  text(200, `Hello ${person.name ?? person.id}, you are ${person.id}.\nSign out: /auth/logout\n`);
}).listen(port, '127.0.0.1', function () {
  console.log(`The application listens on 127.0.0.1:${this.address().port}`);
});
