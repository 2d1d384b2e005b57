### name: Română
### reviewed: no

## Choosing a provider

login-title = Conectare
login-heading = Conectare
login-heading-site = Conectare la { $site }
login-going-to = Apoi veți continua către { $host }.
login-with = Continuați cu { $provider }
login-with-sign-in = Conectați-vă cu { $provider }
login-with-log-in = Conectați-vă cu { $provider }
login-last-used = Ultima folosită
login-unavailable = Nu răspunde
login-more = Mai multe moduri de conectare
login-cancel = Anulați
login-denied = Ați întrerupt conectarea cu { $provider }. Puteți încerca din nou sau puteți alege alt mod.
login-in-app = { $named ->
        [yes] { $provider } nu permite conectarea din interiorul altei aplicații.
       *[no] Unele dintre aceste moduri nu permit conectarea din interiorul altei aplicații.
    }
login-in-app-next = Copiați această adresă și deschideți-o în browser:
login-empty = Încă nu există un mod de conectare
login-empty-what = Acest gateway funcționează, dar încă nu s-a stabilit cum se poate face conectarea.
login-empty-next = Dacă îl administrați, adăugați un furnizor în gateway.toml și porniți-l din nou:

## Languages

language-current = Limba: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Confidențialitate
footer-terms = Termeni
footer-help = Ajutor

## The end of a sign-in in a window of its own

popup-cancelled = Nu v-ați conectat
popup-close = Puteți închide această fereastră.

## Who is signed in

person-via = Conectare cu { $provider }
signed-in-heading = Sunteți în cont
signed-in-continue = Continuați
signed-in-continue-to = Continuați către { $host }
action-another-account = Folosiți alt cont
action-sign-out = Deconectare

account-heading = Contul dumneavoastră
account-name = Nume
account-username = Nume de utilizator
account-email = E-mail
account-email-confirmed = Confirmat de { $provider }
account-email-unconfirmed = Neconfirmat de { $provider }
account-groups = Grupuri
account-id = ID-ul contului
account-since = Conectare
account-until = Sfârșitul sesiunii
account-identities = Conturi asociate
account-connect = Asociați alt cont
account-connect-what = Conectați-vă și acolo, iar acel cont va face parte și el din această sesiune.
account-connect-to = Asociați { $provider }
account-sessions = Unde aveți sesiuni deschise
action-sign-out-everywhere = Deconectare de peste tot

## Where somebody is signed in

sessions-heading = Unde aveți sesiuni deschise
sessions-what = Dacă nu recunoașteți vreuna dintre aceste sesiuni, închideți-o.
sessions-current = Acest browser
sessions-unknown = Browser necunoscut
sessions-network = Rețea
sessions-since = Conectare
sessions-last = Ultima utilizare
sessions-again = Pentru a deconecta alte browsere, conectați-vă mai întâi din nou. Astfel, nu poate face acest lucru cine îl găsește deschis pe acesta.
action-sign-in-again = Conectare din nou
action-account = Înapoi la cont

## Signing out

logout-heading = Vă deconectați?
logout-what = Sesiunea dumneavoastră de aici se va încheia. Cea de la { $provider } poate rămâne deschisă.
logout-provider = Sesiunea de aici se va încheia, apoi veți continua către { $provider } pentru a vă deconecta și acolo.
logout-choice = Puteți încheia doar sesiunea de aici sau vă puteți deconecta și de la { $provider }.
logout-here = Deconectare doar de aici
logout-everywhere = Deconectare și de la { $provider }
logout-cancel = Rămâneți în cont

signed-out-heading = V-ați deconectat
signed-out-what = Sesiunea dumneavoastră de aici s-a încheiat.
signed-out-provider = Sesiunea de la { $provider } poate fi încă deschisă; pe un computer folosit în comun, deconectați-vă și acolo.
signed-out-asks = Data viitoare când vă conectați aici în acest mod, veți vedea întrebarea cine sunteți.
signed-out-leaving = Sunteți în drum spre { $provider }, pentru a vă deconecta și acolo. Dacă nu se întâmplă nimic, apăsați butonul.
signed-out-done = Ați revenit de la { $provider }, unde urma să vă deconectați și acolo.
signed-out-at-provider = Deconectare de la { $provider }
signed-out-again = Conectare din nou
signed-out-back = Înapoi la { $host }
signed-out-forget = Uitați modul de conectare folosit
signed-out-forgotten = Acest browser nu mai ține minte modul de conectare folosit.

## Passing an answer on

bounce-heading = O clipă
bounce-what = Conectarea este în curs de finalizare. Dacă nu se întâmplă nimic, apăsați butonul.
bounce-continue = Continuați

## Errors

error-code = Codul erorii
error-reference = Referință
error-time = Ora

action-try-again = Încercați din nou
action-start-again = Începeți din nou
action-another-way = Alegeți alt mod
action-all-ways = Vedeți toate modurile de conectare
action-sign-in = Conectare
action-sign-in-without = Conectare fără această adresă
action-home = Mergeți la pagina de pornire
action-right-address = Mergeți la adresa corectă

error-return-to-rejected = Nu vă putem trimite înapoi la acea adresă
    .what = Pagina de la care ați venit ne-a cerut să revenim la o adresă care nu se află pe lista acestui site.
    .next = Conectați-vă fără ea, apoi deschideți direct pagina dorită. Dacă se repetă, anunțați administratorul acelei pagini.

error-attempt-missing = Aceasta nu corespunde niciunei conectări începute aici
    .what = Browserul nu a returnat modulul cookie primit la începutul conectării. De cele mai multe ori, modulele cookie sunt blocate sau conectarea a început în alt browser ori într-o fereastră privată.
    .next = Permiteți modulele cookie pentru acest site și începeți din nou în acest browser.

error-attempt-expired = Conectarea a durat prea mult
    .what = Pentru siguranța dumneavoastră, conectarea trebuie finalizată în zece minute.
    .next = Începeți din nou; veți ajunge tot acolo unde doreați.

error-attempt-used = Această conectare a fost deja folosită
    .what = Fiecare conectare este valabilă o singură dată. Reîncărcarea paginii sau revenirea repetă una veche.
    .next = Începeți din nou; durează doar o clipă.

error-attempt-foreign = Acest răspuns aparține altei conectări
    .what = Ce s-a întors nu corespunde conectării începute în acest browser, așa că nu am folosit răspunsul.
    .next = Începeți din nou aici și nu deschideți linkuri de conectare primite de la altcineva.

error-callback-malformed = { $named ->
        [yes] Nu am putut citi răspunsul de la { $provider }
       *[no] Nu am putut citi acel răspuns
    }
    .what = Lipsea ceva din el sau era trunchiat, așa că nimeni nu a fost conectat.
    .next = Începeți din nou. Dacă se repetă, comunicați administratorului acestui site referința de mai jos.

error-provider-refused = { $named ->
        [yes] Conectarea cu { $provider } nu este configurată corect
       *[no] Acest mod de conectare nu este configurat corect
    }
    .what = Furnizorul ne-a refuzat cererea. Nu este greșeala dumneavoastră și nimeni nu a fost conectat.
    .next = Alegeți alt mod sau comunicați administratorului acestui site referința de mai jos.

error-provider-invalid-response = { $named ->
        [yes] Nu am putut folosi răspunsul de la { $provider }
       *[no] Nu am putut folosi răspunsul furnizorului
    }
    .what = Răspunsul nu a fost cel pe care furnizorul trebuie să îl trimită, așa că nimeni nu a fost conectat.
    .next = Încercați din nou. Dacă se repetă, comunicați administratorului acestui site referința de mai jos.

error-identity-invalid = { $named ->
        [yes] Nu am putut verifica răspunsul de la { $provider }
       *[no] Nu am putut verifica răspunsul furnizorului
    }
    .what = Nu a dovedit cine sunteți, așa că nimeni nu a fost conectat.
    .next = Încercați din nou. Dacă se repetă, comunicați administratorului acestui site referința de mai jos.

error-profile-incomplete = { $named ->
        [yes] { $provider } nu ne-a spus destul
       *[no] Furnizorul nu ne-a spus destul
    }
    .what = Din răspuns lipsește ce îi trebuie acestui site ca să vă recunoască, așa că nimeni nu a fost conectat.
    .next = Alegeți alt mod sau comunicați administratorului acestui site referința de mai jos.

error-provider-unreachable = { $named ->
        [yes] { $provider } nu răspunde
       *[no] Furnizorul nu răspunde
    }
    .what = Nu am putut stabili legătura, așa că nimeni nu a fost conectat.
    .next = Încercați din nou peste câteva minute sau alegeți alt mod.

error-provider-timeout = { $named ->
        [yes] { $provider } răspunde prea greu
       *[no] Furnizorul răspunde prea greu
    }
    .what = Am așteptat răspunsul și apoi am renunțat, așa că nimeni nu a fost conectat.
    .next = Încercați din nou peste câteva minute sau alegeți alt mod.

error-not-allowed = Acest cont nu are acces
    .what = { $named ->
        [yes] { $provider } vă cunoaște, dar acest cont nu este admis aici.
       *[no] Conectarea a reușit, dar acest cont nu este admis aici.
    }
    .next = Folosiți alt cont sau cereți acces administratorului acestui site.

error-cross-site = Această cerere a venit de la alt site
    .what = Este acceptată numai din propriile noastre pagini, așa că nu s-a schimbat nimic.
    .next = Faceți-o din nou de aici.

error-stale-login = Mai întâi conectați-vă din nou
    .what = Alte browsere pot fi deconectate numai la scurt timp după conectarea aici, ca să nu o poată face cine îl găsește deschis pe acesta. Nu s-a schimbat nimic.
    .next = Conectați-vă din nou; veți ajunge la lista sesiunilor dumneavoastră.

error-no-session = Nu sunteți în cont
    .what = Această pagină este pentru cei conectați sau sesiunea dumneavoastră s-a încheiat.
    .next = Conectați-vă pentru a continua.

error-application-unknown = Acea aplicație nu este cunoscută aici
    .what = Această adresă este pentru aplicații și niciuna nu are cheia trimisă.
    .next = Continuați de la pagina de pornire.

error-no-tokens = { $named ->
        [yes] { $provider } nu este asociat
       *[no] Acel cont nu este asociat
    }
    .what = Sesiunea dumneavoastră nu conține nimic care să permită unei aplicații să acționeze acolo în numele dumneavoastră.
    .next = Conectați-vă în acel mod pentru a-l asocia.

error-store-unavailable = Momentan nu putem consulta sesiunile
    .what = Locul în care sunt păstrate nu răspunde. Sesiunea dumneavoastră nu a fost încheiată.
    .next = Încercați din nou peste o clipă.

error-busy = Prea multe pagini așteaptă aici
    .what = Fiecare pagină deschisă păstrează o conexiune și sunt deja atâtea câte acceptă acest site.
    .next = Închideți câteva pagini și încercați din nou peste o clipă.

error-unknown-provider = Acel mod de conectare nu este oferit aici
    .what = Poate a fost eliminat sau linkul conține o greșeală.
    .next = Alegeți unul dintre modurile oferite.

error-not-found = Aici nu există nicio pagină
    .what = Linkul poate fi vechi sau adresa conține o greșeală.
    .next = Continuați de la pagina de pornire.

error-method-not-allowed = Acest lucru nu funcționează aici
    .what = Adresa există, dar nu acceptă acest tip de cerere.
    .next = Continuați de la pagina de pornire.

error-too-large = A fost prea mult de citit
    .what = Cererea a fost mai mare decât acceptă acest site, așa că nu a fost citită până la capăt.
    .next = Începeți din nou. Dacă se repetă, ștergeți mai întâi modulele cookie ale acestui site.

error-wrong-host = Acest site are altă adresă
    .what = Poate fi folosit numai la adresa pentru care a fost configurat.
    .next = Continuați la { $address } și folosiți de acum această adresă.

error-internal = Ceva nu a mers bine la noi
    .what = Nu este greșeala dumneavoastră. Cele întâmplate au fost notate pentru administratorul acestui site.
    .next = Încercați din nou peste o clipă. Dacă se repetă, comunicați-i referința de mai jos.
    .again = Întoarceți-vă și încercați din nou peste o clipă.
