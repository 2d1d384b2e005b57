### name: Suomi
### reviewed: no

## Choosing a provider

login-title = Kirjaudu sisään
login-heading = Kirjaudu sisään
login-heading-site = Kirjaudu sivustolle { $site }
login-going-to = Sen jälkeen jatkat osoitteeseen { $host }.
login-with = Jatka palvelulla { $provider }
login-with-sign-in = Kirjaudu palvelulla { $provider }
login-with-log-in = Kirjaudu palvelulla { $provider }
login-last-used = Viimeksi käytetty
login-unavailable = Ei vastaa
login-more = Lisää kirjautumistapoja
login-cancel = Peruuta
login-denied = Keskeytit kirjautumisen palvelulla { $provider }. Voit yrittää uudelleen tai valita toisen tavan.
login-in-app = { $named ->
        [yes] Palvelulla { $provider } ei voi kirjautua toisen sovelluksen sisällä.
       *[no] Jotkin näistä tavoista eivät toimi toisen sovelluksen sisällä.
    }
login-in-app-next = Kopioi tämä osoite ja avaa se selaimessasi:
login-empty = Kirjautumistapaa ei vielä ole
login-empty-what = Tämä yhdyskäytävä toimii, mutta kirjautumistapaa ei ole vielä määritetty.
login-empty-next = Jos ylläpidät sitä, lisää tunnistuspalvelu tiedostoon gateway.toml ja käynnistä se uudelleen:

## Languages

language-current = Kieli: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Tietosuoja
footer-terms = Käyttöehdot
footer-help = Ohje

## The end of a sign-in in a window of its own

popup-cancelled = Et kirjautunut sisään
popup-close = Voit sulkea tämän ikkunan.

## Who is signed in

person-via = Kirjautunut palvelulla { $provider }
signed-in-heading = Olet kirjautunut sisään
signed-in-continue = Jatka
signed-in-continue-to = Jatka osoitteeseen { $host }
action-another-account = Käytä toista tiliä
action-sign-out = Kirjaudu ulos

account-heading = Tilisi
account-name = Nimi
account-username = Käyttäjänimi
account-email = Sähköposti
account-email-confirmed = Vahvistanut { $provider }
account-email-unconfirmed = Vahvistamatta: { $provider }
account-groups = Ryhmät
account-id = Tilin tunniste
account-since = Kirjautunut
account-until = Istunto päättyy
account-identities = Yhdistetyt tilit
account-connect = Yhdistä toinen tili
account-connect-what = Kirjaudu sielläkin, niin myös se tili kuuluu tähän istuntoon.
account-connect-to = Yhdistä { $provider }
account-sessions = Missä olet kirjautuneena
action-sign-out-everywhere = Kirjaudu ulos kaikkialta

## Where somebody is signed in

sessions-heading = Missä olet kirjautuneena
sessions-what = Jos et tunnista jotakin näistä istunnoista, kirjaa se ulos.
sessions-current = Tämä selain
sessions-unknown = Tuntematon selain
sessions-network = Verkko
sessions-since = Kirjautunut
sessions-last = Viimeksi käytetty
sessions-again = Jos haluat kirjata ulos muita selaimia, kirjaudu ensin uudelleen. Näin sitä ei voi tehdä kukaan, joka löytää tämän avoimena.
action-sign-in-again = Kirjaudu uudelleen
action-account = Takaisin tilille

## Signing out

logout-heading = Kirjaudutaanko ulos?
logout-what = Istuntosi täällä päättyy. Kirjautumisesi palvelussa { $provider } voi jäädä voimaan.
logout-provider = Istuntosi täällä päättyy, ja sen jälkeen siirryt palveluun { $provider } kirjautuaksesi ulos sieltäkin.
logout-choice = Voit päättää vain istunnon täällä tai kirjautua ulos myös palvelusta { $provider }.
logout-here = Kirjaudu ulos vain täältä
logout-everywhere = Kirjaudu ulos myös palvelusta { $provider }
logout-cancel = Pysy kirjautuneena

signed-out-heading = Olet kirjautunut ulos
signed-out-what = Istuntosi täällä on päättynyt.
signed-out-provider = Saatat olla vielä kirjautuneena palvelussa { $provider }; kirjaudu yhteiskäyttöisellä tietokoneella ulos sieltäkin.
signed-out-asks = Kun seuraavan kerran kirjaudut tänne sillä, sinulta kysytään, kuka olet.
signed-out-leaving = Olet siirtymässä palveluun { $provider } kirjautuaksesi ulos sieltäkin. Jos mitään ei tapahdu, paina painiketta.
signed-out-done = Palasit palvelusta { $provider }, josta sinut oli tarkoitus kirjata myös ulos.
signed-out-at-provider = Kirjaudu ulos palvelusta { $provider }
signed-out-again = Kirjaudu uudelleen
signed-out-back = Takaisin osoitteeseen { $host }
signed-out-forget = Unohda kirjautumistapani
signed-out-forgotten = Tämä selain ei enää muista kirjautumistapaasi.

## Passing an answer on

bounce-heading = Hetkinen
bounce-what = Kirjautumista viimeistellään. Jos mitään ei tapahdu, paina painiketta.
bounce-continue = Jatka

## Errors

error-code = Virhekoodi
error-reference = Viite
error-time = Aika

action-try-again = Yritä uudelleen
action-start-again = Aloita alusta
action-another-way = Valitse toinen tapa
action-all-ways = Näytä kaikki kirjautumistavat
action-sign-in = Kirjaudu sisään
action-sign-in-without = Kirjaudu ilman tätä osoitetta
action-home = Siirry aloitussivulle
action-right-address = Siirry oikeaan osoitteeseen

error-return-to-rejected = Emme voi palauttaa sinua tuohon osoitteeseen
    .what = Sivu, jolta tulit, pyysi palauttamaan sinut osoitteeseen, joka ei ole tämän sivuston luettelossa.
    .next = Kirjaudu ilman sitä ja avaa sitten haluamasi sivu itse. Jos tämä toistuu, kerro siitä kyseisen sivun ylläpidolle.

error-attempt-missing = Tämä ei kuulu mihinkään täällä aloitettuun kirjautumiseen
    .what = Selaimesi ei palauttanut evästettä, jonka se sai kirjautumisen alussa. Useimmiten evästeet on estetty, tai kirjautuminen alkoi toisessa selaimessa tai yksityisessä ikkunassa.
    .next = Salli tämän sivuston evästeet ja aloita alusta tässä selaimessa.

error-attempt-expired = Kirjautuminen kesti liian kauan
    .what = Turvallisuutesi vuoksi kirjautuminen on tehtävä loppuun kymmenessä minuutissa.
    .next = Aloita alusta; pääset silti sinne, minne olit menossa.

error-attempt-used = Tämä kirjautuminen on jo käytetty
    .what = Jokainen kirjautuminen toimii kerran. Sivun lataaminen uudelleen tai paluu taaksepäin toistaa vanhan.
    .next = Aloita alusta; se vie vain hetken.

error-attempt-foreign = Tämä vastaus kuuluu toiseen kirjautumiseen
    .what = Saapunut vastaus ei sovi tässä selaimessa aloitettuun kirjautumiseen, joten emme käyttäneet sitä.
    .next = Aloita alusta täällä äläkä avaa muiden lähettämiä kirjautumislinkkejä.

error-callback-malformed = { $named ->
        [yes] Palvelun { $provider } vastausta ei voitu lukea
       *[no] Vastausta ei voitu lukea
    }
    .what = Siitä puuttui jotakin tai se oli katkennut, joten ketään ei kirjattu sisään.
    .next = Aloita alusta. Jos näin käy uudelleen, anna alla oleva viite sivuston ylläpidolle.

error-provider-refused = { $named ->
        [yes] Kirjautumista palvelulla { $provider } ei ole määritetty oikein
       *[no] Tätä kirjautumistapaa ei ole määritetty oikein
    }
    .what = Tunnistuspalvelu hylkäsi pyyntömme. Tämä ei ole sinun virheesi, eikä ketään kirjattu sisään.
    .next = Valitse toinen tapa tai anna alla oleva viite sivuston ylläpidolle.

error-provider-invalid-response = { $named ->
        [yes] Palvelun { $provider } vastausta ei voitu käyttää
       *[no] Tunnistuspalvelun vastausta ei voitu käyttää
    }
    .what = Vastaus ei ollut sellainen kuin palvelun pitäisi lähettää, joten ketään ei kirjattu sisään.
    .next = Yritä uudelleen. Jos näin käy taas, anna alla oleva viite sivuston ylläpidolle.

error-identity-invalid = { $named ->
        [yes] Palvelun { $provider } vastausta ei voitu tarkistaa
       *[no] Tunnistuspalvelun vastausta ei voitu tarkistaa
    }
    .what = Se ei todistanut, kuka olet, joten ketään ei kirjattu sisään.
    .next = Yritä uudelleen. Jos näin käy taas, anna alla oleva viite sivuston ylläpidolle.

error-profile-incomplete = { $named ->
        [yes] { $provider } ei kertonut tarpeeksi
       *[no] Tunnistuspalvelu ei kertonut tarpeeksi
    }
    .what = Vastauksesta puuttuu tieto, josta tämä sivusto tunnistaisi sinut, joten ketään ei kirjattu sisään.
    .next = Valitse toinen tapa tai anna alla oleva viite sivuston ylläpidolle.

error-provider-unreachable = { $named ->
        [yes] { $provider } ei vastaa
       *[no] Tunnistuspalvelu ei vastaa
    }
    .what = Siihen ei saatu yhteyttä, joten ketään ei kirjattu sisään.
    .next = Yritä uudelleen muutaman minuutin kuluttua tai valitse toinen tapa.

error-provider-timeout = { $named ->
        [yes] { $provider } vastaa liian hitaasti
       *[no] Tunnistuspalvelu vastaa liian hitaasti
    }
    .what = Odotimme vastausta ja luovutimme sitten, joten ketään ei kirjattu sisään.
    .next = Yritä uudelleen muutaman minuutin kuluttua tai valitse toinen tapa.

error-not-allowed = Tällä tilillä ei ole pääsyä
    .what = { $named ->
        [yes] { $provider } tuntee sinut, mutta tätä tiliä ei ole hyväksytty täällä.
       *[no] Kirjautuminen onnistui, mutta tätä tiliä ei ole hyväksytty täällä.
    }
    .next = Käytä toista tiliä tai pyydä pääsyä sivuston ylläpidolta.

error-cross-site = Tämä pyyntö tuli toiselta sivustolta
    .what = Se hyväksytään vain omilta sivuiltamme, joten mitään ei muutettu.
    .next = Tee se uudelleen täältä.

error-stale-login = Kirjaudu ensin uudelleen
    .what = Muita selaimia voi kirjata ulos vain pian täällä kirjautumisen jälkeen, jotta sitä ei voi tehdä kukaan, joka löytää tämän avoimena. Mitään ei muutettu.
    .next = Kirjaudu uudelleen; pääset istuntojesi luetteloon.

error-no-session = Et ole kirjautunut sisään
    .what = Tämä sivu on kirjautuneille, tai istuntosi on päättynyt.
    .next = Jatka kirjautumalla sisään.

error-application-unknown = Tuota sovellusta ei tunneta täällä
    .what = Tämä osoite on sovelluksille, eikä millään niistä ole lähetettyä avainta.
    .next = Jatka aloitussivulta.

error-no-tokens = { $named ->
        [yes] { $provider } ei ole yhdistetty
       *[no] Tuota tiliä ei ole yhdistetty
    }
    .what = Istunnossasi ei ole mitään, minkä avulla sovellus voisi toimia siellä puolestasi.
    .next = Yhdistä se kirjautumalla sillä tavalla.

error-store-unavailable = Istuntoja ei voi juuri nyt hakea
    .what = Niiden säilytyspaikka ei vastaa. Sinua ei ole kirjattu ulos.
    .next = Yritä hetken kuluttua uudelleen.

error-busy = Täällä odottaa liian monta sivua
    .what = Jokainen avoin sivu pitää yhteyden auki, ja niitä on jo niin monta kuin sivusto sallii.
    .next = Sulje joitakin sivuja ja yritä hetken kuluttua uudelleen.

error-unknown-provider = Tuota kirjautumistapaa ei tarjota täällä
    .what = Se on ehkä poistettu, tai linkissä on virhe.
    .next = Valitse jokin tarjotuista tavoista.

error-not-found = Täällä ei ole sivua
    .what = Linkki voi olla vanha, tai osoitteessa on virhe.
    .next = Jatka aloitussivulta.

error-method-not-allowed = Tuo ei toimi täällä
    .what = Osoite on olemassa, mutta se ei ota vastaan tällaisia pyyntöjä.
    .next = Jatka aloitussivulta.

error-too-large = Luettavaa oli liikaa
    .what = Pyyntö oli suurempi kuin tämä sivusto ottaa vastaan, joten sitä ei luettu loppuun.
    .next = Aloita alusta. Jos tämä toistuu, poista ensin tämän sivuston evästeet.

error-wrong-host = Tällä sivustolla on toinen osoite
    .what = Sitä voi käyttää vain osoitteessa, jota varten se on määritetty.
    .next = Jatka osoitteessa { $address } ja käytä jatkossa sitä.

error-internal = Meillä meni jotakin vikaan
    .what = Tämä ei ole sinun virheesi. Tapahtunut on kirjattu sivuston ylläpitoa varten.
    .next = Yritä hetken kuluttua uudelleen. Jos näin käy taas, anna alla oleva viite ylläpidolle.
    .again = Palaa takaisin ja yritä hetken kuluttua uudelleen.
