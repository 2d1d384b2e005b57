### name: Español
### reviewed: no

## Choosing a provider

login-title = Iniciar sesión
login-heading = Iniciar sesión
login-heading-site = Iniciar sesión en { $site }
login-going-to = Después continuará en { $host }.
login-with = Continuar con { $provider }
login-with-sign-in = Iniciar sesión con { $provider }
login-with-log-in = Iniciar sesión con { $provider }
login-last-used = Último usado
login-unavailable = No responde
login-more = Más formas de iniciar sesión
login-cancel = Cancelar
login-denied = Ha cancelado el inicio de sesión con { $provider }. Puede volver a elegir esta opción u otra.
login-in-app = { $named ->
        [yes] { $provider } no permite iniciar sesión dentro de otra aplicación.
       *[no] Algunas de estas opciones no permiten iniciar sesión dentro de otra aplicación.
    }
login-in-app-next = Copie esta dirección y ábrala en su navegador:
login-empty = Todavía no se puede iniciar sesión
login-empty-what = Esta pasarela está en marcha, pero nadie le ha indicado cómo se puede iniciar sesión.
login-empty-next = Si usted la administra, añada un proveedor a gateway.toml y reiníciela:

## Languages

language-current = Idioma: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privacidad
footer-terms = Condiciones
footer-help = Ayuda

## The end of a sign-in in a window of its own

popup-cancelled = No ha iniciado sesión
popup-close = Puede cerrar esta ventana.

## Who is signed in

person-via = Sesión iniciada con { $provider }
signed-in-heading = Ha iniciado sesión
signed-in-continue = Continuar
signed-in-continue-to = Continuar en { $host }
action-another-account = Usar otra cuenta
action-sign-out = Cerrar sesión

account-heading = Su cuenta
account-name = Nombre
account-username = Nombre de usuario
account-email = Correo electrónico
account-email-confirmed = Confirmado por { $provider }
account-email-unconfirmed = No confirmado por { $provider }
account-groups = Grupos
account-id = ID de la cuenta
account-since = Inicio de sesión
account-until = Fin de la sesión
account-identities = Cuentas conectadas
account-connect = Conectar otra cuenta
account-connect-what = Inicie sesión también allí y esa cuenta pertenecerá igualmente a esta sesión.
account-connect-to = Conectar { $provider }
account-sessions = Dónde tiene la sesión iniciada
action-sign-out-everywhere = Cerrar sesión en todas partes

## Where somebody is signed in

sessions-heading = Dónde tiene la sesión iniciada
sessions-what = Si no reconoce alguna de estas sesiones, ciérrela.
sessions-current = Este navegador
sessions-unknown = Navegador desconocido
sessions-network = Red
sessions-since = Inicio de sesión
sessions-last = Último uso
sessions-again = Para cerrar la sesión de otros navegadores, vuelva a iniciar sesión antes. Así no puede hacerlo quien encuentre este abierto.
action-sign-in-again = Volver a iniciar sesión
action-account = Volver a su cuenta

## Signing out

logout-heading = ¿Cerrar sesión?
logout-what = Esto cierra su sesión aquí. Es posible que su sesión en { $provider } siga abierta.
logout-provider = Con esto termina su sesión aquí y después continuará a { $provider } para cerrarla también allí.
logout-choice = Puede terminar solo la sesión de aquí o cerrar también la de { $provider }.
logout-here = Cerrar sesión solo aquí
logout-everywhere = Cerrar también la sesión de { $provider }
logout-cancel = Mantener la sesión abierta

signed-out-heading = Ha cerrado sesión
signed-out-what = Su sesión aquí ha terminado.
signed-out-provider = Es posible que su sesión en { $provider } siga abierta; si comparte el ordenador, ciérrela también allí.
signed-out-asks = La próxima vez que inicie sesión aquí de este modo, se le preguntará quién es.
signed-out-leaving = Va de camino a { $provider } para cerrar sesión también allí. Si no ocurre nada, pulse el botón.
signed-out-done = Ha vuelto de { $provider }, donde debía cerrar sesión también.
signed-out-at-provider = Cerrar la sesión de { $provider }
signed-out-again = Volver a iniciar sesión
signed-out-back = Volver a { $host }
signed-out-forget = Olvidar cómo he iniciado sesión
signed-out-forgotten = Este navegador ya no recuerda cómo inició sesión.

## Passing an answer on

bounce-heading = Un momento
bounce-what = Se está completando su inicio de sesión. Si no ocurre nada, pulse el botón.
bounce-continue = Continuar

## Errors

error-code = Código de error
error-reference = Referencia
error-time = Hora

action-try-again = Intentarlo de nuevo
action-start-again = Empezar de nuevo
action-another-way = Elegir otra opción
action-all-ways = Ver todas las opciones
action-sign-in = Iniciar sesión
action-sign-in-without = Iniciar sesión sin ella
action-home = Ir a la página de inicio
action-right-address = Ir a la dirección correcta

error-return-to-rejected = No podemos enviarle de vuelta a esa dirección
    .what = La página de la que viene nos pidió volver a una dirección que no está en la lista de este sitio.
    .next = Inicie sesión sin ella y abra usted mismo la página que quería. Si sigue ocurriendo, avise a quien administra esa página.

error-attempt-missing = Esto no corresponde a ningún inicio de sesión empezado aquí
    .what = Su navegador no devolvió la cookie que le dimos al empezar. Lo más frecuente es que las cookies estén bloqueadas, o que el inicio de sesión empezara en otro navegador o en una ventana privada.
    .next = Permita las cookies de este sitio y empiece de nuevo en este navegador.

error-attempt-expired = Ese inicio de sesión tardó demasiado
    .what = Por su seguridad, hay que completarlo en diez minutos.
    .next = Empiece de nuevo; llegará igualmente a donde iba.

error-attempt-used = Este inicio de sesión ya se utilizó
    .what = Cada inicio de sesión sirve una sola vez. Recargar la página o volver atrás repite uno antiguo.
    .next = Empiece de nuevo; solo lleva un momento.

error-attempt-foreign = Esta respuesta es de otro inicio de sesión
    .what = Lo que ha llegado no corresponde al inicio de sesión empezado en este navegador, así que no lo hemos usado.
    .next = Empiece de nuevo aquí y no abra enlaces de inicio de sesión que le haya enviado otra persona.

error-callback-malformed = { $named ->
        [yes] No pudimos leer la respuesta de { $provider }
       *[no] No pudimos leer esa respuesta
    }
    .what = Faltaba algo o estaba cortada, así que no se ha iniciado ninguna sesión.
    .next = Empiece de nuevo. Si vuelve a ocurrir, indique la referencia de abajo a quien administra este sitio.

error-provider-refused = { $named ->
        [yes] El inicio de sesión con { $provider } no está bien configurado
       *[no] Esta forma de iniciar sesión no está bien configurada
    }
    .what = El proveedor rechazó nuestra solicitud. No es culpa suya, y no se ha iniciado ninguna sesión.
    .next = Elija otra opción o indique la referencia de abajo a quien administra este sitio.

error-provider-invalid-response = { $named ->
        [yes] No pudimos usar la respuesta de { $provider }
       *[no] No pudimos usar la respuesta del proveedor
    }
    .what = La respuesta no era la que el proveedor debe enviar, así que no se ha iniciado ninguna sesión.
    .next = Inténtelo de nuevo. Si vuelve a ocurrir, indique la referencia de abajo a quien administra este sitio.

error-identity-invalid = { $named ->
        [yes] No pudimos comprobar la respuesta de { $provider }
       *[no] No pudimos comprobar la respuesta del proveedor
    }
    .what = No demostraba quién es usted, así que no se ha iniciado ninguna sesión.
    .next = Inténtelo de nuevo. Si vuelve a ocurrir, indique la referencia de abajo a quien administra este sitio.

error-profile-incomplete = { $named ->
        [yes] { $provider } no nos dio suficiente información
       *[no] El proveedor no nos dio suficiente información
    }
    .what = En la respuesta falta lo que este sitio necesita para reconocerle, así que no se ha iniciado ninguna sesión.
    .next = Elija otra opción o indique la referencia de abajo a quien administra este sitio.

error-provider-unreachable = { $named ->
        [yes] { $provider } no responde
       *[no] El proveedor no responde
    }
    .what = No hemos podido conectar, así que no se ha iniciado ninguna sesión.
    .next = Inténtelo de nuevo en unos minutos o elija otra opción.

error-provider-timeout = { $named ->
        [yes] { $provider } tarda demasiado en responder
       *[no] El proveedor tarda demasiado en responder
    }
    .what = Esperamos la respuesta y finalmente desistimos, así que no se ha iniciado ninguna sesión.
    .next = Inténtelo de nuevo en unos minutos o elija otra opción.

error-not-allowed = Esta cuenta no tiene acceso
    .what = { $named ->
        [yes] { $provider } le conoce, pero esta cuenta no está autorizada aquí.
       *[no] El inicio de sesión funcionó, pero esta cuenta no está autorizada aquí.
    }
    .next = Use otra cuenta o pida acceso a quien administra este sitio.

error-cross-site = Esta solicitud vino de otro sitio
    .what = Solo se acepta desde nuestras propias páginas, así que no se ha cambiado nada.
    .next = Hágalo de nuevo desde aquí.

error-stale-login = Vuelva a iniciar sesión antes
    .what = La sesión de otros navegadores solo se puede cerrar poco después de iniciar sesión aquí, para que no lo haga quien encuentre este abierto. No se ha cambiado nada.
    .next = Vuelva a iniciar sesión; llegará a la lista de sus sesiones.

error-no-session = No ha iniciado sesión
    .what = Esta página es para quienes han iniciado sesión, o la suya ha terminado.
    .next = Inicie sesión para continuar.

error-application-unknown = Esa aplicación no se conoce aquí
    .what = Esta dirección es para aplicaciones, y ninguna tiene la clave que se envió.
    .next = Continúe desde la página de inicio.

error-no-tokens = { $named ->
        [yes] { $provider } no está conectado
       *[no] Esa cuenta no está conectada
    }
    .what = Su sesión no contiene nada que permita a una aplicación actuar allí en su nombre.
    .next = Inicie sesión de esa forma para conectarla.

error-store-unavailable = Ahora mismo no podemos consultar las sesiones
    .what = El lugar donde se guardan no responde. Su sesión no se ha cerrado.
    .next = Inténtelo de nuevo en un momento.

error-busy = Aquí esperan demasiadas páginas
    .what = Cada página abierta mantiene una conexión, y ya hay tantas como este sitio admite.
    .next = Cierre algunas páginas e inténtelo de nuevo en un momento.

error-unknown-provider = Esa forma de iniciar sesión no se ofrece aquí
    .what = Puede que se haya retirado o que el enlace tenga un error.
    .next = Elija una de las que se ofrecen.

error-not-found = Aquí no hay ninguna página
    .what = Puede que el enlace sea antiguo o que la dirección tenga un error.
    .next = Continúe desde la página de inicio.

error-method-not-allowed = Eso no funciona aquí
    .what = Esta dirección existe, pero no admite este tipo de solicitud.
    .next = Continúe desde la página de inicio.

error-too-large = Era demasiado para leerlo
    .what = La solicitud era mayor de lo que este sitio acepta, así que no se leyó hasta el final.
    .next = Empiece de nuevo. Si sigue ocurriendo, borre antes las cookies de este sitio.

error-wrong-host = Este sitio tiene otra dirección
    .what = Solo se puede usar en la dirección para la que se configuró.
    .next = Continúe en { $address } y use esa dirección a partir de ahora.

error-internal = Algo ha fallado por nuestra parte
    .what = No es culpa suya. Lo ocurrido ha quedado registrado para quien administra este sitio.
    .next = Inténtelo de nuevo en un momento. Si vuelve a ocurrir, indíquele la referencia de abajo.
    .again = Vuelva atrás e inténtelo de nuevo en un momento.
