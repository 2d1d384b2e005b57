### name: Norsk bokmål
### reviewed: no

## Choosing a provider

login-title = Logg inn
login-heading = Logg inn
login-heading-site = Logg inn på { $site }
login-going-to = Deretter fortsetter du til { $host }.
login-with = Fortsett med { $provider }
login-with-sign-in = Logg inn med { $provider }
login-with-log-in = Logg inn med { $provider }
login-last-used = Sist brukt
login-unavailable = Svarer ikke
login-more = Flere måter å logge inn på
login-cancel = Avbryt
login-denied = Du avbrøt innloggingen med { $provider }. Du kan prøve igjen eller velge en annen måte.
login-in-app = { $named ->
        [yes] { $provider } tillater ikke innlogging inne i en annen app.
       *[no] Noen av disse måtene fungerer ikke inne i en annen app.
    }
login-in-app-next = Kopier denne adressen og åpne den i nettleseren:
login-empty = Det finnes ingen måte å logge inn på ennå
login-empty-what = Denne gatewayen kjører, men ingen har angitt hvordan man kan logge inn.
login-empty-next = Hvis du drifter den, legger du til en leverandør i gateway.toml og starter den på nytt:

## Languages

language-current = Språk: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Personvern
footer-terms = Vilkår
footer-help = Hjelp

## The end of a sign-in in a window of its own

popup-cancelled = Du logget ikke inn
popup-close = Du kan lukke dette vinduet.

## Who is signed in

person-via = Logget inn med { $provider }
signed-in-heading = Du er logget inn
signed-in-continue = Fortsett
signed-in-continue-to = Fortsett til { $host }
action-another-account = Bruk en annen konto
action-sign-out = Logg ut

account-heading = Kontoen din
account-name = Navn
account-username = Brukernavn
account-email = E-post
account-email-confirmed = Bekreftet av { $provider }
account-email-unconfirmed = Ikke bekreftet av { $provider }
account-groups = Grupper
account-id = Konto-ID
account-since = Logget inn
account-until = Økten slutter
account-identities = Tilknyttede kontoer
account-connect = Knytt til en konto til
account-connect-what = Logg inn der også, så hører kontoen også til denne økten.
account-connect-to = Knytt til { $provider }
account-sessions = Her er du logget inn
action-sign-out-everywhere = Logg ut overalt

## Where somebody is signed in

sessions-heading = Her er du logget inn
sessions-what = Hvis du ikke kjenner igjen en av disse øktene, kan du logge den ut.
sessions-current = Denne nettleseren
sessions-unknown = Ukjent nettleser
sessions-network = Nettverk
sessions-since = Logget inn
sessions-last = Sist aktiv
sessions-again = Logg inn på nytt først for å logge ut andre nettlesere. Da kan ingen som finner denne åpen, gjøre det.
action-sign-in-again = Logg inn på nytt
action-account = Tilbake til kontoen din

## Signing out

logout-heading = Logge ut?
logout-what = Økten din her avsluttes. Du kan fortsatt være logget inn hos { $provider }.
logout-provider = Økten din her avsluttes, og deretter fortsetter du til { $provider } for å logge ut der også.
logout-choice = Du kan avslutte bare økten her, eller logge ut av { $provider } også.
logout-here = Logg bare ut her
logout-everywhere = Logg ut av { $provider } også
logout-cancel = Forbli innlogget

signed-out-heading = Du er logget ut
signed-out-what = Økten din her er avsluttet.
signed-out-provider = Du kan fortsatt være logget inn hos { $provider }; på en delt datamaskin bør du logge ut der også.
signed-out-asks = Neste gang du logger inn her på den måten, blir du spurt om hvem du er.
signed-out-leaving = Du er på vei til { $provider } for å logge ut der også. Trykk på knappen hvis ingenting skjer.
signed-out-done = Du er tilbake fra { $provider }, der du også skulle logges ut.
signed-out-at-provider = Logg ut av { $provider }
signed-out-again = Logg inn på nytt
signed-out-back = Tilbake til { $host }
signed-out-forget = Glem hvordan jeg logget inn
signed-out-forgotten = Denne nettleseren husker ikke lenger hvordan du logget inn.

## Passing an answer on

bounce-heading = Et øyeblikk
bounce-what = Innloggingen fullføres. Trykk på knappen hvis ingenting skjer.
bounce-continue = Fortsett

## Errors

error-code = Feilkode
error-reference = Referanse
error-time = Tidspunkt

action-try-again = Prøv igjen
action-start-again = Start på nytt
action-another-way = Velg en annen måte
action-all-ways = Se alle måter å logge inn på
action-sign-in = Logg inn
action-sign-in-without = Logg inn uten den adressen
action-home = Gå til startsiden
action-right-address = Gå til riktig adresse

error-return-to-rejected = Vi kan ikke sende deg tilbake til den adressen
    .what = Siden du kom fra, ba oss sende deg til en adresse som ikke står på listen til dette nettstedet.
    .next = Logg inn uten den, og åpne deretter selv siden du ville til. Si fra til dem som drifter den siden, hvis det fortsetter.

error-attempt-missing = Dette hører ikke til en innlogging som er startet her
    .what = Nettleseren ga ikke tilbake informasjonskapselen den fikk da innloggingen startet. Som oftest er informasjonskapsler blokkert, eller så startet innloggingen i en annen nettleser eller et privat vindu.
    .next = Tillat informasjonskapsler for dette nettstedet, og start på nytt i denne nettleseren.

error-attempt-expired = Innloggingen tok for lang tid
    .what = For din sikkerhet må en innlogging fullføres innen ti minutter.
    .next = Start på nytt; du kommer likevel dit du skulle.

error-attempt-used = Denne innloggingen er allerede brukt
    .what = Hver innlogging gjelder én gang. Å laste siden på nytt eller gå tilbake gjentar en gammel.
    .next = Start på nytt; det tar bare et øyeblikk.

error-attempt-foreign = Dette svaret hører til en annen innlogging
    .what = Det som kom tilbake, passer ikke til innloggingen som startet i denne nettleseren, så vi brukte det ikke.
    .next = Start på nytt her, og ikke åpne innloggingslenker som noen har sendt deg.

error-callback-malformed = { $named ->
        [yes] Vi kunne ikke lese svaret fra { $provider }
       *[no] Vi kunne ikke lese det svaret
    }
    .what = Noe i det manglet eller var kuttet, så ingen ble logget inn.
    .next = Start på nytt. Hvis det skjer igjen, oppgir du referansen nedenfor til dem som drifter nettstedet.

error-provider-refused = { $named ->
        [yes] Innlogging med { $provider } er ikke satt opp riktig
       *[no] Denne måten å logge inn på er ikke satt opp riktig
    }
    .what = Leverandøren avviste forespørselen vår. Det er ikke din feil, og ingen ble logget inn.
    .next = Velg en annen måte, eller oppgi referansen nedenfor til dem som drifter nettstedet.

error-provider-invalid-response = { $named ->
        [yes] Vi kunne ikke bruke svaret fra { $provider }
       *[no] Vi kunne ikke bruke svaret fra leverandøren
    }
    .what = Svaret var ikke det leverandøren skal sende, så ingen ble logget inn.
    .next = Prøv igjen. Hvis det skjer igjen, oppgir du referansen nedenfor til dem som drifter nettstedet.

error-identity-invalid = { $named ->
        [yes] Vi kunne ikke kontrollere svaret fra { $provider }
       *[no] Vi kunne ikke kontrollere svaret fra leverandøren
    }
    .what = Det beviste ikke hvem du er, så ingen ble logget inn.
    .next = Prøv igjen. Hvis det skjer igjen, oppgir du referansen nedenfor til dem som drifter nettstedet.

error-profile-incomplete = { $named ->
        [yes] { $provider } fortalte oss ikke nok
       *[no] Leverandøren fortalte oss ikke nok
    }
    .what = Svaret mangler det nettstedet trenger for å kjenne deg igjen, så ingen ble logget inn.
    .next = Velg en annen måte, eller oppgi referansen nedenfor til dem som drifter nettstedet.

error-provider-unreachable = { $named ->
        [yes] { $provider } svarer ikke
       *[no] Leverandøren svarer ikke
    }
    .what = Vi fikk ikke kontakt, så ingen ble logget inn.
    .next = Prøv igjen om noen minutter, eller velg en annen måte.

error-provider-timeout = { $named ->
        [yes] { $provider } bruker for lang tid
       *[no] Leverandøren bruker for lang tid
    }
    .what = Vi ventet på svaret og ga så opp, så ingen ble logget inn.
    .next = Prøv igjen om noen minutter, eller velg en annen måte.

error-not-allowed = Denne kontoen har ikke tilgang
    .what = { $named ->
        [yes] { $provider } kjenner deg, men denne kontoen slipper ikke inn her.
       *[no] Innloggingen lyktes, men denne kontoen slipper ikke inn her.
    }
    .next = Bruk en annen konto, eller be dem som drifter nettstedet, om tilgang.

error-cross-site = Denne forespørselen kom fra et annet nettsted
    .what = Den godtas bare fra våre egne sider, så ingenting ble endret.
    .next = Gjør det på nytt herfra.

error-stale-login = Logg inn på nytt først
    .what = Andre nettlesere kan bare logges ut kort tid etter at du har logget inn her, så ingen som finner denne åpen, kan gjøre det. Ingenting ble endret.
    .next = Logg inn på nytt; da kommer du til listen over øktene dine.

error-no-session = Du er ikke logget inn
    .what = Denne siden er for dem som er logget inn, eller så er økten din over.
    .next = Logg inn for å fortsette.

error-application-unknown = Den appen er ikke kjent her
    .what = Denne adressen er for apper, og ingen av dem har nøkkelen som ble sendt.
    .next = Fortsett fra startsiden.

error-no-tokens = { $named ->
        [yes] { $provider } er ikke tilknyttet
       *[no] Den kontoen er ikke tilknyttet
    }
    .what = Økten din inneholder ingenting som lar en app handle for deg der.
    .next = Logg inn på den måten for å knytte den til.

error-store-unavailable = Vi kan ikke slå opp økter akkurat nå
    .what = Stedet der de oppbevares, svarer ikke. Du er ikke logget ut.
    .next = Prøv igjen om litt.

error-busy = For mange sider venter her
    .what = Hver åpne side holder en tilkobling, og det er allerede så mange som nettstedet holder.
    .next = Lukk noen sider, og prøv igjen om litt.

error-unknown-provider = Den måten å logge inn på tilbys ikke her
    .what = Den kan være fjernet, eller det er en feil i lenken.
    .next = Velg en av måtene som tilbys.

error-not-found = Det er ingen side her
    .what = Lenken kan være gammel, eller det er en feil i adressen.
    .next = Fortsett fra startsiden.

error-method-not-allowed = Det fungerer ikke her
    .what = Adressen finnes, men den tar ikke imot denne typen forespørsler.
    .next = Fortsett fra startsiden.

error-too-large = Det var for mye å lese
    .what = Forespørselen var større enn nettstedet tar imot, så den ble ikke lest til slutten.
    .next = Start på nytt. Hvis det fortsetter, sletter du først informasjonskapslene til nettstedet.

error-wrong-host = Dette nettstedet har en annen adresse
    .what = Det kan bare brukes på adressen det er satt opp for.
    .next = Fortsett på { $address }, og bruk den adressen fra nå av.

error-internal = Noe gikk galt hos oss
    .what = Det er ikke din feil. Det som skjedde, er notert for dem som drifter nettstedet.
    .next = Prøv igjen om litt. Hvis det skjer igjen, oppgir du referansen nedenfor til dem.
    .again = Gå tilbake og prøv igjen om litt.
