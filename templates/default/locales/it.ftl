### name: Italiano
### reviewed: no

## Choosing a provider

login-title = Accedi
login-heading = Accedi
login-heading-site = Accedi a { $site }
login-going-to = Poi continuerai verso { $host }.
login-with = Continua con { $provider }
login-with-sign-in = Accedi con { $provider }
login-with-log-in = Accedi con { $provider }
login-last-used = Ultimo usato
login-unavailable = Non risponde
login-more = Altri modi per accedere
login-cancel = Annulla
login-denied = Hai interrotto l’accesso con { $provider }. Puoi riprovare o scegliere un altro modo.
login-in-app = { $named ->
        [yes] { $provider } non consente di accedere dall’interno di un’altra app.
       *[no] Alcuni di questi modi non consentono di accedere dall’interno di un’altra app.
    }
login-in-app-next = Copia questo indirizzo e aprilo nel tuo browser:
login-empty = Non c’è ancora un modo per accedere
login-empty-what = Questo gateway è in funzione, ma non è ancora stato indicato come si può accedere.
login-empty-next = Se lo gestisci tu, aggiungi un provider a gateway.toml e riavvialo:

## Languages

language-current = Lingua: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privacy
footer-terms = Condizioni d’uso
footer-help = Aiuto

## The end of a sign-in in a window of its own

popup-cancelled = Non hai effettuato l’accesso
popup-close = Puoi chiudere questa finestra.

## Who is signed in

person-via = Accesso con { $provider }
signed-in-heading = Hai effettuato l’accesso
signed-in-continue = Continua
signed-in-continue-to = Continua verso { $host }
action-another-account = Usa un altro account
action-sign-out = Esci

account-heading = Il tuo account
account-name = Nome
account-username = Nome utente
account-email = Indirizzo e-mail
account-email-confirmed = Confermato da { $provider }
account-email-unconfirmed = Non confermato da { $provider }
account-groups = Gruppi
account-id = ID account
account-since = Accesso effettuato
account-until = Fine della sessione
account-identities = Account collegati
account-connect = Collega un altro account
account-connect-what = Accedi anche lì e quell’account farà parte di questa sessione.
account-connect-to = Collega { $provider }
account-sessions = Dove hai effettuato l’accesso
action-sign-out-everywhere = Esci ovunque

## Where somebody is signed in

sessions-heading = Dove hai effettuato l’accesso
sessions-what = Se non riconosci una di queste sessioni, chiudila.
sessions-current = Questo browser
sessions-unknown = Browser sconosciuto
sessions-network = Rete
sessions-since = Accesso effettuato
sessions-last = Ultima attività
sessions-again = Per chiudere le sessioni di altri browser, accedi prima di nuovo. Così non può farlo chi trova aperto questo.
action-sign-in-again = Accedi di nuovo
action-account = Torna al tuo account

## Signing out

logout-heading = Uscire?
logout-what = La tua sessione qui verrà chiusa. Quella presso { $provider } potrebbe restare aperta.
logout-provider = La tua sessione qui verrà chiusa, poi continuerai verso { $provider } per uscire anche da lì.
logout-choice = Puoi chiudere solo la sessione qui oppure uscire anche da { $provider }.
logout-here = Esci solo qui
logout-everywhere = Esci anche da { $provider }
logout-cancel = Non uscire

signed-out-heading = Uscita effettuata
signed-out-what = La tua sessione qui è terminata.
signed-out-provider = La tua sessione presso { $provider } potrebbe essere ancora aperta; su un computer condiviso, esci anche da lì.
signed-out-asks = La prossima volta che accedi qui in questo modo, ti verrà chiesto chi sei.
signed-out-leaving = Stai andando a { $provider } per uscire anche da lì. Se non succede nulla, premi il pulsante.
signed-out-done = Torni da { $provider }, dove era prevista anche l’uscita.
signed-out-at-provider = Esci da { $provider }
signed-out-again = Accedi di nuovo
signed-out-back = Torna a { $host }
signed-out-forget = Dimentica come ho effettuato l’accesso
signed-out-forgotten = Questo browser non ricorda più come hai effettuato l’accesso.

## Passing an answer on

bounce-heading = Un momento
bounce-what = L’accesso sta per essere completato. Se non succede nulla, premi il pulsante.
bounce-continue = Continua

## Errors

error-code = Codice di errore
error-reference = Riferimento
error-time = Ora

action-try-again = Riprova
action-start-again = Ricomincia
action-another-way = Scegli un altro modo
action-all-ways = Vedi tutti i modi per accedere
action-sign-in = Accedi
action-sign-in-without = Accedi senza questo indirizzo
action-home = Vai alla pagina iniziale
action-right-address = Vai all’indirizzo giusto

error-return-to-rejected = Non possiamo rimandarti a quell’indirizzo
    .what = La pagina da cui arrivi ci ha chiesto di riportarti a un indirizzo che non è nell’elenco di questo sito.
    .next = Accedi senza quell’indirizzo, poi apri tu la pagina che volevi. Se continua a succedere, avvisa chi gestisce quella pagina.

error-attempt-missing = Questo non corrisponde a nessun accesso iniziato qui
    .what = Il tuo browser non ha restituito il cookie ricevuto all’inizio dell’accesso. Di solito i cookie sono bloccati, oppure l’accesso è iniziato in un altro browser o in una finestra privata.
    .next = Consenti i cookie per questo sito e ricomincia in questo browser.

error-attempt-expired = Quell’accesso ha richiesto troppo tempo
    .what = Per la tua sicurezza, un accesso va completato entro dieci minuti.
    .next = Ricomincia; arriverai comunque dove volevi andare.

error-attempt-used = Questo accesso è già stato usato
    .what = Ogni accesso vale una volta sola. Ricaricare la pagina o tornare indietro ne ripete uno vecchio.
    .next = Ricomincia; basta un momento.

error-attempt-foreign = Questa risposta appartiene a un altro accesso
    .what = Ciò che è arrivato non corrisponde all’accesso iniziato in questo browser, quindi non lo abbiamo usato.
    .next = Ricomincia da qui e non aprire link di accesso ricevuti da altri.

error-callback-malformed = { $named ->
        [yes] Non siamo riusciti a leggere la risposta di { $provider }
       *[no] Non siamo riusciti a leggere quella risposta
    }
    .what = Mancava qualcosa o era troncata, quindi nessuno ha effettuato l’accesso.
    .next = Ricomincia. Se succede di nuovo, comunica il riferimento qui sotto a chi gestisce questo sito.

error-provider-refused = { $named ->
        [yes] L’accesso con { $provider } non è configurato correttamente
       *[no] Questo modo di accedere non è configurato correttamente
    }
    .what = Il provider ha rifiutato la nostra richiesta. Non è colpa tua e nessuno ha effettuato l’accesso.
    .next = Scegli un altro modo o comunica il riferimento qui sotto a chi gestisce questo sito.

error-provider-invalid-response = { $named ->
        [yes] Non siamo riusciti a usare la risposta di { $provider }
       *[no] Non siamo riusciti a usare la risposta del provider
    }
    .what = La risposta non era quella che il provider dovrebbe inviare, quindi nessuno ha effettuato l’accesso.
    .next = Riprova. Se succede di nuovo, comunica il riferimento qui sotto a chi gestisce questo sito.

error-identity-invalid = { $named ->
        [yes] Non siamo riusciti a verificare la risposta di { $provider }
       *[no] Non siamo riusciti a verificare la risposta del provider
    }
    .what = Non dimostrava chi sei, quindi nessuno ha effettuato l’accesso.
    .next = Riprova. Se succede di nuovo, comunica il riferimento qui sotto a chi gestisce questo sito.

error-profile-incomplete = { $named ->
        [yes] { $provider } non ci ha detto abbastanza
       *[no] Il provider non ci ha detto abbastanza
    }
    .what = Nella risposta manca ciò che serve a questo sito per riconoscerti, quindi nessuno ha effettuato l’accesso.
    .next = Scegli un altro modo o comunica il riferimento qui sotto a chi gestisce questo sito.

error-provider-unreachable = { $named ->
        [yes] { $provider } non risponde
       *[no] Il provider non risponde
    }
    .what = Non siamo riusciti a raggiungerlo, quindi nessuno ha effettuato l’accesso.
    .next = Riprova tra qualche minuto o scegli un altro modo.

error-provider-timeout = { $named ->
        [yes] { $provider } impiega troppo tempo
       *[no] Il provider impiega troppo tempo
    }
    .what = Abbiamo atteso la sua risposta e poi rinunciato, quindi nessuno ha effettuato l’accesso.
    .next = Riprova tra qualche minuto o scegli un altro modo.

error-not-allowed = Questo account non ha accesso
    .what = { $named ->
        [yes] { $provider } ti conosce, ma questo account non è ammesso qui.
       *[no] L’accesso è riuscito, ma questo account non è ammesso qui.
    }
    .next = Usa un altro account o chiedi l’accesso a chi gestisce questo sito.

error-cross-site = Questa richiesta proviene da un altro sito
    .what = È accettata solo dalle nostre pagine, quindi non è stato modificato nulla.
    .next = Ripetila da qui.

error-stale-login = Prima accedi di nuovo
    .what = Le sessioni di altri browser si possono chiudere solo poco dopo l’accesso qui, così non può farlo chi trova aperto questo. Non è stato modificato nulla.
    .next = Accedi di nuovo; arriverai all’elenco delle tue sessioni.

error-no-session = Non hai effettuato l’accesso
    .what = Questa pagina è per chi ha effettuato l’accesso, oppure la tua sessione è terminata.
    .next = Accedi per continuare.

error-application-unknown = Quell’applicazione non è conosciuta qui
    .what = Questo indirizzo è per le applicazioni, e nessuna ha la chiave inviata.
    .next = Riparti dalla pagina iniziale.

error-no-tokens = { $named ->
        [yes] { $provider } non è collegato
       *[no] Quell’account non è collegato
    }
    .what = La tua sessione non contiene nulla che permetta a un’applicazione di agire lì per te.
    .next = Accedi in quel modo per collegarlo.

error-store-unavailable = Al momento non possiamo consultare le sessioni
    .what = Il luogo in cui sono conservate non risponde. La tua sessione non è stata chiusa.
    .next = Riprova tra un momento.

error-busy = Qui ci sono troppe pagine in attesa
    .what = Ogni pagina aperta mantiene una connessione, e ce ne sono già quante ne accetta questo sito.
    .next = Chiudi qualche pagina e riprova tra un momento.

error-unknown-provider = Quel modo di accedere non è disponibile qui
    .what = Potrebbe essere stato rimosso, oppure il link contiene un errore.
    .next = Scegli uno di quelli disponibili.

error-not-found = Qui non c’è nessuna pagina
    .what = Il link potrebbe essere vecchio, oppure l’indirizzo contiene un errore.
    .next = Riparti dalla pagina iniziale.

error-method-not-allowed = Questo qui non funziona
    .what = Questo indirizzo esiste, ma non accetta questo tipo di richiesta.
    .next = Riparti dalla pagina iniziale.

error-too-large = Era troppo da leggere
    .what = La richiesta era più grande di quanto questo sito accetti, quindi non è stata letta fino in fondo.
    .next = Ricomincia. Se continua a succedere, cancella prima i cookie di questo sito.

error-wrong-host = Questo sito ha un altro indirizzo
    .what = Si può usare solo all’indirizzo per cui è stato configurato.
    .next = Continua su { $address } e d’ora in poi usa quell’indirizzo.

error-internal = Qualcosa è andato storto da parte nostra
    .what = Non è colpa tua. L’accaduto è stato registrato per chi gestisce questo sito.
    .next = Riprova tra un momento. Se succede di nuovo, comunicagli il riferimento qui sotto.
    .again = Torna indietro e riprova tra un momento.
