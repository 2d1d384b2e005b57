### name: Slovenčina
### reviewed: no

## Choosing a provider

login-title = Prihlásenie
login-heading = Prihlásenie
login-heading-site = Prihlásenie: { $site }
login-going-to = Potom budete pokračovať na { $host }.
login-with = Pokračovať cez { $provider }
login-with-sign-in = Prihlásiť sa cez { $provider }
login-with-log-in = Prihlásiť sa cez { $provider }
login-last-used = Naposledy použité
login-unavailable = Neodpovedá
login-more = Ďalšie spôsoby prihlásenia
login-cancel = Zrušiť
login-denied = Prihlásenie cez { $provider } bolo prerušené. Môžete to skúsiť znova alebo zvoliť iný spôsob.
login-in-app = { $named ->
        [yes] { $provider } neumožňuje prihlásenie vnútri inej aplikácie.
       *[no] Niektoré z týchto spôsobov vnútri inej aplikácie nefungujú.
    }
login-in-app-next = Skopírujte túto adresu a otvorte ju vo svojom prehliadači:
login-empty = Zatiaľ sa nedá prihlásiť
login-empty-what = Táto brána beží, ale zatiaľ nie je určené, ako sa dá prihlasovať.
login-empty-next = Ak ju spravujete, pridajte poskytovateľa do gateway.toml a spustite ju znova:

## Languages

language-current = Jazyk: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Súkromie
footer-terms = Podmienky
footer-help = Pomoc

## The end of a sign-in in a window of its own

popup-cancelled = Prihlásenie neprebehlo
popup-close = Toto okno môžete zavrieť.

## Who is signed in

person-via = Prihlásenie cez { $provider }
signed-in-heading = Ste prihlásení
signed-in-continue = Pokračovať
signed-in-continue-to = Pokračovať na { $host }
action-another-account = Použiť iný účet
action-sign-out = Odhlásiť sa

account-heading = Váš účet
account-name = Meno
account-username = Používateľské meno
account-email = E-mail
account-email-confirmed = Potvrdené cez { $provider }
account-email-unconfirmed = Nepotvrdené cez { $provider }
account-groups = Skupiny
account-id = ID účtu
account-since = Prihlásenie
account-until = Koniec relácie
account-identities = Prepojené účty
account-connect = Prepojiť ďalší účet
account-connect-what = Prihláste sa aj tam a účet bude patriť tiež k tejto relácii.
account-connect-to = Prepojiť { $provider }
account-sessions = Kde ste prihlásení
action-sign-out-everywhere = Odhlásiť sa všade

## Where somebody is signed in

sessions-heading = Kde ste prihlásení
sessions-what = Ak niektorú z týchto relácií nepoznáte, ukončite ju.
sessions-current = Tento prehliadač
sessions-unknown = Neznámy prehliadač
sessions-network = Sieť
sessions-since = Prihlásenie
sessions-last = Posledná aktivita
sessions-again = Ak chcete odhlásiť iné prehliadače, najprv sa znova prihláste. Nemôže to tak urobiť nikto, kto nájde tento otvorený.
action-sign-in-again = Znova sa prihlásiť
action-account = Späť k účtu

## Signing out

logout-heading = Odhlásiť sa?
logout-what = Tým sa skončí vaša relácia tu. Prihlásenie k službe { $provider } môže trvať ďalej.
logout-provider = Tým sa skončí vaša relácia tu a potom budete pokračovať k službe { $provider }, aby ste sa odhlásili aj tam.
logout-choice = Môžete ukončiť len reláciu tu, alebo sa odhlásiť aj od služby { $provider }.
logout-here = Odhlásiť sa len tu
logout-everywhere = Odhlásiť sa aj od služby { $provider }
logout-cancel = Neodhlasovať sa

signed-out-heading = Odhlásenie prebehlo
signed-out-what = Vaša relácia tu sa skončila.
signed-out-provider = Prihlásenie k službe { $provider } možno stále trvá; na zdieľanom počítači sa odhláste aj tam.
signed-out-asks = Pri ďalšom prihlásení týmto spôsobom sa vás služba opýta, kto ste.
signed-out-leaving = Prechádzate k službe { $provider }, aby ste sa odhlásili aj tam. Ak sa nič nestane, stlačte tlačidlo.
signed-out-done = Vraciate sa od služby { $provider }, kde malo tiež prebehnúť odhlásenie.
signed-out-at-provider = Odhlásiť sa od služby { $provider }
signed-out-again = Znova sa prihlásiť
signed-out-back = Späť na { $host }
signed-out-forget = Zabudnúť spôsob prihlásenia
signed-out-forgotten = Tento prehliadač si už spôsob prihlásenia nepamätá.

## Passing an answer on

bounce-heading = Okamih
bounce-what = Vaše prihlásenie sa dokončuje. Ak sa nič nestane, stlačte tlačidlo.
bounce-continue = Pokračovať

## Errors

error-code = Kód chyby
error-reference = Referencia
error-time = Čas

action-try-again = Skúsiť znova
action-start-again = Začať znova
action-another-way = Zvoliť iný spôsob
action-all-ways = Zobraziť všetky spôsoby prihlásenia
action-sign-in = Prihlásiť sa
action-sign-in-without = Prihlásiť sa bez tejto adresy
action-home = Prejsť na úvodnú stránku
action-right-address = Prejsť na správnu adresu

error-return-to-rejected = Na túto adresu vás nemôžeme vrátiť
    .what = Stránka, z ktorej prichádzate, nás požiadala o návrat na adresu, ktorá nie je na zozname tohto webu.
    .next = Prihláste sa bez nej a požadovanú stránku potom otvorte sami. Ak sa to opakuje, upozornite správcu onej stránky.

error-attempt-missing = Toto nepatrí k žiadnemu prihláseniu začatému tu
    .what = Váš prehliadač nevrátil súbor cookie, ktorý dostal na začiatku prihlásenia. Najčastejšie sú súbory cookie blokované alebo sa prihlásenie začalo v inom prehliadači či v súkromnom okne.
    .next = Povoľte pre tento web súbory cookie a začnite znova v tomto prehliadači.

error-attempt-expired = Prihlásenie trvalo príliš dlho
    .what = Pre vašu bezpečnosť treba prihlásenie dokončiť do desiatich minút.
    .next = Začnite znova; aj tak sa dostanete tam, kam mierite.

error-attempt-used = Toto prihlásenie už bolo použité
    .what = Každé prihlásenie platí raz. Obnovenie stránky alebo návrat späť opakuje staré.
    .next = Začnite znova; zaberie to len chvíľku.

error-attempt-foreign = Táto odpoveď patrí k inému prihláseniu
    .what = To, čo sa vrátilo, nezodpovedá prihláseniu začatému v tomto prehliadači, preto sme to nepoužili.
    .next = Začnite znova tu a neotvárajte prihlasovacie odkazy, ktoré vám niekto poslal.

error-callback-malformed = { $named ->
        [yes] Odpoveď od { $provider } sa nepodarilo prečítať
       *[no] Túto odpoveď sa nepodarilo prečítať
    }
    .what = Niečo v nej chýbalo alebo bola odseknutá, takže nikto nebol prihlásený.
    .next = Začnite znova. Ak sa to zopakuje, oznámte správcovi tohto webu referenciu uvedenú nižšie.

error-provider-refused = { $named ->
        [yes] Prihlásenie cez { $provider } nie je správne nastavené
       *[no] Tento spôsob prihlásenia nie je správne nastavený
    }
    .what = Poskytovateľ našu požiadavku odmietol. Nie je to vaša chyba a nikto nebol prihlásený.
    .next = Zvoľte iný spôsob alebo oznámte správcovi tohto webu referenciu uvedenú nižšie.

error-provider-invalid-response = { $named ->
        [yes] Odpoveď od { $provider } sa nepodarilo použiť
       *[no] Odpoveď poskytovateľa sa nepodarilo použiť
    }
    .what = Odpoveď nebola taká, akú má poskytovateľ posielať, takže nikto nebol prihlásený.
    .next = Skúste to znova. Ak sa to zopakuje, oznámte správcovi tohto webu referenciu uvedenú nižšie.

error-identity-invalid = { $named ->
        [yes] Odpoveď od { $provider } sa nepodarilo overiť
       *[no] Odpoveď poskytovateľa sa nepodarilo overiť
    }
    .what = Nepreukázala, kto ste, takže nikto nebol prihlásený.
    .next = Skúste to znova. Ak sa to zopakuje, oznámte správcovi tohto webu referenciu uvedenú nižšie.

error-profile-incomplete = { $named ->
        [yes] Od { $provider } sme sa nedozvedeli dosť
       *[no] Od poskytovateľa sme sa nedozvedeli dosť
    }
    .what = V odpovedi chýba to, podľa čoho vás tento web spozná, takže nikto nebol prihlásený.
    .next = Zvoľte iný spôsob alebo oznámte správcovi tohto webu referenciu uvedenú nižšie.

error-provider-unreachable = { $named ->
        [yes] { $provider } neodpovedá
       *[no] Poskytovateľ neodpovedá
    }
    .what = Nepodarilo sa nadviazať spojenie, takže nikto nebol prihlásený.
    .next = Skúste to znova o niekoľko minút alebo zvoľte iný spôsob.

error-provider-timeout = { $named ->
        [yes] { $provider } odpovedá príliš dlho
       *[no] Poskytovateľ odpovedá príliš dlho
    }
    .what = Čakali sme na odpoveď, ale neprišla včas, takže nikto nebol prihlásený.
    .next = Skúste to znova o niekoľko minút alebo zvoľte iný spôsob.

error-not-allowed = Tento účet nemá prístup
    .what = { $named ->
        [yes] { $provider } vás pozná, ale tento účet tu nie je povolený.
       *[no] Prihlásenie sa podarilo, ale tento účet tu nie je povolený.
    }
    .next = Použite iný účet alebo požiadajte o prístup správcu tohto webu.

error-cross-site = Táto požiadavka prišla z iného webu
    .what = Prijímame ju len z vlastných stránok, takže sa nič nezmenilo.
    .next = Urobte to znova odtiaľto.

error-stale-login = Najprv sa znova prihláste
    .what = Iné prehliadače možno odhlásiť len krátko po prihlásení tu, aby to nemohol urobiť nikto, kto nájde tento otvorený. Nič sa nezmenilo.
    .next = Prihláste sa znova; dostanete sa na zoznam svojich relácií.

error-no-session = Nie ste prihlásení
    .what = Táto stránka je pre prihlásených alebo sa vaša relácia skončila.
    .next = Ak chcete pokračovať, prihláste sa.

error-application-unknown = Túto aplikáciu tu nepoznáme
    .what = Táto adresa je pre aplikácie a žiadna nemá kľúč, ktorý bol odoslaný.
    .next = Pokračujte z úvodnej stránky.

error-no-tokens = { $named ->
        [yes] Účet { $provider } nie je prepojený
       *[no] Tento účet nie je prepojený
    }
    .what = Vaša relácia neobsahuje nič, čo by aplikácii umožnilo konať tam za vás.
    .next = Prihláste sa týmto spôsobom, a tým ho prepojíte.

error-store-unavailable = Relácie teraz nemôžeme vyhľadať
    .what = Miesto, kde sú uložené, neodpovedá. K odhláseniu nedošlo.
    .next = Skúste to o chvíľu znova.

error-busy = Čaká tu príliš veľa stránok
    .what = Každá otvorená stránka drží spojenie a je ich už toľko, koľko tento web pripúšťa.
    .next = Zatvorte niektoré stránky a skúste to o chvíľu znova.

error-unknown-provider = Tento spôsob prihlásenia sa tu neponúka
    .what = Možno bol odstránený alebo je v odkaze chyba.
    .next = Zvoľte niektorý z ponúkaných spôsobov.

error-not-found = Nie je tu žiadna stránka
    .what = Odkaz môže byť starý alebo je v adrese chyba.
    .next = Pokračujte z úvodnej stránky.

error-method-not-allowed = To tu nefunguje
    .what = Táto adresa existuje, ale tento druh požiadavky neprijíma.
    .next = Pokračujte z úvodnej stránky.

error-too-large = Na prečítanie toho bolo príliš veľa
    .what = Požiadavka bola väčšia, než tento web prijíma, preto nebola prečítaná do konca.
    .next = Začnite znova. Ak sa to opakuje, najprv vymažte súbory cookie tohto webu.

error-wrong-host = Tento web má inú adresu
    .what = Dá sa používať len na adrese, pre ktorú bol nastavený.
    .next = Pokračujte na { $address } a odteraz používajte túto adresu.

error-internal = Na našej strane sa niečo pokazilo
    .what = Nie je to vaša chyba. Čo sa stalo, bolo zaznamenané pre správcu tohto webu.
    .next = Skúste to o chvíľu znova. Ak sa to zopakuje, oznámte mu referenciu uvedenú nižšie.
    .again = Vráťte sa späť a skúste to o chvíľu znova.
