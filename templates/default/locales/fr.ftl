### name: Français
### reviewed: no

## Choosing a provider

login-title = Se connecter
login-heading = Se connecter
login-heading-site = Se connecter à { $site }
login-going-to = Vous continuerez ensuite vers { $host }.
login-with = Continuer avec { $provider }
login-with-sign-in = Se connecter avec { $provider }
login-with-log-in = Se connecter avec { $provider }
login-last-used = Dernier utilisé
login-unavailable = Ne répond pas
login-more = Autres moyens de se connecter
login-cancel = Annuler
login-denied = Vous avez interrompu la connexion avec { $provider }. Vous pouvez recommencer ou choisir un autre moyen.
login-in-app = { $named ->
        [yes] { $provider } ne permet pas de se connecter depuis une autre application.
       *[no] Certains de ces moyens ne permettent pas de se connecter depuis une autre application.
    }
login-in-app-next = Copiez cette adresse et ouvrez-la dans votre navigateur :
login-empty = Aucun moyen de se connecter pour l’instant
login-empty-what = Cette passerelle fonctionne, mais on ne lui a pas encore indiqué comment se connecter.
login-empty-next = Si vous l’administrez, ajoutez un fournisseur à gateway.toml et redémarrez-la :

## Languages

language-current = Langue : { $language }

## Below every page, where the operator gives the addresses

footer-privacy = Confidentialité
footer-terms = Conditions d’utilisation
footer-help = Aide

## The end of a sign-in in a window of its own

popup-cancelled = Vous ne vous êtes pas connecté(e)
popup-close = Vous pouvez fermer cette fenêtre.

## Who is signed in

person-via = Connexion avec { $provider }
signed-in-heading = Vous êtes connecté(e)
signed-in-continue = Continuer
signed-in-continue-to = Continuer vers { $host }
action-another-account = Utiliser un autre compte
action-sign-out = Se déconnecter

account-heading = Votre compte
account-name = Nom
account-username = Nom d’utilisateur
account-email = Adresse e-mail
account-email-confirmed = Confirmée par { $provider }
account-email-unconfirmed = Non confirmée par { $provider }
account-groups = Groupes
account-id = Identifiant du compte
account-since = Connexion
account-until = Fin de la session
account-identities = Comptes associés
account-connect = Associer un autre compte
account-connect-what = Connectez-vous aussi là-bas : ce compte fera également partie de cette session.
account-connect-to = Associer { $provider }
account-sessions = Où vous êtes connecté(e)
action-sign-out-everywhere = Se déconnecter partout

## Where somebody is signed in

sessions-heading = Où vous êtes connecté(e)
sessions-what = Si vous ne reconnaissez pas l’une de ces sessions, fermez-la.
sessions-current = Ce navigateur
sessions-unknown = Navigateur inconnu
sessions-network = Réseau
sessions-since = Connexion
sessions-last = Dernière activité
sessions-again = Pour déconnecter d’autres navigateurs, reconnectez-vous d’abord. Ainsi, personne ne peut le faire en trouvant celui-ci ouvert.
action-sign-in-again = Se reconnecter
action-account = Retour à votre compte

## Signing out

logout-heading = Se déconnecter ?
logout-what = Votre session ici sera fermée. Celle que vous avez chez { $provider } peut rester ouverte.
logout-provider = Votre session ici sera fermée, puis vous continuerez vers { $provider } pour vous y déconnecter aussi.
logout-choice = Vous pouvez fermer seulement votre session ici, ou vous déconnecter aussi de { $provider }.
logout-here = Se déconnecter ici uniquement
logout-everywhere = Se déconnecter aussi de { $provider }
logout-cancel = Rester connecté(e)

signed-out-heading = Vous êtes déconnecté(e)
signed-out-what = Votre session ici est fermée.
signed-out-provider = Votre session chez { $provider } est peut-être encore ouverte ; sur un ordinateur partagé, fermez-la aussi.
signed-out-asks = La prochaine fois que vous vous connecterez ici de cette manière, on vous demandera qui vous êtes.
signed-out-leaving = Vous allez vers { $provider } pour vous y déconnecter aussi. Si rien ne se passe, appuyez sur le bouton.
signed-out-done = Vous revenez de { $provider }, où vous deviez aussi vous déconnecter.
signed-out-at-provider = Se déconnecter de { $provider }
signed-out-again = Se reconnecter
signed-out-back = Retour à { $host }
signed-out-forget = Oublier le moyen de connexion utilisé
signed-out-forgotten = Ce navigateur ne se souvient plus du moyen de connexion utilisé.

## Passing an answer on

bounce-heading = Un instant
bounce-what = Votre connexion se termine. Si rien ne se passe, appuyez sur le bouton.
bounce-continue = Continuer

## Errors

error-code = Erreur
error-reference = Référence
error-time = Heure

action-try-again = Réessayer
action-start-again = Recommencer
action-another-way = Choisir un autre moyen
action-all-ways = Voir tous les moyens de se connecter
action-sign-in = Se connecter
action-sign-in-without = Se connecter sans cette adresse
action-home = Aller à la page d’accueil
action-right-address = Aller à la bonne adresse

error-return-to-rejected = Nous ne pouvons pas vous renvoyer à cette adresse
    .what = La page d’où vous venez nous a demandé de vous renvoyer à une adresse qui ne figure pas sur la liste de ce site.
    .next = Connectez-vous sans elle, puis ouvrez vous-même la page voulue. Si cela se reproduit, prévenez les responsables de cette page.

error-attempt-missing = Ceci ne correspond à aucune connexion commencée ici
    .what = Votre navigateur n’a pas rendu le cookie que nous lui avions donné au début de la connexion. Le plus souvent, les cookies sont bloqués, ou la connexion a commencé dans un autre navigateur ou une fenêtre privée.
    .next = Autorisez les cookies pour ce site et recommencez dans ce navigateur.

error-attempt-expired = Cette connexion a pris trop de temps
    .what = Pour votre sécurité, une connexion doit être terminée en dix minutes.
    .next = Recommencez ; vous arriverez tout de même là où vous alliez.

error-attempt-used = Cette connexion a déjà servi
    .what = Chaque connexion ne sert qu’une fois. Recharger la page ou revenir en arrière en répète une ancienne.
    .next = Recommencez ; cela ne prend qu’un instant.

error-attempt-foreign = Cette réponse appartient à une autre connexion
    .what = Ce qui est revenu ne correspond pas à la connexion commencée dans ce navigateur ; nous ne l’avons donc pas utilisé.
    .next = Recommencez ici, et n’ouvrez pas de liens de connexion que quelqu’un vous a envoyés.

error-callback-malformed = { $named ->
        [yes] Nous n’avons pas pu lire la réponse de { $provider }
       *[no] Nous n’avons pas pu lire cette réponse
    }
    .what = Il y manquait quelque chose ou elle était tronquée ; personne n’a donc été connecté.
    .next = Recommencez. Si cela se reproduit, transmettez la référence ci-dessous aux responsables de ce site.

error-provider-refused = { $named ->
        [yes] La connexion avec { $provider } est mal configurée
       *[no] Ce moyen de connexion est mal configuré
    }
    .what = Le fournisseur a refusé notre demande. Ce n’est pas votre faute, et personne n’a été connecté.
    .next = Choisissez un autre moyen, ou transmettez la référence ci-dessous aux responsables de ce site.

error-provider-invalid-response = { $named ->
        [yes] Nous n’avons pas pu utiliser la réponse de { $provider }
       *[no] Nous n’avons pas pu utiliser la réponse du fournisseur
    }
    .what = Ce n’était pas la réponse que le fournisseur est censé envoyer ; personne n’a donc été connecté.
    .next = Réessayez. Si cela se reproduit, transmettez la référence ci-dessous aux responsables de ce site.

error-identity-invalid = { $named ->
        [yes] Nous n’avons pas pu vérifier la réponse de { $provider }
       *[no] Nous n’avons pas pu vérifier la réponse du fournisseur
    }
    .what = Elle ne prouvait pas qui vous êtes ; personne n’a donc été connecté.
    .next = Réessayez. Si cela se reproduit, transmettez la référence ci-dessous aux responsables de ce site.

error-profile-incomplete = { $named ->
        [yes] { $provider } ne nous en a pas dit assez
       *[no] Le fournisseur ne nous en a pas dit assez
    }
    .what = Il manque dans la réponse ce qui permet à ce site de vous reconnaître ; personne n’a donc été connecté.
    .next = Choisissez un autre moyen, ou transmettez la référence ci-dessous aux responsables de ce site.

error-provider-unreachable = { $named ->
        [yes] { $provider } ne répond pas
       *[no] Le fournisseur ne répond pas
    }
    .what = Nous n’avons pas pu le joindre ; personne n’a donc été connecté.
    .next = Réessayez dans quelques minutes ou choisissez un autre moyen.

error-provider-timeout = { $named ->
        [yes] { $provider } met trop de temps à répondre
       *[no] Le fournisseur met trop de temps à répondre
    }
    .what = Nous avons attendu sa réponse, puis abandonné ; personne n’a donc été connecté.
    .next = Réessayez dans quelques minutes ou choisissez un autre moyen.

error-not-allowed = Ce compte n’a pas accès
    .what = { $named ->
        [yes] { $provider } vous connaît, mais ce compte n’est pas autorisé ici.
       *[no] La connexion a fonctionné, mais ce compte n’est pas autorisé ici.
    }
    .next = Utilisez un autre compte, ou demandez l’accès aux responsables de ce site.

error-cross-site = Cette demande venait d’un autre site
    .what = Elle n’est acceptée que depuis nos propres pages ; rien n’a donc été modifié.
    .next = Refaites-la d’ici.

error-stale-login = Reconnectez-vous d’abord
    .what = Les autres navigateurs ne peuvent être déconnectés que peu après votre connexion ici, afin que personne ne le fasse en trouvant celui-ci ouvert. Rien n’a été modifié.
    .next = Reconnectez-vous ; vous arriverez à la liste de vos sessions.

error-no-session = Vous n’êtes pas connecté(e)
    .what = Cette page est réservée aux personnes connectées, ou votre session a pris fin.
    .next = Connectez-vous pour continuer.

error-application-unknown = Cette application n’est pas connue ici
    .what = Cette adresse est destinée aux applications, et aucune n’a la clé qui a été envoyée.
    .next = Repartez de la page d’accueil.

error-no-tokens = { $named ->
        [yes] { $provider } n’est pas associé
       *[no] Ce compte n’est pas associé
    }
    .what = Votre session ne contient rien qui permettrait à une application d’y agir en votre nom.
    .next = Connectez-vous par ce moyen pour l’associer.

error-store-unavailable = Nous ne pouvons pas consulter les sessions pour le moment
    .what = L’endroit où elles sont conservées ne répond pas. Vous n’avez pas été déconnecté(e).
    .next = Réessayez dans un instant.

error-busy = Trop de pages attendent ici
    .what = Chaque page ouverte garde une connexion, et il y en a déjà autant que ce site en accepte.
    .next = Fermez quelques pages et réessayez dans un instant.

error-unknown-provider = Ce moyen de connexion n’est pas proposé ici
    .what = Il a peut-être été retiré, ou le lien contient une erreur.
    .next = Choisissez l’un de ceux qui sont proposés.

error-not-found = Il n’y a pas de page ici
    .what = Le lien est peut-être ancien, ou l’adresse contient une erreur.
    .next = Repartez de la page d’accueil.

error-method-not-allowed = Cela ne fonctionne pas ici
    .what = Cette adresse existe, mais elle n’accepte pas ce type de demande.
    .next = Repartez de la page d’accueil.

error-too-large = C’était trop long à lire
    .what = La demande dépassait ce que ce site accepte ; elle n’a donc pas été lue jusqu’au bout.
    .next = Recommencez. Si cela se reproduit, effacez d’abord les cookies de ce site.

error-wrong-host = Ce site a une autre adresse
    .what = Il ne peut être utilisé qu’à l’adresse pour laquelle il a été configuré.
    .next = Continuez à l’adresse { $address } et utilisez-la désormais.

error-internal = Un problème est survenu de notre côté
    .what = Ce n’est pas votre faute. Ce qui s’est passé a été noté pour les responsables de ce site.
    .next = Réessayez dans un instant. Si cela se reproduit, transmettez-leur la référence ci-dessous.
    .again = Revenez en arrière et réessayez dans un instant.
