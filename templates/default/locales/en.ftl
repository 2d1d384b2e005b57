### name: English
### reviewed: yes
###
### The language every other one is compared with.
### A message of an error has three parts: its heading, `.what` happened, and `.next`, what to do.
### `$address` is where the main button leads. `$named` is `yes` when `$provider` holds a name, `no` when it is not known which provider it was.

## Choosing a provider

login-title = Sign in
login-heading = Sign in
login-heading-site = Sign in to { $site }
login-going-to = You will continue to { $host }.
login-with = Continue with { $provider }
login-with-sign-in = Sign in with { $provider }
login-with-log-in = Log in with { $provider }
login-last-used = Last used
login-unavailable = Not answering
login-more = More ways to sign in
login-cancel = Cancel
login-denied = You stopped signing in with { $provider }. You can choose again, or another way.
login-in-app = { $named ->
        [yes] { $provider } does not let anybody sign in inside another app.
       *[no] Some of these ways do not work inside another app.
    }
login-in-app-next = Copy this address and open it in your browser:
login-empty = No way to sign in yet
login-empty-what = This gateway is running, but nobody has told it how people may sign in.
login-empty-next = If you run it, add a provider to gateway.toml and start it again:

## Languages

language-current = Language: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privacy
footer-terms = Terms
footer-help = Help

## The end of a sign-in in a window of its own

popup-cancelled = You did not sign in
popup-close = You can close this window.

## Who is signed in

person-via = Signed in with { $provider }
signed-in-heading = You are signed in
signed-in-continue = Continue
signed-in-continue-to = Continue to { $host }
action-another-account = Use another account
action-sign-out = Sign out

account-heading = Your account
account-name = Name
account-username = User name
account-email = E-mail
account-email-confirmed = Confirmed by { $provider }
account-email-unconfirmed = Not confirmed by { $provider }
account-groups = Groups
account-id = Account ID
account-since = Signed in
account-until = Session ends
account-identities = Connected accounts
account-connect = Connect another account
account-connect-what = Sign in there once more, and it belongs to this session too.
account-connect-to = Connect { $provider }
account-sessions = Where you are signed in
action-sign-out-everywhere = Sign out everywhere

## Where somebody is signed in

sessions-heading = Where you are signed in
sessions-what = If you do not know one of these, sign it out.
sessions-current = This browser
sessions-unknown = Unknown browser
sessions-network = Network
sessions-since = Signed in
sessions-last = Last used
sessions-again = To sign out other browsers, sign in again first. So nobody who finds this one open can do it.
action-sign-in-again = Sign in again
action-account = Back to your account

## Signing out

logout-heading = Sign out?
logout-what = This ends your session here. You may stay signed in at { $provider } itself.
logout-provider = This ends your session here, and then you go on to { $provider } to sign out there as well.
logout-choice = You can end your session here alone, or sign out of { $provider } as well.
logout-here = Sign out here only
logout-everywhere = Sign out of { $provider } too
logout-cancel = Stay signed in

signed-out-heading = You are signed out
signed-out-what = Your session here has ended.
signed-out-provider = You may still be signed in at { $provider }; on a shared computer, sign out there too.
signed-out-asks = The next time you sign in here with it, it will ask who you are.
signed-out-leaving = You are on your way to { $provider }, to sign out there too. If nothing happens, press the button.
signed-out-done = You came back from { $provider }, where you were sent to sign out too.
signed-out-at-provider = Sign out of { $provider }
signed-out-again = Sign in again
signed-out-back = Back to { $host }
signed-out-forget = Forget how I signed in
signed-out-forgotten = This browser no longer remembers how you signed in.

## Passing an answer on

bounce-heading = One moment
bounce-what = Your sign-in is being finished. If nothing happens, press the button.
bounce-continue = Continue

## Errors

error-code = Error
error-reference = Reference
error-time = Time

action-try-again = Try again
action-start-again = Start again
action-another-way = Choose another way
action-all-ways = See all ways to sign in
action-sign-in = Sign in
action-sign-in-without = Sign in without it
action-home = Go to the start page
action-right-address = Go to the right address

error-return-to-rejected = We cannot send you back to that address
    .what = The page you came from asked us to return you to an address that is not on this site’s list.
    .next = Sign in without it, then open the page you wanted yourself. If it keeps happening, tell whoever runs that page.

error-attempt-missing = We could not match this to a sign-in you started here
    .what = Your browser did not bring back the cookie we gave it when the sign-in began. Most often cookies are blocked, or the sign-in began in another browser or a private window.
    .next = Allow cookies for this site and start again in this browser.

error-attempt-expired = That sign-in took too long
    .what = To keep you safe, a sign-in has to be finished within ten minutes.
    .next = Start again; you will still end up where you were going.

error-attempt-used = This sign-in was already used
    .what = Each sign-in works once. Reloading the page or going back repeats an old one.
    .next = Start again; it takes a moment.

error-attempt-foreign = This answer belongs to another sign-in
    .what = What came back does not fit the sign-in that was started in this browser, so we did not use it.
    .next = Start again here, and do not open sign-in links that somebody sent you.

error-callback-malformed = { $named ->
        [yes] We could not read the answer from { $provider }
       *[no] We could not read that answer
    }
    .what = Something in it was missing or cut off, so nobody was signed in.
    .next = Start again. If it happens again, tell whoever runs this site the reference below.

error-provider-refused = { $named ->
        [yes] Signing in with { $provider } is not set up correctly
       *[no] This way of signing in is not set up correctly
    }
    .what = The provider turned down our request. This is not your mistake, and nobody was signed in.
    .next = Choose another way, or tell whoever runs this site the reference below.

error-provider-invalid-response = { $named ->
        [yes] We could not use the answer from { $provider }
       *[no] We could not use the provider’s answer
    }
    .what = The answer was not what the provider is supposed to send, so nobody was signed in.
    .next = Try again. If it happens again, tell whoever runs this site the reference below.

error-identity-invalid = { $named ->
        [yes] We could not check the answer from { $provider }
       *[no] We could not check the provider’s answer
    }
    .what = It did not prove who you are, so nobody was signed in.
    .next = Try again. If it happens again, tell whoever runs this site the reference below.

error-profile-incomplete = { $named ->
        [yes] { $provider } did not tell us enough
       *[no] The provider did not tell us enough
    }
    .what = The answer lacks what this site needs to recognise you, so nobody was signed in.
    .next = Choose another way, or tell whoever runs this site the reference below.

error-provider-unreachable = { $named ->
        [yes] { $provider } is not answering
       *[no] The provider is not answering
    }
    .what = We could not reach it, so nobody was signed in.
    .next = Try again in a few minutes, or choose another way.

error-provider-timeout = { $named ->
        [yes] { $provider } is taking too long
       *[no] The provider is taking too long
    }
    .what = We waited for its answer and then gave up, so nobody was signed in.
    .next = Try again in a few minutes, or choose another way.

error-not-allowed = This account has no access
    .what = { $named ->
        [yes] { $provider } knows you, but this account is not allowed in here.
       *[no] The sign-in worked, but this account is not allowed in here.
    }
    .next = Use another account, or ask whoever runs this site for access.

error-cross-site = This request came from another site
    .what = It is only accepted from our own pages, so nothing was changed.
    .next = Do it again from here.

error-stale-login = Sign in again first
    .what = Other browsers are signed out only shortly after you signed in here, so that nobody who finds this one open can do it. Nothing was changed.
    .next = Sign in again; you will come to the list of your sessions.

error-no-session = You are not signed in
    .what = This page is for people who are signed in, or your session has ended.
    .next = Sign in to go on.

error-application-unknown = That application is not known here
    .what = This address is for applications, and no application has the key that was sent.
    .next = Go on from the start page.

error-no-tokens = { $named ->
        [yes] { $provider } is not connected
       *[no] That account is not connected
    }
    .what = Your session holds nothing that would let an application act for you there.
    .next = Sign in that way to connect it.

error-store-unavailable = We cannot look up sessions right now
    .what = The place where they are kept is not answering. You have not been signed out.
    .next = Try again in a moment.

error-busy = Too many pages wait here
    .what = Each open page keeps a connection, and there are as many as this site keeps.
    .next = Close some pages and try again in a moment.

error-unknown-provider = That way of signing in is not offered here
    .what = It may have been removed, or the link has a mistake.
    .next = Choose one of the ways that are.

error-not-found = There is no page here
    .what = The link may be old, or the address has a mistake.
    .next = Go on from the start page.

error-method-not-allowed = That does not work here
    .what = This address exists, but it does not take this kind of request.
    .next = Go on from the start page.

error-too-large = That was too much to read
    .what = The request was larger than this site accepts, so it was not read to the end.
    .next = Start again. If it keeps happening, clear this site’s cookies first.

error-wrong-host = This site has another address
    .what = It can be used only under the address it was set up for.
    .next = Go on at { $address }, and use that address from now on.

error-internal = Something went wrong on our side
    .what = It is not your mistake. What happened has been written down for whoever runs this site.
    .next = Try again in a moment. If it happens again, tell them the reference below.
    .again = Go back and try again in a moment.
