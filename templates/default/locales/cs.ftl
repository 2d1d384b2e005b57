### name: Čeština
### reviewed: no

## Choosing a provider

login-title = Přihlášení
login-heading = Přihlášení
login-heading-site = Přihlášení: { $site }
login-going-to = Poté budete pokračovat na { $host }.
login-with = Pokračovat přes { $provider }
login-with-sign-in = Přihlásit se přes { $provider }
login-with-log-in = Přihlásit se přes { $provider }
login-last-used = Naposledy použito
login-unavailable = Neodpovídá
login-more = Další způsoby přihlášení
login-cancel = Zrušit
login-denied = Přihlášení přes { $provider } bylo přerušeno. Můžete to zkusit znovu nebo zvolit jiný způsob.
login-in-app = { $named ->
        [yes] { $provider } neumožňuje přihlášení uvnitř jiné aplikace.
       *[no] Některé z těchto způsobů uvnitř jiné aplikace nefungují.
    }
login-in-app-next = Zkopírujte tuto adresu a otevřete ji ve svém prohlížeči:
login-empty = Zatím se nelze přihlásit
login-empty-what = Tato brána běží, ale zatím není určeno, jak se lze přihlašovat.
login-empty-next = Pokud ji spravujete, přidejte poskytovatele do gateway.toml a spusťte ji znovu:

## Languages

language-current = Jazyk: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Soukromí
footer-terms = Podmínky
footer-help = Nápověda

## The end of a sign-in in a window of its own

popup-cancelled = Přihlášení neproběhlo
popup-close = Toto okno můžete zavřít.

## Who is signed in

person-via = Přihlášení přes { $provider }
signed-in-heading = Jste přihlášeni
signed-in-continue = Pokračovat
signed-in-continue-to = Pokračovat na { $host }
action-another-account = Použít jiný účet
action-sign-out = Odhlásit se

account-heading = Váš účet
account-name = Jméno
account-username = Uživatelské jméno
account-email = E-mail
account-email-confirmed = Potvrzeno přes { $provider }
account-email-unconfirmed = Nepotvrzeno přes { $provider }
account-groups = Skupiny
account-id = ID účtu
account-since = Přihlášení
account-until = Konec relace
account-identities = Propojené účty
account-connect = Propojit další účet
account-connect-what = Přihlaste se i tam a účet bude patřit také k této relaci.
account-connect-to = Propojit { $provider }
account-sessions = Kde jste přihlášeni
action-sign-out-everywhere = Odhlásit se všude

## Where somebody is signed in

sessions-heading = Kde jste přihlášeni
sessions-what = Pokud některou z těchto relací neznáte, ukončete ji.
sessions-current = Tento prohlížeč
sessions-unknown = Neznámý prohlížeč
sessions-network = Síť
sessions-since = Přihlášení
sessions-last = Poslední aktivita
sessions-again = Chcete-li odhlásit jiné prohlížeče, nejprve se znovu přihlaste. Nemůže to tak udělat nikdo, kdo najde tento otevřený.
action-sign-in-again = Znovu se přihlásit
action-account = Zpět k účtu

## Signing out

logout-heading = Odhlásit se?
logout-what = Tím skončí vaše relace zde. Přihlášení ke službě { $provider } může trvat dál.
logout-provider = Tím skončí vaše relace zde a poté budete pokračovat ke službě { $provider }, abyste se odhlásili i tam.
logout-choice = Můžete ukončit jen relaci zde, nebo se odhlásit i od služby { $provider }.
logout-here = Odhlásit se jen zde
logout-everywhere = Odhlásit se i od služby { $provider }
logout-cancel = Neodhlašovat

signed-out-heading = Odhlášení proběhlo
signed-out-what = Vaše relace zde skončila.
signed-out-provider = Přihlášení ke službě { $provider } možná stále trvá; na sdíleném počítači se odhlaste i tam.
signed-out-asks = Při příštím přihlášení tímto způsobem se vás služba zeptá, kdo jste.
signed-out-leaving = Přecházíte ke službě { $provider }, abyste se odhlásili i tam. Pokud se nic nestane, stiskněte tlačítko.
signed-out-done = Vracíte se od služby { $provider }, kde mělo také proběhnout odhlášení.
signed-out-at-provider = Odhlásit se od služby { $provider }
signed-out-again = Znovu se přihlásit
signed-out-back = Zpět na { $host }
signed-out-forget = Zapomenout způsob přihlášení
signed-out-forgotten = Tento prohlížeč si už způsob přihlášení nepamatuje.

## Passing an answer on

bounce-heading = Okamžik
bounce-what = Vaše přihlášení se dokončuje. Pokud se nic nestane, stiskněte tlačítko.
bounce-continue = Pokračovat

## Errors

error-code = Kód chyby
error-reference = Reference
error-time = Čas

action-try-again = Zkusit znovu
action-start-again = Začít znovu
action-another-way = Zvolit jiný způsob
action-all-ways = Zobrazit všechny způsoby přihlášení
action-sign-in = Přihlásit se
action-sign-in-without = Přihlásit se bez této adresy
action-home = Přejít na úvodní stránku
action-right-address = Přejít na správnou adresu

error-return-to-rejected = Na tuto adresu vás nemůžeme vrátit
    .what = Stránka, ze které přicházíte, nás požádala o návrat na adresu, která není na seznamu tohoto webu.
    .next = Přihlaste se bez ní a požadovanou stránku pak otevřete sami. Pokud se to opakuje, upozorněte správce oné stránky.

error-attempt-missing = Toto nepatří k žádnému přihlášení zahájenému zde
    .what = Váš prohlížeč nevrátil cookie, který dostal na začátku přihlášení. Nejčastěji jsou cookies blokovány, nebo přihlášení začalo v jiném prohlížeči či v anonymním okně.
    .next = Povolte pro tento web cookies a začněte znovu v tomto prohlížeči.

error-attempt-expired = Přihlášení trvalo příliš dlouho
    .what = Pro vaše bezpečí je nutné přihlášení dokončit do deseti minut.
    .next = Začněte znovu; i tak se dostanete tam, kam míříte.

error-attempt-used = Toto přihlášení už bylo použito
    .what = Každé přihlášení platí jednou. Obnovení stránky nebo návrat zpět opakuje staré.
    .next = Začněte znovu; zabere to jen chvilku.

error-attempt-foreign = Tato odpověď patří k jinému přihlášení
    .what = To, co se vrátilo, neodpovídá přihlášení zahájenému v tomto prohlížeči, proto jsme to nepoužili.
    .next = Začněte znovu zde a neotevírejte přihlašovací odkazy, které vám někdo poslal.

error-callback-malformed = { $named ->
        [yes] Odpověď od { $provider } se nepodařilo přečíst
       *[no] Tuto odpověď se nepodařilo přečíst
    }
    .what = Něco v ní chybělo nebo byla useknutá, takže nikdo nebyl přihlášen.
    .next = Začněte znovu. Pokud se to zopakuje, sdělte správci tohoto webu níže uvedenou referenci.

error-provider-refused = { $named ->
        [yes] Přihlášení přes { $provider } není správně nastaveno
       *[no] Tento způsob přihlášení není správně nastaven
    }
    .what = Poskytovatel náš požadavek odmítl. Není to vaše chyba a nikdo nebyl přihlášen.
    .next = Zvolte jiný způsob, nebo sdělte správci tohoto webu níže uvedenou referenci.

error-provider-invalid-response = { $named ->
        [yes] Odpověď od { $provider } se nepodařilo použít
       *[no] Odpověď poskytovatele se nepodařilo použít
    }
    .what = Odpověď nebyla taková, jakou má poskytovatel posílat, takže nikdo nebyl přihlášen.
    .next = Zkuste to znovu. Pokud se to zopakuje, sdělte správci tohoto webu níže uvedenou referenci.

error-identity-invalid = { $named ->
        [yes] Odpověď od { $provider } se nepodařilo ověřit
       *[no] Odpověď poskytovatele se nepodařilo ověřit
    }
    .what = Neprokázala, kdo jste, takže nikdo nebyl přihlášen.
    .next = Zkuste to znovu. Pokud se to zopakuje, sdělte správci tohoto webu níže uvedenou referenci.

error-profile-incomplete = { $named ->
        [yes] Od { $provider } jsme se nedozvěděli dost
       *[no] Od poskytovatele jsme se nedozvěděli dost
    }
    .what = V odpovědi chybí to, podle čeho vás tento web pozná, takže nikdo nebyl přihlášen.
    .next = Zvolte jiný způsob, nebo sdělte správci tohoto webu níže uvedenou referenci.

error-provider-unreachable = { $named ->
        [yes] { $provider } neodpovídá
       *[no] Poskytovatel neodpovídá
    }
    .what = Nepodařilo se navázat spojení, takže nikdo nebyl přihlášen.
    .next = Zkuste to znovu za několik minut, nebo zvolte jiný způsob.

error-provider-timeout = { $named ->
        [yes] { $provider } odpovídá příliš dlouho
       *[no] Poskytovatel odpovídá příliš dlouho
    }
    .what = Čekali jsme na odpověď, ale nepřišla včas, takže nikdo nebyl přihlášen.
    .next = Zkuste to znovu za několik minut, nebo zvolte jiný způsob.

error-not-allowed = Tento účet nemá přístup
    .what = { $named ->
        [yes] { $provider } vás zná, ale tento účet zde není povolen.
       *[no] Přihlášení se podařilo, ale tento účet zde není povolen.
    }
    .next = Použijte jiný účet, nebo požádejte o přístup správce tohoto webu.

error-cross-site = Tento požadavek přišel z jiného webu
    .what = Přijímáme ho jen z vlastních stránek, takže se nic nezměnilo.
    .next = Udělejte to znovu odsud.

error-stale-login = Nejprve se znovu přihlaste
    .what = Jiné prohlížeče lze odhlásit jen krátce po přihlášení zde, aby to nemohl udělat nikdo, kdo najde tento otevřený. Nic se nezměnilo.
    .next = Přihlaste se znovu; dostanete se na seznam svých relací.

error-no-session = Nejste přihlášeni
    .what = Tato stránka je pro přihlášené, nebo vaše relace skončila.
    .next = Pro pokračování se přihlaste.

error-application-unknown = Tuto aplikaci zde neznáme
    .what = Tato adresa je pro aplikace a žádná nemá klíč, který byl odeslán.
    .next = Pokračujte z úvodní stránky.

error-no-tokens = { $named ->
        [yes] Účet { $provider } není propojen
       *[no] Tento účet není propojen
    }
    .what = Vaše relace neobsahuje nic, co by aplikaci umožnilo jednat tam za vás.
    .next = Přihlaste se tímto způsobem, a tím jej propojíte.

error-store-unavailable = Relace teď nemůžeme vyhledat
    .what = Místo, kde jsou uloženy, neodpovídá. K odhlášení nedošlo.
    .next = Zkuste to za chvíli znovu.

error-busy = Čeká tu příliš mnoho stránek
    .what = Každá otevřená stránka drží spojení a je jich už tolik, kolik tento web připouští.
    .next = Zavřete některé stránky a zkuste to za chvíli znovu.

error-unknown-provider = Tento způsob přihlášení se zde nenabízí
    .what = Možná byl odebrán, nebo je v odkazu chyba.
    .next = Zvolte některý z nabízených způsobů.

error-not-found = Zde není žádná stránka
    .what = Odkaz může být starý, nebo je v adrese chyba.
    .next = Pokračujte z úvodní stránky.

error-method-not-allowed = To zde nefunguje
    .what = Tato adresa existuje, ale tento druh požadavku nepřijímá.
    .next = Pokračujte z úvodní stránky.

error-too-large = Na přečtení toho bylo příliš mnoho
    .what = Požadavek byl větší, než tento web přijímá, proto nebyl přečten do konce.
    .next = Začněte znovu. Pokud se to opakuje, nejprve smažte cookies tohoto webu.

error-wrong-host = Tento web má jinou adresu
    .what = Lze jej používat jen na adrese, pro kterou byl nastaven.
    .next = Pokračujte na { $address } a nadále používejte tuto adresu.

error-internal = Na naší straně se něco pokazilo
    .what = Není to vaše chyba. Co se stalo, bylo zaznamenáno pro správce tohoto webu.
    .next = Zkuste to za chvíli znovu. Pokud se to zopakuje, sdělte mu níže uvedenou referenci.
    .again = Vraťte se zpět a zkuste to za chvíli znovu.
