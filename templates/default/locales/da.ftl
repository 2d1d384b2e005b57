### name: Dansk
### reviewed: no

## Choosing a provider

login-title = Log ind
login-heading = Log ind
login-heading-site = Log ind på { $site }
login-going-to = Derefter fortsætter du til { $host }.
login-with = Fortsæt med { $provider }
login-with-sign-in = Log ind med { $provider }
login-with-log-in = Log ind med { $provider }
login-last-used = Sidst brugt
login-unavailable = Svarer ikke
login-more = Flere måder at logge ind på
login-cancel = Annuller
login-denied = Du afbrød login med { $provider }. Du kan prøve igen eller vælge en anden måde.
login-in-app = { $named ->
        [yes] { $provider } tillader ikke login inde i en anden app.
       *[no] Nogle af disse måder virker ikke inde i en anden app.
    }
login-in-app-next = Kopiér denne adresse, og åbn den i din browser:
login-empty = Der er endnu ingen måde at logge ind på
login-empty-what = Denne gateway kører, men ingen har angivet, hvordan man kan logge ind.
login-empty-next = Hvis du driver den, skal du tilføje en udbyder i gateway.toml og starte den igen:

## Languages

language-current = Sprog: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privatliv
footer-terms = Vilkår
footer-help = Hjælp

## The end of a sign-in in a window of its own

popup-cancelled = Du loggede ikke ind
popup-close = Du kan lukke dette vindue.

## Who is signed in

person-via = Logget ind med { $provider }
signed-in-heading = Du er logget ind
signed-in-continue = Fortsæt
signed-in-continue-to = Fortsæt til { $host }
action-another-account = Brug en anden konto
action-sign-out = Log ud

account-heading = Din konto
account-name = Navn
account-username = Brugernavn
account-email = E-mail
account-email-confirmed = Bekræftet af { $provider }
account-email-unconfirmed = Ikke bekræftet af { $provider }
account-groups = Grupper
account-id = Konto-id
account-since = Logget ind
account-until = Sessionen slutter
account-identities = Tilknyttede konti
account-connect = Tilknyt en konto mere
account-connect-what = Log også ind der, så hører kontoen også til denne session.
account-connect-to = Tilknyt { $provider }
account-sessions = Her er du logget ind
action-sign-out-everywhere = Log ud overalt

## Where somebody is signed in

sessions-heading = Her er du logget ind
sessions-what = Hvis du ikke kender en af disse sessioner, så log den ud.
sessions-current = Denne browser
sessions-unknown = Ukendt browser
sessions-network = Netværk
sessions-since = Logget ind
sessions-last = Sidst aktiv
sessions-again = Log først ind igen for at logge andre browsere ud. Så kan ingen gøre det, som finder denne åben.
action-sign-in-again = Log ind igen
action-account = Tilbage til din konto

## Signing out

logout-heading = Log ud?
logout-what = Din session her afsluttes. Du kan stadig være logget ind hos { $provider }.
logout-provider = Din session her afsluttes, og derefter fortsætter du til { $provider } for også at logge ud der.
logout-choice = Du kan nøjes med at afslutte sessionen her eller også logge ud af { $provider }.
logout-here = Log kun ud her
logout-everywhere = Log også ud af { $provider }
logout-cancel = Forbliv logget ind

signed-out-heading = Du er logget ud
signed-out-what = Din session her er afsluttet.
signed-out-provider = Du kan stadig være logget ind hos { $provider }; på en delt computer bør du også logge ud der.
signed-out-asks = Næste gang du logger ind her på den måde, bliver du spurgt, hvem du er.
signed-out-leaving = Du er på vej til { $provider } for også at logge ud der. Hvis der ikke sker noget, så tryk på knappen.
signed-out-done = Du er tilbage fra { $provider }, hvor du også skulle logges ud.
signed-out-at-provider = Log ud af { $provider }
signed-out-again = Log ind igen
signed-out-back = Tilbage til { $host }
signed-out-forget = Glem, hvordan jeg loggede ind
signed-out-forgotten = Denne browser husker ikke længere, hvordan du loggede ind.

## Passing an answer on

bounce-heading = Et øjeblik
bounce-what = Dit login er ved at blive afsluttet. Hvis der ikke sker noget, så tryk på knappen.
bounce-continue = Fortsæt

## Errors

error-code = Fejlkode
error-reference = Reference
error-time = Tidspunkt

action-try-again = Prøv igen
action-start-again = Start forfra
action-another-way = Vælg en anden måde
action-all-ways = Se alle måder at logge ind på
action-sign-in = Log ind
action-sign-in-without = Log ind uden den adresse
action-home = Gå til startsiden
action-right-address = Gå til den rigtige adresse

error-return-to-rejected = Vi kan ikke sende dig tilbage til den adresse
    .what = Siden, du kom fra, bad os sende dig til en adresse, der ikke står på dette websteds liste.
    .next = Log ind uden den, og åbn derefter selv den side, du ville til. Hvis det fortsætter, så sig det til dem, der driver den side.

error-attempt-missing = Dette hører ikke til et login, der er begyndt her
    .what = Din browser gav ikke den cookie tilbage, som den fik, da login begyndte. Oftest er cookies blokeret, eller også begyndte login i en anden browser eller et privat vindue.
    .next = Tillad cookies for dette websted, og start forfra i denne browser.

error-attempt-expired = Det login tog for lang tid
    .what = Af hensyn til din sikkerhed skal et login afsluttes inden for ti minutter.
    .next = Start forfra; du ender stadig der, hvor du var på vej hen.

error-attempt-used = Dette login er allerede brugt
    .what = Hvert login gælder én gang. At genindlæse siden eller gå tilbage gentager et gammelt.
    .next = Start forfra; det tager kun et øjeblik.

error-attempt-foreign = Dette svar hører til et andet login
    .what = Det, der kom tilbage, passer ikke til det login, der begyndte i denne browser, så vi brugte det ikke.
    .next = Start forfra her, og åbn ikke login-links, som nogen har sendt dig.

error-callback-malformed = { $named ->
        [yes] Vi kunne ikke læse svaret fra { $provider }
       *[no] Vi kunne ikke læse det svar
    }
    .what = Noget i det manglede eller var skåret af, så ingen blev logget ind.
    .next = Start forfra. Hvis det sker igen, så oplys referencen nedenfor til dem, der driver dette websted.

error-provider-refused = { $named ->
        [yes] Login med { $provider } er ikke sat rigtigt op
       *[no] Denne måde at logge ind på er ikke sat rigtigt op
    }
    .what = Udbyderen afviste vores anmodning. Det er ikke din fejl, og ingen blev logget ind.
    .next = Vælg en anden måde, eller oplys referencen nedenfor til dem, der driver dette websted.

error-provider-invalid-response = { $named ->
        [yes] Vi kunne ikke bruge svaret fra { $provider }
       *[no] Vi kunne ikke bruge udbyderens svar
    }
    .what = Svaret var ikke det, udbyderen skal sende, så ingen blev logget ind.
    .next = Prøv igen. Hvis det sker igen, så oplys referencen nedenfor til dem, der driver dette websted.

error-identity-invalid = { $named ->
        [yes] Vi kunne ikke kontrollere svaret fra { $provider }
       *[no] Vi kunne ikke kontrollere udbyderens svar
    }
    .what = Det beviste ikke, hvem du er, så ingen blev logget ind.
    .next = Prøv igen. Hvis det sker igen, så oplys referencen nedenfor til dem, der driver dette websted.

error-profile-incomplete = { $named ->
        [yes] { $provider } fortalte os ikke nok
       *[no] Udbyderen fortalte os ikke nok
    }
    .what = I svaret mangler det, som webstedet skal bruge for at genkende dig, så ingen blev logget ind.
    .next = Vælg en anden måde, eller oplys referencen nedenfor til dem, der driver dette websted.

error-provider-unreachable = { $named ->
        [yes] { $provider } svarer ikke
       *[no] Udbyderen svarer ikke
    }
    .what = Vi kunne ikke få forbindelse, så ingen blev logget ind.
    .next = Prøv igen om nogle minutter, eller vælg en anden måde.

error-provider-timeout = { $named ->
        [yes] { $provider } er for lang tid om at svare
       *[no] Udbyderen er for lang tid om at svare
    }
    .what = Vi ventede på svaret og gav så op, så ingen blev logget ind.
    .next = Prøv igen om nogle minutter, eller vælg en anden måde.

error-not-allowed = Denne konto har ikke adgang
    .what = { $named ->
        [yes] { $provider } kender dig, men denne konto har ikke adgang her.
       *[no] Login lykkedes, men denne konto har ikke adgang her.
    }
    .next = Brug en anden konto, eller bed dem, der driver dette websted, om adgang.

error-cross-site = Denne anmodning kom fra et andet websted
    .what = Den godtages kun fra vores egne sider, så intet blev ændret.
    .next = Gør det igen herfra.

error-stale-login = Log ind igen først
    .what = Andre browsere kan kun logges ud kort efter, at du er logget ind her, så ingen kan gøre det, som finder denne åben. Intet blev ændret.
    .next = Log ind igen; så kommer du til listen over dine sessioner.

error-no-session = Du er ikke logget ind
    .what = Denne side er for dem, der er logget ind, eller også er din session slut.
    .next = Log ind for at fortsætte.

error-application-unknown = Den app kendes ikke her
    .what = Denne adresse er for apps, og ingen af dem har den nøgle, der blev sendt.
    .next = Fortsæt fra startsiden.

error-no-tokens = { $named ->
        [yes] { $provider } er ikke tilknyttet
       *[no] Den konto er ikke tilknyttet
    }
    .what = Din session indeholder intet, der lader en app handle for dig der.
    .next = Log ind på den måde for at tilknytte den.

error-store-unavailable = Vi kan ikke slå sessioner op lige nu
    .what = Stedet, hvor de opbevares, svarer ikke. Du er ikke blevet logget ud.
    .next = Prøv igen om lidt.

error-busy = For mange sider venter her
    .what = Hver åben side holder en forbindelse, og der er allerede så mange, som webstedet holder.
    .next = Luk nogle sider, og prøv igen om lidt.

error-unknown-provider = Den måde at logge ind på tilbydes ikke her
    .what = Den er måske fjernet, eller også er der en fejl i linket.
    .next = Vælg en af de måder, der tilbydes.

error-not-found = Der er ingen side her
    .what = Linket er måske gammelt, eller også er der en fejl i adressen.
    .next = Fortsæt fra startsiden.

error-method-not-allowed = Det virker ikke her
    .what = Adressen findes, men den tager ikke imod den slags anmodninger.
    .next = Fortsæt fra startsiden.

error-too-large = Det var for meget at læse
    .what = Anmodningen var større, end webstedet tager imod, så den blev ikke læst til ende.
    .next = Start forfra. Hvis det fortsætter, så slet først webstedets cookies.

error-wrong-host = Dette websted har en anden adresse
    .what = Det kan kun bruges på den adresse, det er sat op til.
    .next = Fortsæt på { $address }, og brug den adresse fremover.

error-internal = Noget gik galt hos os
    .what = Det er ikke din fejl. Det, der skete, er noteret for dem, der driver dette websted.
    .next = Prøv igen om lidt. Hvis det sker igen, så oplys dem referencen nedenfor.
    .again = Gå tilbage, og prøv igen om lidt.
