### name: Polski
### reviewed: no

## Choosing a provider

login-title = Logowanie
login-heading = Logowanie
login-heading-site = Logowanie: { $site }
login-going-to = Po zalogowaniu przejdziesz do { $host }.
login-with = Kontynuuj przez { $provider }
login-with-sign-in = Zaloguj się przez { $provider }
login-with-log-in = Zaloguj się przez { $provider }
login-last-used = Ostatnio używane
login-unavailable = Nie odpowiada
login-more = Więcej sposobów logowania
login-cancel = Anuluj
login-denied = Logowanie przez { $provider } zostało przerwane. Możesz spróbować ponownie lub wybrać inny sposób.
login-in-app = { $named ->
        [yes] { $provider } nie pozwala logować się wewnątrz innej aplikacji.
       *[no] Niektóre z tych sposobów nie działają wewnątrz innej aplikacji.
    }
login-in-app-next = Skopiuj ten adres i otwórz go w przeglądarce:
login-empty = Nie ma jeszcze sposobu logowania
login-empty-what = Ta bramka działa, ale nie ustalono jeszcze, jak można się logować.
login-empty-next = Jeśli nią zarządzasz, dodaj dostawcę do gateway.toml i uruchom ją ponownie:

## Languages

language-current = Język: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Prywatność
footer-terms = Warunki korzystania
footer-help = Pomoc

## The end of a sign-in in a window of its own

popup-cancelled = Nie zalogowano
popup-close = Możesz zamknąć to okno.

## Who is signed in

person-via = Zalogowano przez { $provider }
signed-in-heading = Zalogowano
signed-in-continue = Kontynuuj
signed-in-continue-to = Przejdź do { $host }
action-another-account = Użyj innego konta
action-sign-out = Wyloguj się

account-heading = Twoje konto
account-name = Nazwa
account-username = Nazwa użytkownika
account-email = E-mail
account-email-confirmed = Potwierdzone przez { $provider }
account-email-unconfirmed = Niepotwierdzone przez { $provider }
account-groups = Grupy
account-id = Identyfikator konta
account-since = Zalogowano
account-until = Koniec sesji
account-identities = Połączone konta
account-connect = Połącz kolejne konto
account-connect-what = Zaloguj się także tam, a to konto również będzie należeć do tej sesji.
account-connect-to = Połącz konto { $provider }
account-sessions = Gdzie trwa Twoja sesja
action-sign-out-everywhere = Wyloguj się wszędzie

## Where somebody is signed in

sessions-heading = Gdzie trwa Twoja sesja
sessions-what = Jeśli nie rozpoznajesz którejś z tych sesji, zakończ ją.
sessions-current = Ta przeglądarka
sessions-unknown = Nieznana przeglądarka
sessions-network = Sieć
sessions-since = Zalogowano
sessions-last = Ostatnia aktywność
sessions-again = Aby wylogować inne przeglądarki, najpierw zaloguj się ponownie. Dzięki temu nie zrobi tego nikt, kto zastanie tę otwartą.
action-sign-in-again = Zaloguj się ponownie
action-account = Wróć do swojego konta

## Signing out

logout-heading = Wylogować się?
logout-what = To zakończy Twoją sesję tutaj. Sesja w { $provider } może nadal trwać.
logout-provider = To zakończy Twoją sesję tutaj, a potem przejdziesz do { $provider }, aby wylogować się także tam.
logout-choice = Możesz zakończyć tylko sesję tutaj albo wylogować się także z { $provider }.
logout-here = Wyloguj się tylko tutaj
logout-everywhere = Wyloguj się także z { $provider }
logout-cancel = Nie wylogowuj się

signed-out-heading = Wylogowano
signed-out-what = Twoja sesja tutaj została zakończona.
signed-out-provider = Sesja w { $provider } może nadal trwać; na wspólnym komputerze wyloguj się także tam.
signed-out-asks = Przy następnym logowaniu tutaj tym sposobem pojawi się pytanie, kim jesteś.
signed-out-leaving = Za chwilę przejdziesz do { $provider }, aby wylogować się także tam. Jeśli nic się nie dzieje, naciśnij przycisk.
signed-out-done = To powrót z { $provider }, gdzie również miało nastąpić wylogowanie.
signed-out-at-provider = Wyloguj się z { $provider }
signed-out-again = Zaloguj się ponownie
signed-out-back = Wróć do { $host }
signed-out-forget = Zapomnij sposób logowania
signed-out-forgotten = Ta przeglądarka już nie pamięta sposobu logowania.

## Passing an answer on

bounce-heading = Chwileczkę
bounce-what = Trwa kończenie logowania. Jeśli nic się nie dzieje, naciśnij przycisk.
bounce-continue = Kontynuuj

## Errors

error-code = Kod błędu
error-reference = Numer referencyjny
error-time = Czas

action-try-again = Spróbuj ponownie
action-start-again = Zacznij od nowa
action-another-way = Wybierz inny sposób
action-all-ways = Zobacz wszystkie sposoby logowania
action-sign-in = Zaloguj się
action-sign-in-without = Zaloguj się bez tego adresu
action-home = Przejdź do strony głównej
action-right-address = Przejdź pod właściwy adres

error-return-to-rejected = Nie możemy odesłać Cię pod ten adres
    .what = Strona, z której przychodzisz, poprosiła o powrót pod adres, którego nie ma na liście tej witryny.
    .next = Zaloguj się bez niego, a potem samodzielnie otwórz żądaną stronę. Jeśli to się powtarza, powiadom administratora tamtej strony.

error-attempt-missing = To nie pasuje do żadnego logowania rozpoczętego tutaj
    .what = Twoja przeglądarka nie zwróciła pliku cookie, który otrzymała na początku logowania. Najczęściej pliki cookie są zablokowane albo logowanie rozpoczęto w innej przeglądarce lub w oknie prywatnym.
    .next = Zezwól tej witrynie na pliki cookie i zacznij od nowa w tej przeglądarce.

error-attempt-expired = To logowanie trwało zbyt długo
    .what = Dla Twojego bezpieczeństwa logowanie trzeba ukończyć w ciągu dziesięciu minut.
    .next = Zacznij od nowa; i tak trafisz tam, dokąd chcesz.

error-attempt-used = To logowanie zostało już wykorzystane
    .what = Każde logowanie działa raz. Odświeżenie strony lub cofnięcie się powtarza stare.
    .next = Zacznij od nowa; to zajmie chwilę.

error-attempt-foreign = Ta odpowiedź należy do innego logowania
    .what = To, co wróciło, nie pasuje do logowania rozpoczętego w tej przeglądarce, więc tego nie użyliśmy.
    .next = Zacznij od nowa tutaj i nie otwieraj linków do logowania otrzymanych od kogoś innego.

error-callback-malformed = { $named ->
        [yes] Nie udało się odczytać odpowiedzi od { $provider }
       *[no] Nie udało się odczytać tej odpowiedzi
    }
    .what = Czegoś w niej brakowało lub była ucięta, więc nikt nie został zalogowany.
    .next = Zacznij od nowa. Jeśli to się powtórzy, podaj administratorowi tej witryny poniższy numer referencyjny.

error-provider-refused = { $named ->
        [yes] Logowanie przez { $provider } nie jest poprawnie skonfigurowane
       *[no] Ten sposób logowania nie jest poprawnie skonfigurowany
    }
    .what = Dostawca odrzucił nasze żądanie. To nie Twój błąd; nikt nie został zalogowany.
    .next = Wybierz inny sposób lub podaj administratorowi tej witryny poniższy numer referencyjny.

error-provider-invalid-response = { $named ->
        [yes] Nie udało się użyć odpowiedzi od { $provider }
       *[no] Nie udało się użyć odpowiedzi dostawcy
    }
    .what = Odpowiedź nie była taka, jaką dostawca powinien wysłać, więc nikt nie został zalogowany.
    .next = Spróbuj ponownie. Jeśli to się powtórzy, podaj administratorowi tej witryny poniższy numer referencyjny.

error-identity-invalid = { $named ->
        [yes] Nie udało się sprawdzić odpowiedzi od { $provider }
       *[no] Nie udało się sprawdzić odpowiedzi dostawcy
    }
    .what = Odpowiedź nie potwierdziła, kim jesteś, więc nikt nie został zalogowany.
    .next = Spróbuj ponownie. Jeśli to się powtórzy, podaj administratorowi tej witryny poniższy numer referencyjny.

error-profile-incomplete = { $named ->
        [yes] Za mało informacji od { $provider }
       *[no] Za mało informacji od dostawcy
    }
    .what = W odpowiedzi brakuje danych, po których ta witryna mogłaby Cię rozpoznać, więc nikt nie został zalogowany.
    .next = Wybierz inny sposób lub podaj administratorowi tej witryny poniższy numer referencyjny.

error-provider-unreachable = { $named ->
        [yes] { $provider } nie odpowiada
       *[no] Dostawca nie odpowiada
    }
    .what = Nie udało się nawiązać połączenia, więc nikt nie został zalogowany.
    .next = Spróbuj ponownie za kilka minut lub wybierz inny sposób.

error-provider-timeout = { $named ->
        [yes] { $provider } odpowiada zbyt długo
       *[no] Dostawca odpowiada zbyt długo
    }
    .what = Czekaliśmy na odpowiedź, aż upłynął czas, więc nikt nie został zalogowany.
    .next = Spróbuj ponownie za kilka minut lub wybierz inny sposób.

error-not-allowed = To konto nie ma dostępu
    .what = { $named ->
        [yes] { $provider } Cię zna, ale to konto nie jest tutaj dopuszczone.
       *[no] Logowanie się udało, ale to konto nie jest tutaj dopuszczone.
    }
    .next = Użyj innego konta lub poproś administratora tej witryny o dostęp.

error-cross-site = To żądanie przyszło z innej witryny
    .what = Przyjmujemy je tylko z naszych własnych stron, więc nic nie zostało zmienione.
    .next = Zrób to ponownie stąd.

error-stale-login = Najpierw zaloguj się ponownie
    .what = Inne przeglądarki można wylogować tylko krótko po zalogowaniu się tutaj, aby nie zrobił tego nikt, kto zastanie tę otwartą. Nic nie zostało zmienione.
    .next = Zaloguj się ponownie; trafisz do listy swoich sesji.

error-no-session = Nie zalogowano
    .what = Ta strona jest dla zalogowanych osób albo Twoja sesja się zakończyła.
    .next = Zaloguj się, aby kontynuować.

error-application-unknown = Ta aplikacja nie jest tutaj znana
    .what = Ten adres jest dla aplikacji, a żadna nie ma przesłanego klucza.
    .next = Przejdź dalej od strony głównej.

error-no-tokens = { $named ->
        [yes] Konto { $provider } nie jest połączone
       *[no] To konto nie jest połączone
    }
    .what = Twoja sesja nie zawiera niczego, co pozwoliłoby aplikacji działać tam w Twoim imieniu.
    .next = Zaloguj się tym sposobem, aby je połączyć.

error-store-unavailable = Nie możemy teraz sprawdzić sesji
    .what = Miejsce, w którym są przechowywane, nie odpowiada. Nie nastąpiło wylogowanie.
    .next = Spróbuj ponownie za chwilę.

error-busy = Czeka tu zbyt wiele stron
    .what = Każda otwarta strona utrzymuje połączenie, a jest ich już tyle, ile ta witryna dopuszcza.
    .next = Zamknij kilka stron i spróbuj ponownie za chwilę.

error-unknown-provider = Ten sposób logowania nie jest tu dostępny
    .what = Być może został usunięty albo w linku jest błąd.
    .next = Wybierz jeden z dostępnych sposobów.

error-not-found = Nie ma tu żadnej strony
    .what = Link może być stary albo w adresie jest błąd.
    .next = Przejdź dalej od strony głównej.

error-method-not-allowed = To tutaj nie działa
    .what = Ten adres istnieje, ale nie przyjmuje takich żądań.
    .next = Przejdź dalej od strony głównej.

error-too-large = To było zbyt duże do odczytania
    .what = Żądanie było większe, niż ta witryna przyjmuje, więc nie zostało odczytane do końca.
    .next = Zacznij od nowa. Jeśli to się powtarza, najpierw usuń pliki cookie tej witryny.

error-wrong-host = Ta witryna ma inny adres
    .what = Można z niej korzystać tylko pod adresem, dla którego ją skonfigurowano.
    .next = Przejdź do { $address } i używaj odtąd tego adresu.

error-internal = Coś poszło nie tak po naszej stronie
    .what = To nie Twój błąd. Zdarzenie zostało zapisane dla administratora tej witryny.
    .next = Spróbuj ponownie za chwilę. Jeśli to się powtórzy, podaj mu poniższy numer referencyjny.
    .again = Wróć i spróbuj ponownie za chwilę.
