### name: Português (Portugal)
### reviewed: no

## Choosing a provider

login-title = Iniciar sessão
login-heading = Iniciar sessão
login-heading-site = Iniciar sessão em { $site }
login-going-to = Depois continuará para { $host }.
login-with = Continuar com { $provider }
login-with-sign-in = Iniciar sessão com { $provider }
login-with-log-in = Iniciar sessão com { $provider }
login-last-used = Último utilizado
login-unavailable = Não responde
login-more = Mais formas de iniciar sessão
login-cancel = Cancelar
login-denied = Interrompeu o início de sessão com { $provider }. Pode tentar de novo ou escolher outra forma.
login-in-app = { $named ->
        [yes] { $provider } não permite iniciar sessão dentro de outra aplicação.
       *[no] Algumas destas formas não permitem iniciar sessão dentro de outra aplicação.
    }
login-in-app-next = Copie este endereço e abra-o no seu navegador:
login-empty = Ainda não há forma de iniciar sessão
login-empty-what = Este gateway está a funcionar, mas ainda não foi definido como se pode iniciar sessão.
login-empty-next = Se é quem o gere, adicione um fornecedor a gateway.toml e reinicie-o:

## Languages

language-current = Idioma: { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Privacidade
footer-terms = Termos de utilização
footer-help = Ajuda

## The end of a sign-in in a window of its own

popup-cancelled = Não iniciou sessão
popup-close = Pode fechar esta janela.

## Who is signed in

person-via = Sessão iniciada com { $provider }
signed-in-heading = Tem a sessão iniciada
signed-in-continue = Continuar
signed-in-continue-to = Continuar para { $host }
action-another-account = Utilizar outra conta
action-sign-out = Terminar sessão

account-heading = A sua conta
account-name = Nome
account-username = Nome de utilizador
account-email = E-mail
account-email-confirmed = Confirmado por { $provider }
account-email-unconfirmed = Não confirmado por { $provider }
account-groups = Grupos
account-id = ID da conta
account-since = Início de sessão
account-until = Fim da sessão
account-identities = Contas associadas
account-connect = Associar outra conta
account-connect-what = Inicie sessão também lá e essa conta passará a pertencer a esta sessão.
account-connect-to = Associar { $provider }
account-sessions = Onde tem a sessão iniciada
action-sign-out-everywhere = Terminar sessão em todo o lado

## Where somebody is signed in

sessions-heading = Onde tem a sessão iniciada
sessions-what = Se não reconhece alguma destas sessões, termine-a.
sessions-current = Este navegador
sessions-unknown = Navegador desconhecido
sessions-network = Rede
sessions-since = Início de sessão
sessions-last = Última utilização
sessions-again = Para terminar a sessão noutros navegadores, inicie sessão novamente primeiro. Assim, ninguém que encontre este aberto o pode fazer.
action-sign-in-again = Iniciar sessão novamente
action-account = Voltar à sua conta

## Signing out

logout-heading = Terminar sessão?
logout-what = Isto termina a sua sessão aqui. A sessão em { $provider } pode continuar aberta.
logout-provider = Isto termina a sua sessão aqui; depois seguirá para { $provider } para a terminar também lá.
logout-choice = Pode terminar apenas a sessão daqui ou também a de { $provider }.
logout-here = Terminar sessão só aqui
logout-everywhere = Terminar também a sessão em { $provider }
logout-cancel = Manter a sessão

signed-out-heading = A sessão foi terminada
signed-out-what = A sua sessão aqui terminou.
signed-out-provider = A sua sessão em { $provider } pode ainda estar aberta; num computador partilhado, termine-a também lá.
signed-out-asks = Da próxima vez que iniciar sessão aqui desta forma, ser-lhe-á perguntado quem é.
signed-out-leaving = Está a caminho de { $provider } para terminar a sessão também lá. Se nada acontecer, prima o botão.
signed-out-done = Voltou de { $provider }, onde devia terminar também a sessão.
signed-out-at-provider = Terminar a sessão em { $provider }
signed-out-again = Iniciar sessão novamente
signed-out-back = Voltar a { $host }
signed-out-forget = Esquecer como iniciei sessão
signed-out-forgotten = Este navegador já não se lembra de como iniciou sessão.

## Passing an answer on

bounce-heading = Um momento
bounce-what = O seu início de sessão está a ser concluído. Se nada acontecer, prima o botão.
bounce-continue = Continuar

## Errors

error-code = Código do erro
error-reference = Referência
error-time = Hora

action-try-again = Tentar novamente
action-start-again = Começar de novo
action-another-way = Escolher outra forma
action-all-ways = Ver todas as formas de iniciar sessão
action-sign-in = Iniciar sessão
action-sign-in-without = Iniciar sessão sem esse endereço
action-home = Ir para a página inicial
action-right-address = Ir para o endereço correto

error-return-to-rejected = Não é possível voltar a esse endereço
    .what = A página de onde veio pediu-nos o regresso a um endereço que não está na lista deste site.
    .next = Inicie sessão sem esse endereço e abra depois a página que queria. Se continuar a acontecer, avise quem gere essa página.

error-attempt-missing = Isto não corresponde a nenhum início de sessão começado aqui
    .what = O seu navegador não devolveu o cookie que recebeu no início. Na maioria das vezes, os cookies estão bloqueados, ou o início de sessão começou noutro navegador ou numa janela privada.
    .next = Permita cookies para este site e comece de novo neste navegador.

error-attempt-expired = Esse início de sessão demorou demasiado
    .what = Para sua segurança, tem de ser concluído em dez minutos.
    .next = Comece de novo; chegará na mesma aonde queria ir.

error-attempt-used = Este início de sessão já foi utilizado
    .what = Cada início de sessão serve uma única vez. Recarregar a página ou voltar atrás repete um antigo.
    .next = Comece de novo; é só um momento.

error-attempt-foreign = Esta resposta pertence a outro início de sessão
    .what = O que chegou não corresponde ao início de sessão começado neste navegador, por isso não o utilizámos.
    .next = Comece de novo aqui e não abra ligações de início de sessão enviadas por outra pessoa.

error-callback-malformed = { $named ->
        [yes] Não conseguimos ler a resposta de { $provider }
       *[no] Não conseguimos ler essa resposta
    }
    .what = Faltava-lhe alguma coisa ou estava cortada, por isso não foi iniciada nenhuma sessão.
    .next = Comece de novo. Se voltar a acontecer, indique a referência abaixo a quem gere este site.

error-provider-refused = { $named ->
        [yes] O início de sessão com { $provider } não está bem configurado
       *[no] Esta forma de iniciar sessão não está bem configurada
    }
    .what = O fornecedor recusou o nosso pedido. O erro não é seu, e não foi iniciada nenhuma sessão.
    .next = Escolha outra forma ou indique a referência abaixo a quem gere este site.

error-provider-invalid-response = { $named ->
        [yes] Não conseguimos utilizar a resposta de { $provider }
       *[no] Não conseguimos utilizar a resposta do fornecedor
    }
    .what = A resposta não era a que o fornecedor deve enviar, por isso não foi iniciada nenhuma sessão.
    .next = Tente novamente. Se voltar a acontecer, indique a referência abaixo a quem gere este site.

error-identity-invalid = { $named ->
        [yes] Não conseguimos verificar a resposta de { $provider }
       *[no] Não conseguimos verificar a resposta do fornecedor
    }
    .what = Não provou quem é, por isso não foi iniciada nenhuma sessão.
    .next = Tente novamente. Se voltar a acontecer, indique a referência abaixo a quem gere este site.

error-profile-incomplete = { $named ->
        [yes] { $provider } não nos disse o suficiente
       *[no] O fornecedor não nos disse o suficiente
    }
    .what = Falta na resposta aquilo de que este site precisa para reconhecer quem é, por isso não foi iniciada nenhuma sessão.
    .next = Escolha outra forma ou indique a referência abaixo a quem gere este site.

error-provider-unreachable = { $named ->
        [yes] { $provider } não está a responder
       *[no] O fornecedor não está a responder
    }
    .what = Não conseguimos contactá-lo, por isso não foi iniciada nenhuma sessão.
    .next = Tente novamente dentro de alguns minutos ou escolha outra forma.

error-provider-timeout = { $named ->
        [yes] { $provider } está a demorar demasiado
       *[no] O fornecedor está a demorar demasiado
    }
    .what = Esperámos pela resposta e depois desistimos, por isso não foi iniciada nenhuma sessão.
    .next = Tente novamente dentro de alguns minutos ou escolha outra forma.

error-not-allowed = Esta conta não tem acesso
    .what = { $named ->
        [yes] { $provider } reconheceu a sua conta, mas esta não é permitida aqui.
       *[no] O início de sessão funcionou, mas esta conta não é permitida aqui.
    }
    .next = Utilize outra conta ou peça acesso a quem gere este site.

error-cross-site = Este pedido veio de outro site
    .what = Só é aceite a partir das nossas próprias páginas, por isso nada foi alterado.
    .next = Faça-o novamente a partir daqui.

error-stale-login = Inicie sessão novamente primeiro
    .what = A sessão noutros navegadores só pode ser terminada pouco depois de iniciar sessão aqui, para que ninguém que encontre este aberto o possa fazer. Nada foi alterado.
    .next = Inicie sessão novamente; chegará à lista das suas sessões.

error-no-session = Não tem a sessão iniciada
    .what = Esta página é para quem tem a sessão iniciada, ou a sua sessão terminou.
    .next = Inicie sessão para continuar.

error-application-unknown = Essa aplicação não é conhecida aqui
    .what = Este endereço é para aplicações, e nenhuma tem a chave que foi enviada.
    .next = Continue a partir da página inicial.

error-no-tokens = { $named ->
        [yes] { $provider } não está associado
       *[no] Essa conta não está associada
    }
    .what = A sua sessão não contém nada que permita a uma aplicação agir lá em seu nome.
    .next = Inicie sessão dessa forma para a associar.

error-store-unavailable = Neste momento não conseguimos consultar as sessões
    .what = O local onde são guardadas não responde. A sua sessão não foi terminada.
    .next = Tente novamente dentro de momentos.

error-busy = Há demasiadas páginas à espera aqui
    .what = Cada página aberta mantém uma ligação, e já há tantas quantas este site aceita.
    .next = Feche algumas páginas e tente novamente dentro de momentos.

error-unknown-provider = Essa forma de iniciar sessão não está disponível aqui
    .what = Pode ter sido removida, ou a ligação contém um erro.
    .next = Escolha uma das que estão disponíveis.

error-not-found = Não existe nenhuma página aqui
    .what = A ligação pode ser antiga, ou o endereço contém um erro.
    .next = Continue a partir da página inicial.

error-method-not-allowed = Isso não funciona aqui
    .what = Este endereço existe, mas não aceita este tipo de pedido.
    .next = Continue a partir da página inicial.

error-too-large = Era demasiado para ler
    .what = O pedido era maior do que este site aceita, por isso não foi lido até ao fim.
    .next = Comece de novo. Se continuar a acontecer, apague primeiro os cookies deste site.

error-wrong-host = Este site tem outro endereço
    .what = Só pode ser utilizado no endereço para o qual foi configurado.
    .next = Continue em { $address } e utilize esse endereço a partir de agora.

error-internal = Algo correu mal do nosso lado
    .what = O erro não é seu. O que aconteceu ficou registado para quem gere este site.
    .next = Tente novamente dentro de momentos. Se voltar a acontecer, indique-lhes a referência abaixo.
    .again = Volte atrás e tente novamente dentro de momentos.
