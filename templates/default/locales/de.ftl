### name: Deutsch
### reviewed: no

## Choosing a provider

login-title = Anmelden
login-heading = Anmelden
login-heading-site = Bei { $site } anmelden
login-going-to = Danach geht es weiter zu { $host }.
login-with = Weiter mit { $provider }
login-with-sign-in = Mit { $provider } anmelden
login-with-log-in = Mit { $provider } anmelden
login-last-used = Zuletzt verwendet
login-unavailable = Antwortet nicht
login-more = Weitere Anmeldewege
login-cancel = Abbrechen
login-denied = Sie haben die Anmeldung mit { $provider } abgebrochen. Sie können es noch einmal versuchen oder einen anderen Weg wählen.
login-in-app = { $named ->
        [yes] { $provider } lässt keine Anmeldung innerhalb einer anderen App zu.
       *[no] Einige dieser Wege lassen keine Anmeldung innerhalb einer anderen App zu.
    }
login-in-app-next = Kopieren Sie diese Adresse und öffnen Sie sie in Ihrem Browser:
login-empty = Noch keine Anmeldung möglich
login-empty-what = Dieses Gateway läuft, aber noch ist nicht festgelegt, wie man sich anmelden kann.
login-empty-next = Wenn Sie es betreiben, tragen Sie einen Anbieter in gateway.toml ein und starten Sie es neu:

## Languages

language-current = Sprache: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Datenschutz
footer-terms = Nutzungsbedingungen
footer-help = Hilfe

## The end of a sign-in in a window of its own

popup-cancelled = Sie haben sich nicht angemeldet
popup-close = Sie können dieses Fenster schließen.

## Who is signed in

person-via = Angemeldet mit { $provider }
signed-in-heading = Sie sind angemeldet
signed-in-continue = Weiter
signed-in-continue-to = Weiter zu { $host }
action-another-account = Anderes Konto verwenden
action-sign-out = Abmelden

account-heading = Ihr Konto
account-name = Name
account-username = Benutzername
account-email = E-Mail
account-email-confirmed = Von { $provider } bestätigt
account-email-unconfirmed = Von { $provider } nicht bestätigt
account-groups = Gruppen
account-id = Konto-ID
account-since = Angemeldet seit
account-until = Sitzung endet
account-identities = Verbundene Konten
account-connect = Weiteres Konto verbinden
account-connect-what = Melden Sie sich dort zusätzlich an, dann gehört es auch zu dieser Sitzung.
account-connect-to = { $provider } verbinden
account-sessions = Wo Sie angemeldet sind
action-sign-out-everywhere = Überall abmelden

## Where somebody is signed in

sessions-heading = Wo Sie angemeldet sind
sessions-what = Wenn Sie etwas davon nicht kennen, melden Sie es ab.
sessions-current = Dieser Browser
sessions-unknown = Unbekannter Browser
sessions-network = Netzwerk
sessions-since = Angemeldet seit
sessions-last = Zuletzt aktiv
sessions-again = Um andere Browser abzumelden, melden Sie sich zuerst erneut an. So kann es niemand tun, der diesen offen vorfindet.
action-sign-in-again = Erneut anmelden
action-account = Zurück zu Ihrem Konto

## Signing out

logout-heading = Abmelden?
logout-what = Damit endet Ihre Sitzung hier. Bei { $provider } selbst bleiben Sie möglicherweise angemeldet.
logout-provider = Damit endet Ihre Sitzung hier. Danach geht es weiter zu { $provider }, um Sie auch dort abzumelden.
logout-choice = Sie können nur die Sitzung hier beenden oder sich auch bei { $provider } abmelden.
logout-here = Nur hier abmelden
logout-everywhere = Auch bei { $provider } abmelden
logout-cancel = Angemeldet bleiben

signed-out-heading = Sie sind abgemeldet
signed-out-what = Ihre Sitzung hier ist beendet.
signed-out-provider = Bei { $provider } sind Sie vielleicht noch angemeldet; melden Sie sich an einem gemeinsam genutzten Computer auch dort ab.
signed-out-asks = Bei der nächsten Anmeldung auf diesem Weg werden Sie dort gefragt, wer Sie sind.
signed-out-leaving = Sie werden zu { $provider } weitergeleitet, um sich auch dort abzumelden. Falls nichts passiert, klicken Sie auf die Schaltfläche.
signed-out-done = Sie kommen von { $provider } zurück, wo Sie sich ebenfalls abmelden sollten.
signed-out-at-provider = Bei { $provider } abmelden
signed-out-again = Wieder anmelden
signed-out-back = Zurück zu { $host }
signed-out-forget = Vergessen, wie ich mich angemeldet habe
signed-out-forgotten = Dieser Browser merkt sich nicht mehr, wie Sie sich angemeldet haben.

## Passing an answer on

bounce-heading = Einen Moment
bounce-what = Ihre Anmeldung wird abgeschlossen. Falls nichts passiert, klicken Sie auf die Schaltfläche.
bounce-continue = Weiter

## Errors

error-code = Fehler
error-reference = Referenz
error-time = Zeit

action-try-again = Erneut versuchen
action-start-again = Neu beginnen
action-another-way = Anderen Weg wählen
action-all-ways = Alle Anmeldewege ansehen
action-sign-in = Anmelden
action-sign-in-without = Ohne diese Adresse anmelden
action-home = Zur Startseite
action-right-address = Zur richtigen Adresse

error-return-to-rejected = Wir können Sie nicht an diese Adresse zurückleiten
    .what = Die Seite, von der Sie kamen, hat uns eine Adresse genannt, die nicht auf der Liste dieser Website steht.
    .next = Melden Sie sich ohne sie an und öffnen Sie die gewünschte Seite dann selbst. Wenn das wieder vorkommt, wenden Sie sich an die Betreiber jener Seite.

error-attempt-missing = Das gehört zu keiner Anmeldung, die Sie hier begonnen haben
    .what = Ihr Browser hat das Cookie nicht zurückgegeben, das er zu Beginn der Anmeldung bekam. Meist sind Cookies blockiert, oder die Anmeldung begann in einem anderen Browser oder einem privaten Fenster.
    .next = Erlauben Sie Cookies für diese Website und beginnen Sie in diesem Browser neu.

error-attempt-expired = Diese Anmeldung hat zu lange gedauert
    .what = Zu Ihrer Sicherheit muss eine Anmeldung innerhalb von zehn Minuten abgeschlossen sein.
    .next = Beginnen Sie neu; Sie kommen trotzdem dorthin, wohin Sie wollten.

error-attempt-used = Diese Anmeldung wurde schon verwendet
    .what = Jede Anmeldung gilt einmal. Wer die Seite neu lädt oder zurückgeht, wiederholt eine alte.
    .next = Beginnen Sie neu; es dauert nur einen Augenblick.

error-attempt-foreign = Diese Antwort gehört zu einer anderen Anmeldung
    .what = Was zurückkam, passt nicht zu der Anmeldung, die in diesem Browser begonnen wurde. Deshalb haben wir es nicht verwendet.
    .next = Beginnen Sie hier neu und öffnen Sie keine Anmeldelinks, die Ihnen jemand geschickt hat.

error-callback-malformed = { $named ->
        [yes] Wir konnten die Antwort von { $provider } nicht lesen
       *[no] Wir konnten diese Antwort nicht lesen
    }
    .what = Darin fehlte etwas oder etwas war abgeschnitten, deshalb wurde niemand angemeldet.
    .next = Beginnen Sie neu. Wenn es wieder vorkommt, nennen Sie den Betreibern dieser Website die Referenz unten.

error-provider-refused = { $named ->
        [yes] Die Anmeldung mit { $provider } ist nicht richtig eingerichtet
       *[no] Dieser Anmeldeweg ist nicht richtig eingerichtet
    }
    .what = Der Anbieter hat unsere Anfrage abgelehnt. Das ist nicht Ihr Fehler, und niemand wurde angemeldet.
    .next = Wählen Sie einen anderen Weg oder nennen Sie den Betreibern dieser Website die Referenz unten.

error-provider-invalid-response = { $named ->
        [yes] Wir konnten die Antwort von { $provider } nicht verwenden
       *[no] Wir konnten die Antwort des Anbieters nicht verwenden
    }
    .what = Die Antwort war anders, als der Anbieter sie senden sollte, deshalb wurde niemand angemeldet.
    .next = Versuchen Sie es erneut. Wenn es wieder vorkommt, nennen Sie den Betreibern dieser Website die Referenz unten.

error-identity-invalid = { $named ->
        [yes] Wir konnten die Antwort von { $provider } nicht prüfen
       *[no] Wir konnten die Antwort des Anbieters nicht prüfen
    }
    .what = Sie hat nicht bewiesen, wer Sie sind, deshalb wurde niemand angemeldet.
    .next = Versuchen Sie es erneut. Wenn es wieder vorkommt, nennen Sie den Betreibern dieser Website die Referenz unten.

error-profile-incomplete = { $named ->
        [yes] { $provider } hat uns nicht genug mitgeteilt
       *[no] Der Anbieter hat uns nicht genug mitgeteilt
    }
    .what = In der Antwort fehlt, woran diese Website Sie erkennt, deshalb wurde niemand angemeldet.
    .next = Wählen Sie einen anderen Weg oder nennen Sie den Betreibern dieser Website die Referenz unten.

error-provider-unreachable = { $named ->
        [yes] { $provider } antwortet nicht
       *[no] Der Anbieter antwortet nicht
    }
    .what = Wir konnten ihn nicht erreichen, deshalb wurde niemand angemeldet.
    .next = Versuchen Sie es in einigen Minuten erneut oder wählen Sie einen anderen Weg.

error-provider-timeout = { $named ->
        [yes] { $provider } braucht zu lange
       *[no] Der Anbieter braucht zu lange
    }
    .what = Wir haben auf die Antwort gewartet und dann aufgegeben, deshalb wurde niemand angemeldet.
    .next = Versuchen Sie es in einigen Minuten erneut oder wählen Sie einen anderen Weg.

error-not-allowed = Dieses Konto hat keinen Zugang
    .what = { $named ->
        [yes] { $provider } kennt Sie, aber dieses Konto ist hier nicht zugelassen.
       *[no] Die Anmeldung hat funktioniert, aber dieses Konto ist hier nicht zugelassen.
    }
    .next = Verwenden Sie ein anderes Konto oder bitten Sie die Betreiber dieser Website um Zugang.

error-cross-site = Diese Anfrage kam von einer anderen Website
    .what = Sie wird nur von unseren eigenen Seiten angenommen, deshalb wurde nichts geändert.
    .next = Wiederholen Sie es von hier aus.

error-stale-login = Melden Sie sich zuerst erneut an
    .what = Andere Browser lassen sich nur kurz nach der Anmeldung hier abmelden, damit es niemand tun kann, der diesen offen vorfindet. Nichts wurde geändert.
    .next = Melden Sie sich erneut an; dann kommen Sie zur Liste Ihrer Sitzungen.

error-no-session = Sie sind nicht angemeldet
    .what = Diese Seite ist für angemeldete Personen, oder Ihre Sitzung ist beendet.
    .next = Melden Sie sich an, um fortzufahren.

error-application-unknown = Diese Anwendung ist hier nicht bekannt
    .what = Diese Adresse ist für Anwendungen, und keine hat den Schlüssel, der gesendet wurde.
    .next = Gehen Sie von der Startseite aus weiter.

error-no-tokens = { $named ->
        [yes] { $provider } ist nicht verbunden
       *[no] Dieses Konto ist nicht verbunden
    }
    .what = Ihre Sitzung enthält nichts, womit eine Anwendung dort für Sie handeln könnte.
    .next = Melden Sie sich auf diesem Weg an, um es zu verbinden.

error-store-unavailable = Wir können gerade keine Sitzungen nachschlagen
    .what = Der Ort, an dem sie aufbewahrt werden, antwortet nicht. Sie wurden nicht abgemeldet.
    .next = Versuchen Sie es gleich noch einmal.

error-busy = Hier warten zu viele Seiten
    .what = Jede offene Seite hält eine Verbindung, und mehr hält diese Website nicht.
    .next = Schließen Sie einige Seiten und versuchen Sie es gleich noch einmal.

error-unknown-provider = Dieser Anmeldeweg wird hier nicht angeboten
    .what = Vielleicht wurde er entfernt, oder der Link enthält einen Fehler.
    .next = Wählen Sie einen der angebotenen Wege.

error-not-found = Hier gibt es keine Seite
    .what = Der Link ist vielleicht alt, oder die Adresse enthält einen Fehler.
    .next = Gehen Sie von der Startseite aus weiter.

error-method-not-allowed = Das geht hier nicht
    .what = Diese Adresse gibt es, aber sie nimmt diese Art von Anfrage nicht an.
    .next = Gehen Sie von der Startseite aus weiter.

error-too-large = Das war zu viel zum Lesen
    .what = Die Anfrage war größer, als diese Website annimmt, deshalb wurde sie nicht zu Ende gelesen.
    .next = Beginnen Sie neu. Wenn es wieder vorkommt, löschen Sie zuerst die Cookies dieser Website.

error-wrong-host = Diese Website hat eine andere Adresse
    .what = Sie lässt sich nur unter der Adresse nutzen, für die sie eingerichtet ist.
    .next = Fahren Sie unter { $address } fort und verwenden Sie künftig diese Adresse.

error-internal = Bei uns ist etwas schiefgegangen
    .what = Das ist nicht Ihr Fehler. Was passiert ist, wurde für die Betreiber dieser Website aufgezeichnet.
    .next = Versuchen Sie es gleich noch einmal. Wenn es wieder vorkommt, nennen Sie ihnen die Referenz unten.
    .again = Gehen Sie zurück und versuchen Sie es gleich noch einmal.
