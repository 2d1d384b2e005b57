### name: Magyar
### reviewed: no

## Choosing a provider

login-title = Bejelentkezés
login-heading = Bejelentkezés
login-heading-site = Bejelentkezés: { $site }
login-going-to = Ezután itt folytathatja: { $host }.
login-with = Folytatás ezzel: { $provider }
login-with-sign-in = Bejelentkezés ezzel: { $provider }
login-with-log-in = Bejelentkezés ezzel: { $provider }
login-last-used = Legutóbb használt
login-unavailable = Nem válaszol
login-more = További bejelentkezési módok
login-cancel = Mégse
login-denied = Megszakította a bejelentkezést ezzel: { $provider }. Megpróbálhatja újra, vagy választhat más módot.
login-in-app = { $named ->
        [yes] Más alkalmazáson belül nem lehet bejelentkezni ezzel: { $provider }.
       *[no] Ezek egy része más alkalmazáson belül nem működik.
    }
login-in-app-next = Másolja ki ezt a címet, és nyissa meg a böngészőjében:
login-empty = Még nem lehet bejelentkezni
login-empty-what = Ez az átjáró működik, de még nincs megadva, hogyan lehet bejelentkezni.
login-empty-next = Ha Ön üzemelteti, vegyen fel egy szolgáltatót a gateway.toml fájlba, majd indítsa újra:

## Languages

language-current = Nyelv: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Adatvédelem
footer-terms = Feltételek
footer-help = Súgó

## The end of a sign-in in a window of its own

popup-cancelled = Nem jelentkezett be
popup-close = Ezt az ablakot bezárhatja.

## Who is signed in

person-via = Bejelentkezve ezzel: { $provider }
signed-in-heading = Ön be van jelentkezve
signed-in-continue = Folytatás
signed-in-continue-to = Tovább ide: { $host }
action-another-account = Másik fiók használata
action-sign-out = Kijelentkezés

account-heading = Az Ön fiókja
account-name = Név
account-username = Felhasználónév
account-email = E-mail
account-email-confirmed = Megerősítette: { $provider }
account-email-unconfirmed = Nem erősítette meg: { $provider }
account-groups = Csoportok
account-id = Fiókazonosító
account-since = Bejelentkezés
account-until = Munkamenet vége
account-identities = Összekapcsolt fiókok
account-connect = További fiók összekapcsolása
account-connect-what = Jelentkezzen be ott is, és az a fiók is ehhez a munkamenethez fog tartozni.
account-connect-to = Összekapcsolás: { $provider }
account-sessions = Hol van bejelentkezve
action-sign-out-everywhere = Kijelentkezés mindenhol

## Where somebody is signed in

sessions-heading = Hol van bejelentkezve
sessions-what = Ha valamelyiket nem ismeri fel, jelentkeztesse ki.
sessions-current = Ez a böngésző
sessions-unknown = Ismeretlen böngésző
sessions-network = Hálózat
sessions-since = Bejelentkezés
sessions-last = Utolsó használat
sessions-again = Más böngészők kijelentkeztetéséhez előbb jelentkezzen be újra. Így nem teheti meg senki, aki ezt nyitva találja.
action-sign-in-again = Bejelentkezés újra
action-account = Vissza a fiókjához

## Signing out

logout-heading = Kijelentkezik?
logout-what = Ezzel az itteni munkamenete véget ér. Ennél a szolgáltatónál bejelentkezve maradhat: { $provider }.
logout-provider = Ezzel az itteni munkamenete véget ér, majd továbblép ide, hogy ott is kijelentkezzen: { $provider }.
logout-choice = Befejezheti csak az itteni munkamenetet, vagy itt is kijelentkezhet: { $provider }.
logout-here = Kijelentkezés csak innen
logout-everywhere = Kijelentkezés innen is: { $provider }
logout-cancel = Bejelentkezve maradok

signed-out-heading = Ön kijelentkezett
signed-out-what = Az itteni munkamenete véget ért.
signed-out-provider = Itt még be lehet jelentkezve: { $provider }; közös számítógépen onnan is jelentkezzen ki.
signed-out-asks = Amikor legközelebb így jelentkezik be, meg fogja kérdezni, kicsoda Ön.
signed-out-leaving = Úton van ide, hogy ott is kijelentkezzen: { $provider }. Ha nem történik semmi, nyomja meg a gombot.
signed-out-done = Innen tért vissza, ahol szintén ki kellett jelentkeznie: { $provider }.
signed-out-at-provider = Kijelentkezés innen: { $provider }
signed-out-again = Bejelentkezés újra
signed-out-back = Vissza ide: { $host }
signed-out-forget = A bejelentkezés módjának elfelejtése
signed-out-forgotten = Ez a böngésző már nem emlékszik a bejelentkezés módjára.

## Passing an answer on

bounce-heading = Egy pillanat
bounce-what = A bejelentkezés befejezése folyamatban van. Ha nem történik semmi, nyomja meg a gombot.
bounce-continue = Folytatás

## Errors

error-code = Hibakód
error-reference = Hivatkozás
error-time = Időpont

action-try-again = Újra
action-start-again = Kezdés elölről
action-another-way = Másik mód választása
action-all-ways = Az összes bejelentkezési mód
action-sign-in = Bejelentkezés
action-sign-in-without = Bejelentkezés e cím nélkül
action-home = Ugrás a kezdőlapra
action-right-address = Ugrás a helyes címre

error-return-to-rejected = Erre a címre nem küldhetjük vissza
    .what = Az oldal, ahonnan érkezett, olyan címre kérte a visszatérést, amely nincs e webhely listáján.
    .next = Jelentkezzen be enélkül, majd nyissa meg saját maga a kívánt oldalt. Ha ez ismétlődik, szóljon annak az oldalnak az üzemeltetőjének.

error-attempt-missing = Ez nem tartozik egyetlen itt megkezdett bejelentkezéshez sem
    .what = A böngészője nem adta vissza a cookie-t, amelyet a bejelentkezés elején kapott. A leggyakoribb ok, hogy a cookie-k le vannak tiltva, vagy a bejelentkezés másik böngészőben vagy privát ablakban kezdődött.
    .next = Engedélyezze a cookie-kat ezen a webhelyen, és kezdje elölről ebben a böngészőben.

error-attempt-expired = Ez a bejelentkezés túl sokáig tartott
    .what = Az Ön biztonsága érdekében a bejelentkezést tíz percen belül be kell fejezni.
    .next = Kezdje elölről; így is oda jut, ahová indult.

error-attempt-used = Ezt a bejelentkezést már felhasználták
    .what = Minden bejelentkezés egyszer érvényes. Az oldal újratöltése vagy a visszalépés egy régit ismétel meg.
    .next = Kezdje elölről; csak egy pillanat.

error-attempt-foreign = Ez a válasz egy másik bejelentkezéshez tartozik
    .what = Ami visszaérkezett, nem illik az ebben a böngészőben megkezdett bejelentkezéshez, ezért nem használtuk fel.
    .next = Kezdje elölről itt, és ne nyisson meg mástól kapott bejelentkezési hivatkozásokat.

error-callback-malformed = { $named ->
        [yes] Ezt a választ nem tudtuk elolvasni: { $provider }
       *[no] Ezt a választ nem tudtuk elolvasni
    }
    .what = Valami hiányzott belőle, vagy le volt vágva, ezért senki sem lett bejelentkeztetve.
    .next = Kezdje elölről. Ha újra előfordul, adja meg az alábbi hivatkozást a webhely üzemeltetőjének.

error-provider-refused = { $named ->
        [yes] A bejelentkezés nincs helyesen beállítva: { $provider }
       *[no] Ez a bejelentkezési mód nincs helyesen beállítva
    }
    .what = A szolgáltató elutasította a kérésünket. Ez nem az Ön hibája, és senki sem lett bejelentkeztetve.
    .next = Válasszon másik módot, vagy adja meg az alábbi hivatkozást a webhely üzemeltetőjének.

error-provider-invalid-response = { $named ->
        [yes] Ezt a választ nem tudtuk felhasználni: { $provider }
       *[no] A szolgáltató válaszát nem tudtuk felhasználni
    }
    .what = A válasz nem az volt, amit a szolgáltatónak küldenie kell, ezért senki sem lett bejelentkeztetve.
    .next = Próbálja újra. Ha újra előfordul, adja meg az alábbi hivatkozást a webhely üzemeltetőjének.

error-identity-invalid = { $named ->
        [yes] Ezt a választ nem tudtuk ellenőrizni: { $provider }
       *[no] A szolgáltató válaszát nem tudtuk ellenőrizni
    }
    .what = Nem bizonyította, hogy kicsoda Ön, ezért senki sem lett bejelentkeztetve.
    .next = Próbálja újra. Ha újra előfordul, adja meg az alábbi hivatkozást a webhely üzemeltetőjének.

error-profile-incomplete = { $named ->
        [yes] { $provider } nem közölt eleget
       *[no] A szolgáltató nem közölt eleget
    }
    .what = A válaszból hiányzik, ami alapján ez a webhely felismerhetné Önt, ezért senki sem lett bejelentkeztetve.
    .next = Válasszon másik módot, vagy adja meg az alábbi hivatkozást a webhely üzemeltetőjének.

error-provider-unreachable = { $named ->
        [yes] { $provider } nem válaszol
       *[no] A szolgáltató nem válaszol
    }
    .what = Nem tudtuk elérni, ezért senki sem lett bejelentkeztetve.
    .next = Próbálja újra néhány perc múlva, vagy válasszon másik módot.

error-provider-timeout = { $named ->
        [yes] { $provider } túl lassan válaszol
       *[no] A szolgáltató túl lassan válaszol
    }
    .what = Vártunk a válaszra, majd feladtuk, ezért senki sem lett bejelentkeztetve.
    .next = Próbálja újra néhány perc múlva, vagy válasszon másik módot.

error-not-allowed = Ennek a fióknak nincs hozzáférése
    .what = { $named ->
        [yes] { $provider } ismeri Önt, de ez a fiók itt nincs engedélyezve.
       *[no] A bejelentkezés sikerült, de ez a fiók itt nincs engedélyezve.
    }
    .next = Használjon másik fiókot, vagy kérjen hozzáférést a webhely üzemeltetőjétől.

error-cross-site = Ez a kérés egy másik webhelyről érkezett
    .what = Csak a saját oldalainkról fogadjuk el, ezért semmi sem változott.
    .next = Tegye meg újra innen.

error-stale-login = Előbb jelentkezzen be újra
    .what = Más böngészőket csak röviddel az itteni bejelentkezés után lehet kijelentkeztetni, hogy ne tehesse meg senki, aki ezt nyitva találja. Semmi sem változott.
    .next = Jelentkezzen be újra; a munkamenetei listájához jut.

error-no-session = Ön nincs bejelentkezve
    .what = Ez az oldal a bejelentkezetteké, vagy a munkamenete véget ért.
    .next = A folytatáshoz jelentkezzen be.

error-application-unknown = Ez az alkalmazás itt ismeretlen
    .what = Ez a cím alkalmazásoknak szól, és az elküldött kulcs egyiké sem.
    .next = Folytassa a kezdőlapról.

error-no-tokens = { $named ->
        [yes] Nincs összekapcsolva: { $provider }
       *[no] Ez a fiók nincs összekapcsolva
    }
    .what = A munkamenete nem tartalmaz semmit, amivel egy alkalmazás ott Ön helyett eljárhatna.
    .next = Az összekapcsoláshoz jelentkezzen be ezen a módon.

error-store-unavailable = Most nem tudjuk megnézni a munkameneteket
    .what = A hely, ahol tároljuk őket, nem válaszol. Önt nem jelentkeztettük ki.
    .next = Próbálja újra kis idő múlva.

error-busy = Túl sok oldal várakozik itt
    .what = Minden nyitott oldal fenntart egy kapcsolatot, és már annyi van, amennyit ez a webhely fenntart.
    .next = Zárjon be néhány oldalt, és próbálja újra kis idő múlva.

error-unknown-provider = Ez a bejelentkezési mód itt nem érhető el
    .what = Lehet, hogy eltávolították, vagy hiba van a hivatkozásban.
    .next = Válasszon az elérhető módok közül.

error-not-found = Itt nincs oldal
    .what = A hivatkozás régi lehet, vagy hiba van a címben.
    .next = Folytassa a kezdőlapról.

error-method-not-allowed = Ez itt nem működik
    .what = Ez a cím létezik, de az ilyen kérést nem fogadja.
    .next = Folytassa a kezdőlapról.

error-too-large = Ez túl sok volt az olvasáshoz
    .what = A kérés nagyobb volt, mint amennyit ez a webhely elfogad, ezért nem olvastuk végig.
    .next = Kezdje elölről. Ha ez ismétlődik, előbb törölje e webhely cookie-jait.

error-wrong-host = Ennek a webhelynek más a címe
    .what = Csak azon a címen használható, amelyre beállították.
    .next = Folytassa itt: { $address }, és mostantól ezt a címet használja.

error-internal = Valami elromlott nálunk
    .what = Ez nem az Ön hibája. A történteket feljegyeztük a webhely üzemeltetőjének.
    .next = Próbálja újra kis idő múlva. Ha újra előfordul, adja meg nekik az alábbi hivatkozást.
    .again = Lépjen vissza, és próbálja újra kis idő múlva.
