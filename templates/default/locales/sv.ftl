### name: Svenska
### reviewed: no

## Choosing a provider

login-title = Logga in
login-heading = Logga in
login-heading-site = Logga in på { $site }
login-going-to = Därefter kommer du vidare till { $host }.
login-with = Fortsätt med { $provider }
login-with-sign-in = Logga in med { $provider }
login-with-log-in = Logga in med { $provider }
login-last-used = Senast använd
login-unavailable = Svarar inte
login-more = Fler sätt att logga in
login-cancel = Avbryt
login-denied = Du avbröt inloggningen med { $provider }. Du kan försöka igen eller välja ett annat sätt.
login-in-app = { $named ->
        [yes] { $provider } tillåter inte inloggning inifrån en annan app.
       *[no] Några av de här sätten fungerar inte inifrån en annan app.
    }
login-in-app-next = Kopiera den här adressen och öppna den i webbläsaren:
login-empty = Det går inte att logga in ännu
login-empty-what = Den här gatewayen är i gång, men ingen har angett hur man kan logga in.
login-empty-next = Om du sköter den, lägg till en leverantör i gateway.toml och starta om den:

## Languages

language-current = Språk: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Integritet
footer-terms = Villkor
footer-help = Hjälp

## The end of a sign-in in a window of its own

popup-cancelled = Du loggade inte in
popup-close = Du kan stänga det här fönstret.

## Who is signed in

person-via = Inloggad med { $provider }
signed-in-heading = Du är inloggad
signed-in-continue = Fortsätt
signed-in-continue-to = Fortsätt till { $host }
action-another-account = Använd ett annat konto
action-sign-out = Logga ut

account-heading = Ditt konto
account-name = Namn
account-username = Användarnamn
account-email = E-post
account-email-confirmed = Bekräftad av { $provider }
account-email-unconfirmed = Inte bekräftad av { $provider }
account-groups = Grupper
account-id = Konto-id
account-since = Inloggad
account-until = Sessionen slutar
account-identities = Anslutna konton
account-connect = Anslut ett konto till
account-connect-what = Logga in även där, så hör kontot också till den här sessionen.
account-connect-to = Anslut { $provider }
account-sessions = Var du är inloggad
action-sign-out-everywhere = Logga ut överallt

## Where somebody is signed in

sessions-heading = Var du är inloggad
sessions-what = Logga ut den session som du inte känner igen.
sessions-current = Den här webbläsaren
sessions-unknown = Okänd webbläsare
sessions-network = Nätverk
sessions-since = Inloggad
sessions-last = Senast aktiv
sessions-again = Logga först in igen om du vill logga ut andra webbläsare. Då kan ingen göra det som hittar den här öppen.
action-sign-in-again = Logga in igen
action-account = Tillbaka till ditt konto

## Signing out

logout-heading = Logga ut?
logout-what = Din session här avslutas. Du kan fortfarande vara inloggad hos { $provider }.
logout-provider = Din session här avslutas och sedan skickas du vidare till { $provider } för att logga ut även där.
logout-choice = Du kan avsluta enbart sessionen här eller logga ut även från { $provider }.
logout-here = Logga bara ut här
logout-everywhere = Logga ut även från { $provider }
logout-cancel = Förbli inloggad

signed-out-heading = Du är utloggad
signed-out-what = Din session här är avslutad.
signed-out-provider = Du kan fortfarande vara inloggad hos { $provider }; logga ut även där om du delar datorn med andra.
signed-out-asks = Nästa gång du loggar in här på det sättet får du frågan vem du är.
signed-out-leaving = Du är på väg till { $provider } för att logga ut även där. Tryck på knappen om inget händer.
signed-out-done = Du är tillbaka från { $provider }, där du också skulle loggas ut.
signed-out-at-provider = Logga ut från { $provider }
signed-out-again = Logga in igen
signed-out-back = Tillbaka till { $host }
signed-out-forget = Glöm hur jag loggade in
signed-out-forgotten = Den här webbläsaren kommer inte längre ihåg hur du loggade in.

## Passing an answer on

bounce-heading = Ett ögonblick
bounce-what = Din inloggning slutförs. Tryck på knappen om inget händer.
bounce-continue = Fortsätt

## Errors

error-code = Felkod
error-reference = Referens
error-time = Tid

action-try-again = Försök igen
action-start-again = Börja om
action-another-way = Välj ett annat sätt
action-all-ways = Visa alla sätt att logga in
action-sign-in = Logga in
action-sign-in-without = Logga in utan den adressen
action-home = Gå till startsidan
action-right-address = Gå till rätt adress

error-return-to-rejected = Vi kan inte skicka dig tillbaka till den adressen
    .what = Sidan du kom från bad oss skicka dig till en adress som inte finns på den här webbplatsens lista.
    .next = Logga in utan den och öppna sedan själv sidan du ville till. Om det fortsätter, meddela den som sköter den sidan.

error-attempt-missing = Det här hör inte till någon inloggning som börjat här
    .what = Webbläsaren lämnade inte tillbaka den kaka som den fick när inloggningen började. Oftast är kakor blockerade, eller så började inloggningen i en annan webbläsare eller i ett privat fönster.
    .next = Tillåt kakor för den här webbplatsen och börja om i den här webbläsaren.

error-attempt-expired = Inloggningen tog för lång tid
    .what = För din säkerhet måste en inloggning slutföras inom tio minuter.
    .next = Börja om; du kommer ändå dit du var på väg.

error-attempt-used = Den här inloggningen är redan använd
    .what = Varje inloggning gäller en gång. Att läsa in sidan igen eller gå bakåt upprepar en gammal.
    .next = Börja om; det tar bara ett ögonblick.

error-attempt-foreign = Det här svaret hör till en annan inloggning
    .what = Det som kom tillbaka passar inte till inloggningen som började i den här webbläsaren, så vi använde det inte.
    .next = Börja om här och öppna inte inloggningslänkar som någon har skickat till dig.

error-callback-malformed = { $named ->
        [yes] Vi kunde inte läsa svaret från { $provider }
       *[no] Vi kunde inte läsa det svaret
    }
    .what = Något saknades eller var avklippt, så ingen loggades in.
    .next = Börja om. Om det händer igen, ge referensen nedan till den som sköter webbplatsen.

error-provider-refused = { $named ->
        [yes] Inloggning med { $provider } är inte rätt inställd
       *[no] Det här sättet att logga in är inte rätt inställt
    }
    .what = Leverantören avvisade vår begäran. Det är inte ditt fel, och ingen loggades in.
    .next = Välj ett annat sätt eller ge referensen nedan till den som sköter webbplatsen.

error-provider-invalid-response = { $named ->
        [yes] Vi kunde inte använda svaret från { $provider }
       *[no] Vi kunde inte använda leverantörens svar
    }
    .what = Svaret var inte det som leverantören ska skicka, så ingen loggades in.
    .next = Försök igen. Om det händer igen, ge referensen nedan till den som sköter webbplatsen.

error-identity-invalid = { $named ->
        [yes] Vi kunde inte kontrollera svaret från { $provider }
       *[no] Vi kunde inte kontrollera leverantörens svar
    }
    .what = Det visade inte vem du är, så ingen loggades in.
    .next = Försök igen. Om det händer igen, ge referensen nedan till den som sköter webbplatsen.

error-profile-incomplete = { $named ->
        [yes] { $provider } berättade inte tillräckligt
       *[no] Leverantören berättade inte tillräckligt
    }
    .what = I svaret saknas det som webbplatsen behöver för att känna igen dig, så ingen loggades in.
    .next = Välj ett annat sätt eller ge referensen nedan till den som sköter webbplatsen.

error-provider-unreachable = { $named ->
        [yes] { $provider } svarar inte
       *[no] Leverantören svarar inte
    }
    .what = Vi fick ingen kontakt, så ingen loggades in.
    .next = Försök igen om några minuter eller välj ett annat sätt.

error-provider-timeout = { $named ->
        [yes] { $provider } tar för lång tid på sig
       *[no] Leverantören tar för lång tid på sig
    }
    .what = Vi väntade på svaret och gav sedan upp, så ingen loggades in.
    .next = Försök igen om några minuter eller välj ett annat sätt.

error-not-allowed = Det här kontot har ingen åtkomst
    .what = { $named ->
        [yes] { $provider } känner till dig, men det här kontot släpps inte in här.
       *[no] Inloggningen lyckades, men det här kontot släpps inte in här.
    }
    .next = Använd ett annat konto eller be den som sköter webbplatsen om åtkomst.

error-cross-site = Den här begäran kom från en annan webbplats
    .what = Den godtas bara från våra egna sidor, så ingenting ändrades.
    .next = Gör om det härifrån.

error-stale-login = Logga in igen först
    .what = Andra webbläsare kan bara loggas ut strax efter att du har loggat in här, så att ingen kan göra det som hittar den här öppen. Ingenting ändrades.
    .next = Logga in igen; du kommer till listan över dina sessioner.

error-no-session = Du är inte inloggad
    .what = Den här sidan är för inloggade, eller så har din session slutat.
    .next = Logga in för att fortsätta.

error-application-unknown = Det programmet är inte känt här
    .what = Den här adressen är för program, och inget av dem har den nyckel som skickades.
    .next = Fortsätt från startsidan.

error-no-tokens = { $named ->
        [yes] { $provider } är inte anslutet
       *[no] Det kontot är inte anslutet
    }
    .what = Din session innehåller inget som låter ett program handla åt dig där.
    .next = Logga in på det sättet för att ansluta kontot.

error-store-unavailable = Vi kan inte slå upp sessioner just nu
    .what = Platsen där de förvaras svarar inte. Du har inte loggats ut.
    .next = Försök igen om en stund.

error-busy = För många sidor väntar här
    .what = Varje öppen sida håller en anslutning, och det finns redan så många som webbplatsen håller.
    .next = Stäng några sidor och försök igen om en stund.

error-unknown-provider = Det sättet att logga in finns inte här
    .what = Det kan ha tagits bort, eller så är länken fel.
    .next = Välj ett av de sätt som finns.

error-not-found = Det finns ingen sida här
    .what = Länken kan vara gammal, eller så är adressen fel.
    .next = Fortsätt från startsidan.

error-method-not-allowed = Det fungerar inte här
    .what = Adressen finns, men den tar inte emot den här sortens begäran.
    .next = Fortsätt från startsidan.

error-too-large = Det var för mycket att läsa
    .what = Begäran var större än webbplatsen tar emot, så den lästes inte till slutet.
    .next = Börja om. Om det fortsätter, ta först bort webbplatsens kakor.

error-wrong-host = Den här webbplatsen har en annan adress
    .what = Den kan bara användas på den adress som den är inställd för.
    .next = Fortsätt på { $address } och använd den adressen i fortsättningen.

error-internal = Något gick fel hos oss
    .what = Det är inte ditt fel. Det som hände har antecknats för den som sköter webbplatsen.
    .next = Försök igen om en stund. Om det händer igen, lämna referensen nedan.
    .again = Gå tillbaka och försök igen om en stund.
