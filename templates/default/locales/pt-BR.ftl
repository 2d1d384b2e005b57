### name: Português (Brasil)
### reviewed: no

## Choosing a provider

login-title = Entrar
login-heading = Entrar
login-heading-site = Entrar em { $site }
login-going-to = Depois você continuará para { $host }.
login-with = Continuar com { $provider }
login-with-sign-in = Entrar com { $provider }
login-with-log-in = Entrar com { $provider }
login-last-used = Último usado
login-unavailable = Não responde
login-more = Mais formas de entrar
login-cancel = Cancelar
login-denied = Você interrompeu a entrada com { $provider }. Você pode tentar de novo ou escolher outra forma.
login-in-app = { $named ->
        [yes] { $provider } não permite entrar de dentro de outro aplicativo.
       *[no] Algumas destas formas não permitem entrar de dentro de outro aplicativo.
    }
login-in-app-next = Copie este endereço e abra-o no navegador:
login-empty = Ainda não há como entrar
login-empty-what = Este gateway está funcionando, mas ainda não foi definido como as pessoas podem entrar.
login-empty-next = Se você o administra, adicione um provedor ao gateway.toml e reinicie-o:

## Languages

language-current = Idioma: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privacidade
footer-terms = Termos de uso
footer-help = Ajuda

## The end of a sign-in in a window of its own

popup-cancelled = Você não entrou
popup-close = Você pode fechar esta janela.

## Who is signed in

person-via = Entrada com { $provider }
signed-in-heading = Você entrou
signed-in-continue = Continuar
signed-in-continue-to = Continuar para { $host }
action-another-account = Usar outra conta
action-sign-out = Sair

account-heading = Sua conta
account-name = Nome
account-username = Nome de usuário
account-email = E-mail
account-email-confirmed = Confirmado por { $provider }
account-email-unconfirmed = Não confirmado por { $provider }
account-groups = Grupos
account-id = ID da conta
account-since = Entrada
account-until = Fim da sessão
account-identities = Contas conectadas
account-connect = Conectar outra conta
account-connect-what = Entre também por lá, e essa conta fará parte desta sessão.
account-connect-to = Conectar { $provider }
account-sessions = Onde sua conta está aberta
action-sign-out-everywhere = Sair de todos os lugares

## Where somebody is signed in

sessions-heading = Onde sua conta está aberta
sessions-what = Se você não reconhece alguma destas sessões, encerre-a.
sessions-current = Este navegador
sessions-unknown = Navegador desconhecido
sessions-network = Rede
sessions-since = Entrada
sessions-last = Último uso
sessions-again = Para encerrar a sessão em outros navegadores, entre novamente antes. Assim, quem encontrar este aberto não consegue fazer isso.
action-sign-in-again = Entrar novamente
action-account = Voltar para sua conta

## Signing out

logout-heading = Sair?
logout-what = Isso encerra sua sessão aqui. Sua sessão em { $provider } pode continuar aberta.
logout-provider = Isso encerra sua sessão aqui; depois você continuará para { $provider } para sair de lá também.
logout-choice = Você pode encerrar só a sessão daqui ou sair também de { $provider }.
logout-here = Sair só daqui
logout-everywhere = Sair também de { $provider }
logout-cancel = Não sair

signed-out-heading = Você saiu
signed-out-what = Sua sessão aqui foi encerrada.
signed-out-provider = Sua sessão em { $provider } talvez ainda esteja aberta; em um computador compartilhado, saia de lá também.
signed-out-asks = Na próxima vez que você entrar aqui dessa forma, será perguntado quem você é.
signed-out-leaving = Você está indo para { $provider } para sair de lá também. Se nada acontecer, clique no botão.
signed-out-done = Você voltou de { $provider }, onde também deveria sair.
signed-out-at-provider = Sair de { $provider }
signed-out-again = Entrar novamente
signed-out-back = Voltar para { $host }
signed-out-forget = Esquecer como eu entrei
signed-out-forgotten = Este navegador não lembra mais como você entrou.

## Passing an answer on

bounce-heading = Um momento
bounce-what = Sua entrada está sendo concluída. Se nada acontecer, clique no botão.
bounce-continue = Continuar

## Errors

error-code = Código do erro
error-reference = Referência
error-time = Hora

action-try-again = Tentar novamente
action-start-again = Começar de novo
action-another-way = Escolher outra forma
action-all-ways = Ver todas as formas de entrar
action-sign-in = Entrar
action-sign-in-without = Entrar sem esse endereço
action-home = Ir para a página inicial
action-right-address = Ir para o endereço certo

error-return-to-rejected = Não podemos levar você de volta a esse endereço
    .what = A página de onde você veio pediu que voltássemos a um endereço que não está na lista deste site.
    .next = Entre sem esse endereço e depois abra você mesmo a página que queria. Se continuar acontecendo, avise quem administra aquela página.

error-attempt-missing = Isto não corresponde a nenhuma entrada iniciada aqui
    .what = Seu navegador não devolveu o cookie que recebeu no início da entrada. Na maioria das vezes, os cookies estão bloqueados, ou a entrada começou em outro navegador ou em uma janela privada.
    .next = Permita cookies para este site e comece de novo neste navegador.

error-attempt-expired = Essa entrada demorou demais
    .what = Para sua segurança, a entrada precisa ser concluída em dez minutos.
    .next = Comece de novo; você chegará aonde queria do mesmo jeito.

error-attempt-used = Esta entrada já foi usada
    .what = Cada entrada vale uma só vez. Recarregar a página ou voltar repete uma antiga.
    .next = Comece de novo; leva só um instante.

error-attempt-foreign = Esta resposta pertence a outra entrada
    .what = O que chegou não corresponde à entrada iniciada neste navegador, por isso não usamos.
    .next = Comece de novo aqui e não abra links de entrada enviados por outra pessoa.

error-callback-malformed = { $named ->
        [yes] Não conseguimos ler a resposta de { $provider }
       *[no] Não conseguimos ler essa resposta
    }
    .what = Faltava algo nela ou ela estava cortada, por isso ninguém entrou.
    .next = Comece de novo. Se acontecer outra vez, informe a referência abaixo a quem administra este site.

error-provider-refused = { $named ->
        [yes] A entrada com { $provider } não está configurada corretamente
       *[no] Esta forma de entrar não está configurada corretamente
    }
    .what = O provedor recusou nossa solicitação. O erro não foi seu, e ninguém entrou.
    .next = Escolha outra forma ou informe a referência abaixo a quem administra este site.

error-provider-invalid-response = { $named ->
        [yes] Não conseguimos usar a resposta de { $provider }
       *[no] Não conseguimos usar a resposta do provedor
    }
    .what = A resposta não era a que o provedor deveria enviar, por isso ninguém entrou.
    .next = Tente novamente. Se acontecer outra vez, informe a referência abaixo a quem administra este site.

error-identity-invalid = { $named ->
        [yes] Não conseguimos verificar a resposta de { $provider }
       *[no] Não conseguimos verificar a resposta do provedor
    }
    .what = Ela não comprovou quem você é, por isso ninguém entrou.
    .next = Tente novamente. Se acontecer outra vez, informe a referência abaixo a quem administra este site.

error-profile-incomplete = { $named ->
        [yes] { $provider } não nos informou o suficiente
       *[no] O provedor não nos informou o suficiente
    }
    .what = Falta na resposta o que este site precisa para reconhecer você, por isso ninguém entrou.
    .next = Escolha outra forma ou informe a referência abaixo a quem administra este site.

error-provider-unreachable = { $named ->
        [yes] { $provider } não está respondendo
       *[no] O provedor não está respondendo
    }
    .what = Não conseguimos alcançá-lo, por isso ninguém entrou.
    .next = Tente novamente em alguns minutos ou escolha outra forma.

error-provider-timeout = { $named ->
        [yes] { $provider } está demorando demais
       *[no] O provedor está demorando demais
    }
    .what = Esperamos pela resposta e depois desistimos, por isso ninguém entrou.
    .next = Tente novamente em alguns minutos ou escolha outra forma.

error-not-allowed = Esta conta não tem acesso
    .what = { $named ->
        [yes] { $provider } conhece você, mas esta conta não é permitida aqui.
       *[no] A entrada funcionou, mas esta conta não é permitida aqui.
    }
    .next = Use outra conta ou peça acesso a quem administra este site.

error-cross-site = Esta solicitação veio de outro site
    .what = Ela só é aceita a partir das nossas próprias páginas, por isso nada foi alterado.
    .next = Faça de novo a partir daqui.

error-stale-login = Entre novamente antes
    .what = A sessão em outros navegadores só pode ser encerrada logo após entrar aqui, para que quem encontrar este aberto não consiga fazer isso. Nada foi alterado.
    .next = Entre novamente; você chegará à lista das suas sessões.

error-no-session = Você não entrou
    .what = Esta página é para quem entrou, ou sua sessão terminou.
    .next = Entre para continuar.

error-application-unknown = Esse aplicativo não é conhecido aqui
    .what = Este endereço é para aplicativos, e nenhum deles tem a chave que foi enviada.
    .next = Continue a partir da página inicial.

error-no-tokens = { $named ->
        [yes] { $provider } não está conectado
       *[no] Essa conta não está conectada
    }
    .what = Sua sessão não contém nada que permita a um aplicativo agir por você lá.
    .next = Entre dessa forma para conectá-la.

error-store-unavailable = Não conseguimos consultar as sessões agora
    .what = O lugar onde elas ficam guardadas não responde. Sua sessão não foi encerrada.
    .next = Tente novamente em um momento.

error-busy = Há páginas demais esperando aqui
    .what = Cada página aberta mantém uma conexão, e já há tantas quantas este site aceita.
    .next = Feche algumas páginas e tente novamente em um momento.

error-unknown-provider = Essa forma de entrar não é oferecida aqui
    .what = Talvez tenha sido removida, ou o link tem um erro.
    .next = Escolha uma das formas oferecidas.

error-not-found = Não há nenhuma página aqui
    .what = O link pode ser antigo, ou o endereço tem um erro.
    .next = Continue a partir da página inicial.

error-method-not-allowed = Isso não funciona aqui
    .what = Este endereço existe, mas não aceita este tipo de solicitação.
    .next = Continue a partir da página inicial.

error-too-large = Era coisa demais para ler
    .what = A solicitação era maior do que este site aceita, por isso não foi lida até o fim.
    .next = Comece de novo. Se continuar acontecendo, apague antes os cookies deste site.

error-wrong-host = Este site tem outro endereço
    .what = Ele só pode ser usado no endereço para o qual foi configurado.
    .next = Continue em { $address } e use esse endereço a partir de agora.

error-internal = Algo deu errado do nosso lado
    .what = O erro não foi seu. O que aconteceu foi registrado para quem administra este site.
    .next = Tente novamente em um momento. Se acontecer outra vez, informe a referência abaixo a essa pessoa.
    .again = Volte e tente novamente em um momento.
