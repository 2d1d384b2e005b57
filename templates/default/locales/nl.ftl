### name: Nederlands
### reviewed: no

## Choosing a provider

login-title = Inloggen
login-heading = Inloggen
login-heading-site = Inloggen bij { $site }
login-going-to = Daarna gaat u verder naar { $host }.
login-with = Doorgaan met { $provider }
login-with-sign-in = Inloggen met { $provider }
login-with-log-in = Inloggen met { $provider }
login-last-used = Laatst gebruikt
login-unavailable = Reageert niet
login-more = Meer manieren om in te loggen
login-cancel = Annuleren
login-denied = U hebt het inloggen met { $provider } afgebroken. U kunt het opnieuw proberen of een andere manier kiezen.
login-in-app = { $named ->
        [yes] Bij { $provider } kunt u niet inloggen binnen een andere app.
       *[no] Op sommige van deze manieren kunt u niet inloggen binnen een andere app.
    }
login-in-app-next = Kopieer dit adres en open het in uw browser:
login-empty = Nog geen manier om in te loggen
login-empty-what = Deze gateway werkt, maar er is nog niet ingesteld hoe mensen kunnen inloggen.
login-empty-next = Als u hem beheert, voegt u een provider toe aan gateway.toml en start u hem opnieuw:

## Languages

language-current = Taal: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privacybeleid
footer-terms = Voorwaarden
footer-help = Hulp

## The end of a sign-in in a window of its own

popup-cancelled = U bent niet ingelogd
popup-close = U kunt dit venster sluiten.

## Who is signed in

person-via = Ingelogd met { $provider }
signed-in-heading = U bent ingelogd
signed-in-continue = Doorgaan
signed-in-continue-to = Doorgaan naar { $host }
action-another-account = Een ander account gebruiken
action-sign-out = Uitloggen

account-heading = Uw account
account-name = Naam
account-username = Gebruikersnaam
account-email = E-mailadres
account-email-confirmed = Bevestigd door { $provider }
account-email-unconfirmed = Niet bevestigd door { $provider }
account-groups = Groepen
account-id = Account-ID
account-since = Ingelogd op
account-until = Sessie eindigt
account-identities = Gekoppelde accounts
account-connect = Nog een account koppelen
account-connect-what = Log daar ook in, dan hoort dat account eveneens bij deze sessie.
account-connect-to = { $provider } koppelen
account-sessions = Waar u bent ingelogd
action-sign-out-everywhere = Overal uitloggen

## Where somebody is signed in

sessions-heading = Waar u bent ingelogd
sessions-what = Als u een van deze sessies niet kent, log die dan uit.
sessions-current = Deze browser
sessions-unknown = Onbekende browser
sessions-network = Netwerk
sessions-since = Ingelogd op
sessions-last = Laatst actief
sessions-again = Log eerst opnieuw in om andere browsers uit te loggen. Zo kan niemand dat doen die deze open aantreft.
action-sign-in-again = Opnieuw inloggen
action-account = Terug naar uw account

## Signing out

logout-heading = Uitloggen?
logout-what = Hiermee eindigt uw sessie hier. Bij { $provider } zelf blijft u mogelijk ingelogd.
logout-provider = Hiermee eindigt uw sessie hier. Daarna gaat u door naar { $provider } om ook daar uit te loggen.
logout-choice = U kunt alleen uw sessie hier beëindigen of ook uitloggen bij { $provider }.
logout-here = Alleen hier uitloggen
logout-everywhere = Ook uitloggen bij { $provider }
logout-cancel = Ingelogd blijven

signed-out-heading = U bent uitgelogd
signed-out-what = Uw sessie hier is beëindigd.
signed-out-provider = Bij { $provider } bent u misschien nog ingelogd; log op een gedeelde computer ook daar uit.
signed-out-asks = De volgende keer dat u hier op deze manier inlogt, wordt gevraagd wie u bent.
signed-out-leaving = U gaat nu naar { $provider } om ook daar uit te loggen. Als er niets gebeurt, klik dan op de knop.
signed-out-done = U komt terug van { $provider }, waar u ook zou uitloggen.
signed-out-at-provider = Uitloggen bij { $provider }
signed-out-again = Opnieuw inloggen
signed-out-back = Terug naar { $host }
signed-out-forget = Vergeten hoe ik heb ingelogd
signed-out-forgotten = Deze browser onthoudt niet langer hoe u hebt ingelogd.

## Passing an answer on

bounce-heading = Een ogenblik
bounce-what = Het inloggen wordt voltooid. Als er niets gebeurt, klik dan op de knop.
bounce-continue = Doorgaan

## Errors

error-code = Foutcode
error-reference = Referentie
error-time = Tijd

action-try-again = Opnieuw proberen
action-start-again = Opnieuw beginnen
action-another-way = Een andere manier kiezen
action-all-ways = Alle manieren om in te loggen bekijken
action-sign-in = Inloggen
action-sign-in-without = Inloggen zonder dit adres
action-home = Naar de startpagina
action-right-address = Naar het juiste adres

error-return-to-rejected = We kunnen u niet terugsturen naar dat adres
    .what = De pagina waar u vandaan komt, vroeg ons u terug te sturen naar een adres dat niet op de lijst van deze site staat.
    .next = Log in zonder dat adres en open daarna zelf de gewenste pagina. Blijft het gebeuren, meld het dan aan de beheerder van die pagina.

error-attempt-missing = Dit hoort niet bij een inlogpoging die u hier bent begonnen
    .what = Uw browser gaf de cookie niet terug die hij bij het begin van het inloggen kreeg. Meestal zijn cookies geblokkeerd, of begon het inloggen in een andere browser of een privévenster.
    .next = Sta cookies toe voor deze site en begin opnieuw in deze browser.

error-attempt-expired = Dat inloggen duurde te lang
    .what = Voor uw veiligheid moet het inloggen binnen tien minuten zijn afgerond.
    .next = Begin opnieuw; u komt nog steeds uit waar u heen wilde.

error-attempt-used = Deze inlogpoging is al gebruikt
    .what = Elke inlogpoging werkt één keer. De pagina vernieuwen of teruggaan herhaalt een oude.
    .next = Begin opnieuw; het duurt maar even.

error-attempt-foreign = Dit antwoord hoort bij een andere inlogpoging
    .what = Wat terugkwam, past niet bij de inlogpoging die in deze browser is begonnen. Daarom hebben we het niet gebruikt.
    .next = Begin hier opnieuw en open geen inloglinks die iemand u heeft gestuurd.

error-callback-malformed = { $named ->
        [yes] We konden het antwoord van { $provider } niet lezen
       *[no] We konden dat antwoord niet lezen
    }
    .what = Er ontbrak iets of er was iets afgekapt, dus er is niemand ingelogd.
    .next = Begin opnieuw. Gebeurt het weer, geef dan de referentie hieronder door aan de beheerder van deze site.

error-provider-refused = { $named ->
        [yes] Inloggen met { $provider } is niet goed ingesteld
       *[no] Deze manier van inloggen is niet goed ingesteld
    }
    .what = De provider heeft ons verzoek geweigerd. Dit is niet uw fout, en er is niemand ingelogd.
    .next = Kies een andere manier of geef de referentie hieronder door aan de beheerder van deze site.

error-provider-invalid-response = { $named ->
        [yes] We konden het antwoord van { $provider } niet gebruiken
       *[no] We konden het antwoord van de provider niet gebruiken
    }
    .what = Het antwoord was niet wat de provider hoort te sturen, dus er is niemand ingelogd.
    .next = Probeer het opnieuw. Gebeurt het weer, geef dan de referentie hieronder door aan de beheerder van deze site.

error-identity-invalid = { $named ->
        [yes] We konden het antwoord van { $provider } niet controleren
       *[no] We konden het antwoord van de provider niet controleren
    }
    .what = Het bewees niet wie u bent, dus er is niemand ingelogd.
    .next = Probeer het opnieuw. Gebeurt het weer, geef dan de referentie hieronder door aan de beheerder van deze site.

error-profile-incomplete = { $named ->
        [yes] { $provider } vertelde ons niet genoeg
       *[no] De provider vertelde ons niet genoeg
    }
    .what = In het antwoord ontbreekt wat deze site nodig heeft om u te herkennen, dus er is niemand ingelogd.
    .next = Kies een andere manier of geef de referentie hieronder door aan de beheerder van deze site.

error-provider-unreachable = { $named ->
        [yes] { $provider } reageert niet
       *[no] De provider reageert niet
    }
    .what = We konden geen verbinding krijgen, dus er is niemand ingelogd.
    .next = Probeer het over een paar minuten opnieuw of kies een andere manier.

error-provider-timeout = { $named ->
        [yes] { $provider } doet er te lang over
       *[no] De provider doet er te lang over
    }
    .what = We hebben op het antwoord gewacht en het daarna opgegeven, dus er is niemand ingelogd.
    .next = Probeer het over een paar minuten opnieuw of kies een andere manier.

error-not-allowed = Dit account heeft geen toegang
    .what = { $named ->
        [yes] { $provider } kent u, maar dit account is hier niet toegestaan.
       *[no] Het inloggen is gelukt, maar dit account is hier niet toegestaan.
    }
    .next = Gebruik een ander account of vraag de beheerder van deze site om toegang.

error-cross-site = Dit verzoek kwam van een andere site
    .what = Het wordt alleen aangenomen vanaf onze eigen pagina’s, dus er is niets gewijzigd.
    .next = Doe het opnieuw vanaf hier.

error-stale-login = Log eerst opnieuw in
    .what = Andere browsers kunnen alleen kort na het inloggen hier worden uitgelogd, zodat niemand dat kan doen die deze open aantreft. Er is niets gewijzigd.
    .next = Log opnieuw in; u komt dan bij de lijst van uw sessies.

error-no-session = U bent niet ingelogd
    .what = Deze pagina is voor wie is ingelogd, of uw sessie is beëindigd.
    .next = Log in om verder te gaan.

error-application-unknown = Die toepassing is hier niet bekend
    .what = Dit adres is voor toepassingen, en geen daarvan heeft de sleutel die is gestuurd.
    .next = Ga verder vanaf de startpagina.

error-no-tokens = { $named ->
        [yes] { $provider } is niet gekoppeld
       *[no] Dat account is niet gekoppeld
    }
    .what = Uw sessie bevat niets waarmee een toepassing daar namens u kan handelen.
    .next = Log op die manier in om het te koppelen.

error-store-unavailable = We kunnen op dit moment geen sessies opzoeken
    .what = De plaats waar ze worden bewaard, reageert niet. U bent niet uitgelogd.
    .next = Probeer het zo meteen opnieuw.

error-busy = Er wachten hier te veel pagina’s
    .what = Elke open pagina houdt een verbinding vast, en meer houdt deze site er niet open.
    .next = Sluit een paar pagina’s en probeer het zo meteen opnieuw.

error-unknown-provider = Die manier van inloggen wordt hier niet aangeboden
    .what = Misschien is die verwijderd, of zit er een fout in de link.
    .next = Kies een van de manieren die er wel zijn.

error-not-found = Hier is geen pagina
    .what = De link is misschien oud, of er zit een fout in het adres.
    .next = Ga verder vanaf de startpagina.

error-method-not-allowed = Dat kan hier niet
    .what = Dit adres bestaat, maar neemt dit soort verzoeken niet aan.
    .next = Ga verder vanaf de startpagina.

error-too-large = Dat was te veel om te lezen
    .what = Het verzoek was groter dan deze site aanneemt, dus het is niet tot het einde gelezen.
    .next = Begin opnieuw. Blijft het gebeuren, verwijder dan eerst de cookies van deze site.

error-wrong-host = Deze site heeft een ander adres
    .what = De site is alleen te gebruiken op het adres waarvoor die is ingesteld.
    .next = Ga verder op { $address } en gebruik voortaan dat adres.

error-internal = Er ging bij ons iets mis
    .what = Het is niet uw fout. Wat er gebeurde, is vastgelegd voor de beheerder van deze site.
    .next = Probeer het zo meteen opnieuw. Gebeurt het weer, geef dan de referentie hieronder door.
    .again = Ga terug en probeer het zo meteen opnieuw.
