// Made by generate.mjs from signatures.tsv: change that file, and run npm run generate.
import type { Signature } from './signature';

/** Texts that instances and servers write, with what is known of them. */
export const SIGNATURES: readonly Signature[] = [
  {
    id: 'senderNotAuthorised',
    sources: ['KA-22995'],
    places: ['journal', 'soap'],
    match: 'dlv-490032\\b',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The preparation refuses the delivery: its sender or error address is not among those this instance may use.',
        cause:
          'The address, or its domain, is missing from the authorised masks on the email page of the deployment wizard.',
        cure: 'Admin: deployment wizard, email channel: add the address or domain to the masks (options NmsDelivery_FromAddressMasks, NmsDelivery_ErrorAddressMasks). Marketer: or choose a sender that is allowed. Prepare again.',
      },
      fr: {
        meaning:
          'La préparation refuse la diffusion : son adresse d’expéditeur ou d’erreur ne fait pas partie de celles que cette instance peut utiliser.',
        cause:
          'L’adresse, ou son domaine, manque dans les masques autorisés, à la page e-mail de l’assistant de déploiement.',
        cure: 'Administration : assistant de déploiement, canal e-mail : ajoutez l’adresse ou le domaine aux masques (options NmsDelivery_FromAddressMasks et NmsDelivery_ErrorAddressMasks). Marketing : ou choisissez un expéditeur autorisé. Relancez la préparation.',
      },
    },
  },
  {
    id: 'recipientNotDefined',
    sources: ['KA-15129'],
    places: ['message', 'journal', 'serverLog'],
    match: "content (html|text)content'? line \\d+: (the )?recipient is not defined",
    anchors: ['recipient is not defined'],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The content asks for “recipient”, an object that this delivery’s target mapping does not offer.',
        cause:
          'The mapping differs from the data the workflow hands over, or an own mapping is used with blocks written for recipients.',
        cure: 'Marketer: choose the mapping that fits the incoming data, or rewrite recipient.… in the content and its personalisation blocks to fields of the mapping; send a proof before going on.',
      },
      fr: {
        meaning:
          'Le contenu demande « recipient », un objet que le mapping de ciblage de cette diffusion ne propose pas.',
        cause:
          'Le mapping n’est pas celui des données que transmet le workflow, ou un mapping personnalisé est utilisé avec des blocs écrits pour les destinataires.',
        cure: 'Marketing : choisissez le mapping qui convient aux données entrantes, ou remplacez recipient.… dans le contenu et ses blocs de personnalisation par des champs du mapping ; envoyez un BAT avant de continuer.',
      },
    },
  },
  {
    id: 'previewMapping',
    sources: ['KA-16832'],
    places: ['console', 'soap'],
    match: 'xtk-170036.{0,60}\\[temp:broadcast',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning:
          'The preview for a person of the delivery’s target cannot be computed: the target mapping and its log schemas do not belong together.',
        cause: 'A mapping for an extended or own recipient schema uses log schemas that another mapping uses too.',
        cure: 'Admin: give every targeting schema its own delivery-log and tracking-log schemas; or target nms:recipient with the built-in logs and take the own schema as filtering dimension only.',
      },
      fr: {
        meaning:
          'L’aperçu pour une personne de la cible ne peut pas être calculé : le mapping de ciblage et ses schémas de logs ne vont pas ensemble.',
        cause:
          'Un mapping sur un schéma de destinataires étendu ou personnalisé utilise des schémas de logs qu’un autre mapping utilise aussi.',
        cure: 'Administration : donnez à chaque schéma ciblé ses propres schémas de logs de diffusion et de tracking ; ou ciblez seulement nms:recipient avec les logs natifs, et prenez votre schéma comme dimension de filtrage.',
      },
    },
  },
  {
    id: 'textComparedWithNumber',
    sources: ['KA-23137'],
    places: ['workflow', 'serverLog', 'journal'],
    match: 'operator does not exist: character varying = integer',
    anchors: ['operator does not exist: character varying = integer'],
    area: 'preparation',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning:
          'A rule compares text with a number, and the database refuses; an alert’s delivery cannot be prepared.',
        cause: 'A typology rule still treats a custom field as text although its column has become a number.',
        cure: 'Admin: look through the typology rules named in the alert (or delivery) for the changed field and create the faulty rule anew with the right type.',
      },
      fr: {
        meaning:
          'Une règle compare un texte avec un nombre et la base de données refuse ; la diffusion d’une alerte ne peut pas être préparée.',
        cause:
          'Une règle de typologie traite encore un champ personnalisé comme du texte, alors que sa colonne est devenue un nombre.',
        cure: 'Administration : cherchez le champ modifié dans les règles de typologie nommées par l’alerte (ou la diffusion) et recréez la règle fautive avec le bon type.',
      },
    },
  },
  {
    id: 'preparationStopped',
    sources: ['KA-24269', 'KA-23473'],
    places: ['journal'],
    match: "xsv-350122\\b|sop-330011\\b.{0,60}'prepare(target|message)(impl)?'",
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: {
        meaning:
          'A wrapper error: it only says that the preparation stopped. The cause stands in another error line of the same journal.',
        cause: 'A deeper step failed, and every layer above it added a line of its own.',
        cure: 'Read the other error lines of that minute; the one without SOP or XSV, lowest in the stack, names the cause to treat.',
      },
      fr: {
        meaning:
          'Une erreur d’enveloppe : elle dit seulement que la préparation s’est arrêtée. La cause se trouve dans une autre ligne d’erreur du même journal.',
        cause: 'Une étape plus profonde a échoué, et chaque couche au-dessus a ajouté sa propre ligne.',
        cure: 'Lisez les autres lignes d’erreur de cette minute : celle qui n’a ni SOP ni XSV, la plus basse de la pile, nomme la cause à traiter.',
      },
    },
  },
  {
    id: 'preparedElsewhere',
    sources: ['KA-19458'],
    places: ['workflow', 'journal'],
    match: 'dlv-490118\\b',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: {
        meaning:
          'A wrapper error: a delivery started by another process failed to prepare; the reason is in the journal whose number it names.',
        cause: 'The preparation ran as a job of its own, with its own journal.',
        cure: 'Open the journal with that number and treat the error found there.',
      },
      fr: {
        meaning:
          'Une erreur d’enveloppe : une diffusion lancée par un autre traitement n’a pas pu être préparée ; la raison se trouve dans le journal dont le numéro est donné.',
        cause: 'La préparation était un traitement à part, avec son propre journal.',
        cure: 'Ouvrez le journal de ce numéro et traitez l’erreur qui s’y trouve.',
      },
    },
  },
  {
    id: 'controlCharacter',
    sources: ['KA-17780'],
    places: ['console'],
    match: 'invalid character reference',
    anchors: ['invalid character reference'],
    area: 'preparation',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'An HTML file cannot be imported: it holds a control character that XML forbids.',
        cause: 'An invisible character such as code 3 sits in the HTML; the line gives its position.',
        cure: 'Marketer: remove the character at that position with a text editor and import the file again.',
      },
      fr: {
        meaning: 'Un fichier HTML ne peut pas être importé : il contient un caractère de contrôle que XML interdit.',
        cause: 'Un caractère invisible, comme le code 3, se trouve dans le HTML ; la ligne donne sa position.',
        cure: 'Marketing : supprimez le caractère à cette position dans un éditeur de texte et importez de nouveau le fichier.',
      },
    },
  },
  {
    id: 'noOfferShown',
    sources: ['KA-16324'],
    places: ['message'],
    match: 'representation unavailable',
    anchors: ['representation unavailable'],
    area: 'sending',
    applies: ['v7'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The message was left out (ignored, delivery cancelled) because the offer planned in it could not be shown.',
        cause: 'The content has offer places, and no offer was proposed for this person.',
        cure: 'Marketer: in the delivery’s offer settings tick the box that shows nothing when no offer is selected; send again to those left out.',
      },
      fr: {
        meaning:
          'Le message a été écarté (ignoré, diffusion annulée), car l’offre prévue ne pouvait pas y être présentée.',
        cause: 'Le contenu a des emplacements d’offres, et aucune offre n’était proposée pour cette personne.',
        cure: 'Marketing : dans les réglages d’offres de la diffusion, cochez la case qui n’affiche rien quand aucune offre n’est retenue ; envoyez de nouveau aux personnes écartées.',
      },
    },
  },
  {
    id: 'dynamicFlowControl',
    sources: ['KA-21165'],
    places: ['message'],
    match: 'messages queued \\(dynamic flow control\\)',
    anchors: ['messages queued (dynamic flow control)'],
    area: 'sending',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The MTA has slowed down or stopped towards this domain on purpose; the messages wait for a later attempt.',
        cause:
          'Many errors with the domain in a short time: a provider that blocks or throttles, or trouble of the MTA itself.',
        cure: 'Admin: few domains concerned: study their bounce texts and the sender’s reputation with a deliverability expert. Nearly all domains: check the MTA, DNS and network first.',
      },
      fr: {
        meaning:
          'Le MTA a ralenti ou arrêté volontairement l’envoi vers ce domaine ; les messages attendent une tentative ultérieure.',
        cause:
          'Beaucoup d’erreurs avec le domaine en peu de temps : un fournisseur qui bloque ou freine, ou un problème du MTA lui-même.',
        cure: 'Administration : peu de domaines concernés : étudiez leurs textes de rebond et la réputation de l’expéditeur avec un spécialiste de la délivrabilité. Presque tous les domaines : vérifiez d’abord le MTA, le DNS et le réseau.',
      },
    },
  },
  {
    id: 'contentScriptFails',
    sources: ['KA-15353'],
    places: ['message', 'journal', 'serverLog'],
    match: "error while (evaluating|compiling) script '?content (html|text)content",
    anchors: ['htmlcontent', 'textcontent'],
    area: 'sending',
    applies: ['all'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning:
          'A script in the content fails; the recipients concerned become unreachable and may be quarantined, although their addresses are good.',
        cause: 'An error in the content or a personalisation block that shows only when the MTA builds each message.',
        cure: 'Marketer: pause the delivery, correct the content at the line named beside it, prove it. Admin: take the wrongly quarantined addresses out, then send to those left out.',
      },
      fr: {
        meaning:
          'Un script du contenu échoue ; les destinataires concernés deviennent injoignables et peuvent être mis en quarantaine, alors que leurs adresses sont bonnes.',
        cause:
          'Une erreur dans le contenu ou dans un bloc de personnalisation, qui n’apparaît que lorsque le MTA construit chaque message.',
        cure: 'Marketing : mettez la diffusion en pause, corrigez le contenu à la ligne indiquée, validez par un BAT. Administration : sortez de quarantaine les adresses mises à tort, puis envoyez aux personnes écartées.',
      },
    },
  },
  {
    id: 'partsPostponed',
    sources: ['KA-16998'],
    places: ['serverLog', 'journal'],
    match: 'postponing deliveryparts for broken delivery',
    anchors: ['postponing deliveryparts for broken delivery'],
    area: 'sending',
    applies: ['all'],
    role: 'wrapper',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The MTA puts the parts of one delivery off since working on them failed; its messages do not leave.',
        cause: 'The error line beside it tells why, for instance a temporary file that cannot be written.',
        cure: 'Admin: find the error of the same second in mta.log or the journal and treat that; the number is the delivery’s.',
      },
      fr: {
        meaning:
          'Le MTA repousse les parts d’une diffusion, car leur traitement a échoué ; ses messages ne partent pas.',
        cause: 'La ligne d’erreur voisine dit pourquoi, par exemple un fichier temporaire qui ne peut pas être écrit.',
        cure: 'Administration : cherchez l’erreur de la même seconde dans mta.log ou dans le journal et traitez-la ; le numéro est celui de la diffusion.',
      },
    },
  },
  {
    id: 'connectorColumnUnknown',
    sources: ['KA-15251'],
    places: ['message', 'serverLog'],
    match: "attribute ['‘]\\w+['’] unknown(?! ?\\()",
    anchors: ["' unknown", '’ unknown'],
    area: 'sending',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'A connector script that runs in the MTA asks for a column that the MTA does not know.',
        cause:
          'Columns added to a schema cannot be queried from scripts in the MTA; the same script works in a workflow. Adobe does not support it.',
        cure: 'Developer: keep such values in a built-in column, which connectors can query, or do that part in a workflow.',
      },
      fr: {
        meaning: 'Un script de connecteur exécuté dans le MTA demande une colonne que le MTA ne connaît pas.',
        cause:
          'Les colonnes ajoutées à un schéma ne peuvent pas être lues par les scripts du MTA ; le même script fonctionne dans un workflow. Adobe ne le prend pas en charge.',
        cure: 'Développement : gardez ces valeurs dans une colonne native, que les connecteurs peuvent lire, ou faites cette partie dans un workflow.',
      },
    },
  },
  {
    id: 'addressNotAccepted',
    sources: ['KA-14724'],
    places: ['journal', 'soap', 'workflow'],
    match: 'xsv-350014\\b',
    anchors: [],
    area: 'midSourcing',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The server that was called, often the mid-sourcing server, does not accept calls from this IP address.',
        cause:
          'The address is in none of that server’s accepted networks; in the reported case its proxy entry was missing and a clean-up removed it.',
        cure: 'Admin of the called server: add the address, with its proxy, to the security zone and reload the configuration. Hosted: Adobe. Then prepare or start again.',
      },
      fr: {
        meaning: 'Le serveur appelé, souvent celui de mid-sourcing, n’accepte pas d’appels depuis cette adresse IP.',
        cause:
          'L’adresse ne figure dans aucun des réseaux acceptés de ce serveur ; dans le cas rapporté, son proxy manquait et un nettoyage l’a retirée.',
        cure: 'Administration du serveur appelé : ajoutez l’adresse, avec son proxy, à la zone de sécurité et rechargez la configuration. Hébergé : Adobe. Relancez ensuite la préparation ou l’envoi.',
      },
    },
  },
  {
    id: 'routingSwitchedOff',
    sources: ['KA-23329'],
    places: ['serverLog', 'journal', 'console'],
    match: 'dlv-490004\\b',
    anchors: [],
    area: 'midSourcing',
    applies: ['all'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The routing (external account) that the delivery or an upload of public resources needs is switched off.',
        cause: 'The external account is not enabled, e.g. defaultEmailMid; an upload then stays at 90 %.',
        cure: 'Admin: enable the external account. Marketer: or choose another routing in the delivery. Then prepare or upload again.',
      },
      fr: {
        meaning:
          'Le routage (compte externe) dont la diffusion ou un envoi de ressources publiques a besoin est désactivé.',
        cause:
          'Le compte externe n’est pas activé, par exemple defaultEmailMid ; un envoi de ressources reste alors à 90 %.',
        cure: 'Administration : activez le compte externe. Marketing : ou choisissez un autre routage dans la diffusion. Relancez ensuite la préparation ou l’envoi des ressources.',
      },
    },
  },
  {
    id: 'forwardSenderRefused',
    sources: ['KA-22174'],
    places: ['console', 'serverLog', 'message'],
    match: "the '[^']{1,120}' sender email address is not authori[sz]ed",
    anchors: ['sender email address is not authori'],
    area: 'midSourcing',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'likely',
    words: {
      en: {
        meaning:
          'A message in a person’s own name is refused; known from forward-to-a-friend pages that send through a mid-sourcing server.',
        cause:
          'The page sends with the forwarding person’s address, which no mask allows; the feature was not made for mid-sourcing.',
        cure: 'Marketer: remove the forward-to-a-friend block; Adobe announced its end with v8.',
      },
      fr: {
        meaning:
          'Un message au nom d’une personne est refusé ; connu des pages « transférer à un ami » qui envoient par un serveur de mid-sourcing.',
        cause:
          'La page envoie avec l’adresse de la personne qui transfère, qu’aucun masque n’autorise ; la fonction n’a pas été conçue pour le mid-sourcing.',
        cure: 'Marketing : retirez le bloc « transférer à un ami » ; Adobe en a annoncé la fin avec la v8.',
      },
    },
  },
  {
    id: 'trackingServerRefuses',
    sources: ['KA-19371'],
    places: ['journal'],
    match: 'red-520025\\b|red-520005\\b|communication failed with tracking server',
    anchors: ['communication failed with tracking server'],
    area: 'tracking',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The links of the delivery could not be stored on a tracking server; it stays after the analysis, while deliveries without tracking leave.',
        cause:
          'That tracking server is down, not registered, or wrong in the deployment wizard’s addresses or password.',
        cure: 'Admin: check the server named, then register the tracking servers again in the deployment wizard. Hosted: Adobe. Prove it with a mail that has tracked links.',
      },
      fr: {
        meaning:
          'Les liens de la diffusion n’ont pas pu être enregistrés sur un serveur de tracking ; elle reste bloquée après l’analyse, tandis que les diffusions sans tracking partent.',
        cause:
          'Ce serveur de tracking est arrêté, n’est pas enregistré, ou son adresse ou son mot de passe est faux dans l’assistant de déploiement.',
        cure: 'Administration : vérifiez le serveur nommé, puis enregistrez de nouveau les serveurs de tracking dans l’assistant de déploiement. Hébergé : Adobe. Vérifiez avec un e-mail qui contient des liens suivis.',
      },
    },
  },
  {
    id: 'clickFormula',
    sources: ['KA-18024'],
    places: ['message', 'journal', 'serverLog'],
    match: "@ include option='nmstracking",
    anchors: ["@ include option='nmstracking"],
    area: 'tracking',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The script that builds tracked links cannot be compiled, so every message with tracking fails; without tracking they go.',
        cause:
          'A custom click formula (option NmsTracking_ClickFormula_…) became active, for instance through an upgrade to 9346, and is not valid.',
        cure: 'Admin: put the default tracking formula’s value into that option, and do not combine it with a web analytics account; then send again.',
      },
      fr: {
        meaning:
          'Le script qui construit les liens suivis ne se compile pas : tout message avec tracking échoue ; sans tracking, ils partent.',
        cause:
          'Une formule de clic personnalisée (option NmsTracking_ClickFormula_…) est devenue active, par exemple avec une mise à niveau en 9346, et n’est pas valable.',
        cure: 'Administration : mettez dans cette option la valeur de la formule de tracking par défaut, et ne la combinez pas avec un compte de web analytics ; envoyez ensuite de nouveau.',
      },
    },
  },
  {
    id: 'contentFragment',
    sources: ['KA-15322', 'KA-15488'],
    places: ['journal', 'console'],
    match: 'url-140038\\b|content model fragment is badly configured',
    anchors: ['content model fragment is badly configured'],
    area: 'tracking',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'A content fragment in the message is broken: the analysis fails, or ends without tracked links and the delivery still goes.',
        cause: 'The HTML keeps the marker nl-dce-content-model of a fragment; why it stays is not known.',
        cure: 'Marketer: find the fragment by data-fragment-name next to the marker, save the fragment once more, reopen the delivery until the marker is gone, save, prepare again.',
      },
      fr: {
        meaning:
          'Un fragment de contenu du message est défectueux : l’analyse échoue, ou se termine sans liens suivis et la diffusion part quand même.',
        cause: 'Le HTML garde le marqueur nl-dce-content-model d’un fragment ; on ne sait pas pourquoi il y reste.',
        cure: 'Marketing : trouvez le fragment par data-fragment-name à côté du marqueur, enregistrez encore une fois le fragment, rouvrez la diffusion jusqu’à ce que le marqueur ait disparu, enregistrez, relancez la préparation.',
      },
    },
  },
  {
    id: 'replicateForbidden',
    sources: ['KA-16297'],
    places: ['console', 'serverLog'],
    match: 'current session is not authorized to replicate',
    anchors: ['current session is not authorized to replicate'],
    area: 'images',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'Content or images from Experience Manager cannot be copied; the template does not reach Campaign (it shows an HTTP 500).',
        cause: 'The account Campaign uses in Experience Manager lacks the right to replicate.',
        cure: 'Admin of Experience Manager: give that user replication rights, then synchronise the template again.',
      },
      fr: {
        meaning:
          'Le contenu ou les images d’Experience Manager ne peuvent pas être copiés ; le modèle n’arrive pas dans Campaign (qui affiche un HTTP 500).',
        cause: 'Le compte que Campaign utilise dans Experience Manager n’a pas le droit de répliquer.',
        cure: 'Administration d’Experience Manager : donnez à cet utilisateur les droits de réplication, puis synchronisez de nouveau le modèle.',
      },
    },
  },
  {
    id: 'imageCertificate',
    sources: ['KA-22179'],
    places: ['elsewhere'],
    match: 'err_cert_common_name_invalid',
    anchors: ['err_cert_common_name_invalid'],
    area: 'images',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'Browsers refuse the images: the certificate of the resource server does not carry that domain.',
        cause: 'The subdomain for public resources has no certificate of its own.',
        cure: 'Admin: check the subdomain in Control Panel and install its certificate; or Adobe points the public resource address to a domain that has one.',
      },
      fr: {
        meaning:
          'Les navigateurs refusent les images : le certificat du serveur de ressources ne porte pas ce domaine.',
        cause: 'Le sous-domaine des ressources publiques n’a pas de certificat à lui.',
        cure: 'Administration : vérifiez le sous-domaine dans le Panneau de contrôle et installez son certificat ; ou Adobe fait pointer l’adresse des ressources publiques vers un domaine qui en a un.',
      },
    },
  },
  {
    id: 'feedbackLoop',
    sources: ['KA-22531'],
    places: ['message'],
    match: "rule 'feedback_loop_[^']{0,60}' has matched",
    anchors: ["rule 'feedback_loop_"],
    area: 'quarantine',
    applies: ['all'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The message arrived, was perhaps even opened, and then reported as spam; only therefore it counts as failed.',
        cause: 'The provider’s feedback loop returned the complaint, and a bounce rule recognised it.',
        cure: 'Nothing to repair. Marketer: never write to that address again. Admin: watch the complaint rate; near 1 % a provider may block the IP address.',
      },
      fr: {
        meaning:
          'Le message est arrivé, a peut-être été ouvert, puis a été signalé comme spam ; c’est la seule raison pour laquelle il compte comme échoué.',
        cause: 'La boucle de rétroaction du fournisseur a renvoyé la plainte, et une règle de rebond l’a reconnue.',
        cure: 'Rien à réparer. Marketing : n’écrivez plus jamais à cette adresse. Administration : surveillez le taux de plaintes ; vers 1 %, un fournisseur peut bloquer l’adresse IP.',
      },
    },
  },
  {
    id: 'notificationNotSent',
    sources: ['KA-19458', 'KA-15983'],
    places: ['workflow', 'serverLog'],
    match: 'wkf-560044\\b',
    anchors: [],
    area: 'workflow',
    applies: ['all'],
    role: 'wrapper',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A workflow could not send its alert or its message to the supervisors.',
        cause: 'The delivery that carries the notification failed; the lines beside it or its own journal say why.',
        cure: 'Admin: open the delivery whose number is named and treat its error, then restart the workflow.',
      },
      fr: {
        meaning: 'Un workflow n’a pas pu envoyer son alerte ou son message aux superviseurs.',
        cause:
          'La diffusion qui porte la notification a échoué ; les lignes voisines ou son propre journal disent pourquoi.',
        cure: 'Administration : ouvrez la diffusion dont le numéro est donné et traitez son erreur, puis redémarrez le workflow.',
      },
    },
  },
  {
    id: 'oneWorkflowPerCampaign',
    sources: ['KA-23013'],
    places: ['workflow', 'console'],
    match: 'only one workflow can be configured per marketing campaign',
    anchors: ['only one workflow can be configured per marketing campaign'],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The campaign refuses to start its workflow, which runs well outside a campaign.',
        cause: 'The nature of the campaign is set to re-marketing.',
        cure: 'Marketer: set the nature in the campaign’s properties to “Not specified” and start again.',
      },
      fr: {
        meaning: 'La campagne refuse de démarrer son workflow, qui fonctionne bien hors d’une campagne.',
        cause: 'La nature de la campagne est réglée sur le remarketing.',
        cure: 'Marketing : dans les propriétés de la campagne, réglez la nature sur « Non spécifié » et redémarrez.',
      },
    },
  },
  {
    id: 'fieldGone',
    sources: ['KA-22755'],
    places: ['workflow', 'serverLog'],
    match: "attribute? 'fld\\w+' (inconnu|unknown)",
    anchors: ["'fld"],
    area: 'workflow',
    applies: ['v8'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'An update activity wants to write a field that its target schema no longer has.',
        cause: 'The schema was changed after the activity was set up.',
        cure: 'Marketer or admin: search the workflow’s XML for the number after “Fld”, remove that field from the activity, run again.',
      },
      fr: {
        meaning: 'Une activité de mise à jour veut écrire un champ que son schéma cible n’a plus.',
        cause: 'Le schéma a été modifié après la configuration de l’activité.',
        cure: 'Marketing ou administration : cherchez dans le XML du workflow le numéro qui suit « Fld », retirez ce champ de l’activité, relancez.',
      },
    },
  },
  {
    id: 'tooManyOffers',
    sources: ['KA-17656'],
    places: ['workflow', 'serverLog'],
    match: 'objects\\.children is not a function',
    anchors: ['objects.children is not a function'],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The offer workflow (offerMgt) breaks in the library of the interaction module.',
        cause: 'More than about a hundred old offers in the instance.',
        cure: 'Marketer: clear out old offers and keep only few per offer space; then restart the workflow.',
      },
      fr: {
        meaning: 'Le workflow des offres (offerMgt) s’interrompt dans la bibliothèque du module d’interaction.',
        cause: 'Plus d’une centaine d’anciennes offres dans l’instance.',
        cure: 'Marketing : supprimez les anciennes offres et n’en gardez que peu par emplacement ; redémarrez ensuite le workflow.',
      },
    },
  },
  {
    id: 'billingOverflow',
    sources: ['KA-14457'],
    places: ['workflow', 'serverLog'],
    match: "sql statement 'insert into nmsactivecontact",
    anchors: ["sql statement 'insert into nmsactivecontact"],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The billing workflow cannot count the active profiles; deliveries are not affected.',
        cause: 'A number outgrows its column in older builds.',
        cure: 'Admin (hosted: Adobe): upgrade to build 9330 or later, where billing was rewritten.',
      },
      fr: {
        meaning:
          'Le workflow de facturation ne peut pas compter les profils actifs ; les diffusions ne sont pas touchées.',
        cause: 'Un nombre dépasse sa colonne dans les builds anciens.',
        cure: 'Administration (hébergé : Adobe) : passez au build 9330 ou ultérieur, où la facturation a été réécrite.',
      },
    },
  },
  {
    id: 'tableNameWithMinus',
    sources: ['KA-15276'],
    places: ['workflow', 'serverLog'],
    match: 'create unlogged table wkf\\d+_\\d+_-',
    anchors: ['create unlogged table wkf'],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The audience import builds a table name with a minus sign and stops.',
        cause: 'An identifier used in the name is negative, which builds before 9026 do not handle.',
        cure: 'Admin (hosted: Adobe): upgrade to 9026 or later; until then wrap the ids in Math.abs() in the workflow’s script.',
      },
      fr: {
        meaning: 'L’import d’audiences construit un nom de table avec un signe moins et s’arrête.',
        cause: 'Un identifiant utilisé dans le nom est négatif, ce que les builds antérieurs à 9026 ne gèrent pas.',
        cure: 'Administration (hébergé : Adobe) : passez au 9026 ou ultérieur ; d’ici là, entourez les identifiants de Math.abs() dans le script du workflow.',
      },
    },
  },
  {
    id: 'digestNotAllowed',
    sources: ['KA-15393'],
    places: ['workflow', 'serverLog'],
    match: "xtk-170016\\b.{0,80}'digest'",
    anchors: [],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Sharing an audience fails because the hash function may not be called there.',
        cause: 'The shared data source encrypts its identifier, or that identifier serves as reconciliation key.',
        cure: 'Admin: set the encryption of the data source to none (Administration, Platform, AMC data sources) and do not reconcile on an encrypted id.',
      },
      fr: {
        meaning: 'Le partage d’une audience échoue, car la fonction de hachage ne peut pas y être appelée.',
        cause:
          'La source de données partagée chiffre son identifiant, ou cet identifiant sert de clé de réconciliation.',
        cure: 'Administration : réglez le chiffrement de la source de données sur « aucun » (Administration, Plateforme, sources de données AMC) et ne réconciliez pas sur un identifiant chiffré.',
      },
    },
  },
  {
    id: 'gpgTerminal',
    sources: ['KA-15132'],
    places: ['workflow', 'serverLog'],
    match: "gpg: cannot open '/dev/tty'",
    anchors: ["gpg: cannot open '/dev/tty'"],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'GPG cannot encrypt or decrypt a file; the import or export step of the workflow fails.',
        cause: 'The command wants a terminal, which a server process lacks; or its passphrase is missing.',
        cure: 'Admin (hosted: Adobe): add --no-tty to the GPG command of the pre- or post-processing and check that it gets the passphrase.',
      },
      fr: {
        meaning: 'GPG ne peut pas chiffrer ou déchiffrer un fichier ; l’étape d’import ou d’export du workflow échoue.',
        cause: 'La commande veut un terminal, qu’un processus serveur n’a pas ; ou sa phrase secrète manque.',
        cure: 'Administration (hébergé : Adobe) : ajoutez --no-tty à la commande GPG du pré- ou post-traitement et vérifiez qu’elle reçoit la phrase secrète.',
      },
    },
  },
  {
    id: 'ftpsNotImplemented',
    sources: ['KA-15253'],
    places: ['workflow', 'serverLog'],
    match: "url-140005\\b.{0,60}'ftps'",
    anchors: [],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Files cannot be fetched over FTP with SSL.',
        cause: 'A fault of build 9032 GS5.',
        cure: 'Admin (hosted: Adobe): upgrade to GS6 or later.',
      },
      fr: {
        meaning: 'Les fichiers ne peuvent pas être récupérés par FTP avec SSL.',
        cause: 'Un défaut du build 9032 GS5.',
        cure: 'Administration (hébergé : Adobe) : passez au GS6 ou ultérieur.',
      },
    },
  },
  {
    id: 'azureRefuses',
    sources: ['KA-22375'],
    places: ['workflow', 'serverLog'],
    match: 'crl-290182\\b|crl-290029\\b',
    anchors: [],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['owner'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Azure storage refuses the upload of a file, while reading from it may still work.',
        cause: 'The instance’s IP address is not allowed on the storage account.',
        cure: 'Owner of the Azure account (or Azure support): allow the instance’s IP address for writing; then run again.',
      },
      fr: {
        meaning: 'Le stockage Azure refuse l’envoi d’un fichier, alors que la lecture peut encore fonctionner.',
        cause: 'L’adresse IP de l’instance n’est pas autorisée sur le compte de stockage.',
        cure: 'Propriétaire du compte Azure (ou support Azure) : autorisez l’adresse IP de l’instance en écriture ; relancez ensuite.',
      },
    },
  },
  {
    id: 'awsKeyGone',
    sources: ['KA-24479'],
    places: ['workflow', 'serverLog'],
    match: 'aws access key id you provided does not exist',
    anchors: ['aws access key id you provided does not exist'],
    area: 'workflow',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Amazon S3 rejects the access key of an external account; audiences or files are not exchanged.',
        cause: 'The key was switched off, for instance after long disuse.',
        cure: 'Adobe: ticket to reactivate the key of an Adobe bucket. Own bucket: the admin enters a valid key in the external account.',
      },
      fr: {
        meaning: 'Amazon S3 rejette la clé d’accès d’un compte externe ; audiences ou fichiers ne s’échangent plus.',
        cause: 'La clé a été désactivée, par exemple après une longue inutilisation.',
        cure: 'Adobe : ticket pour réactiver la clé d’un bucket d’Adobe. Bucket à vous : l’administration saisit une clé valable dans le compte externe.',
      },
    },
  },
  {
    id: 'signInRefused',
    sources: ['KA-19458', 'KA-16946'],
    places: ['workflow', 'serverLog', 'soap'],
    match: "xsv-350012\\b|unable to connect with login '[^']{0,80}'\\. make sure",
    anchors: ["unable to connect with login '"],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A sign-in was refused. In a workflow’s journal: the operator it runs as is disabled or unknown.',
        cause:
          'The workflow, or one that the campaign jobs start, still carries the login of somebody who was disabled.',
        cure: 'Admin: in the workflow’s XML source empty the login attribute or name an active operator, save, restart (from inside the campaign if it belongs to one); search others with that login.',
      },
      fr: {
        meaning:
          'Une connexion a été refusée. Dans le journal d’un workflow : l’opérateur sous lequel il s’exécute est désactivé ou inconnu.',
        cause:
          'Le workflow, ou un autre que lancent les traitements de campagnes, porte encore l’identifiant d’une personne désactivée.',
        cure: 'Administration : dans la source XML du workflow, videz l’attribut login ou nommez un opérateur actif, enregistrez, redémarrez (depuis la campagne s’il en fait partie) ; cherchez les autres avec cet identifiant.',
      },
    },
  },
  {
    id: 'deliveryNotInCache',
    sources: ['KA-15983'],
    places: ['workflow', 'serverLog', 'journal'],
    match: 'dlv-490055\\b|failed to load delivery id .{1,24} into the cache',
    anchors: ['failed to load delivery id '],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A process cannot read the delivery it was given: it is gone, or the login may not see it.',
        cause:
          'For an alert behind a query and an enrichment on deliveries: a fault of build 9032. Otherwise a deleted delivery or missing rights.',
        cure: 'Admin: upgrade (repaired in 9330) or take the enrichment away; otherwise check that the delivery exists and that the workflow’s operator can read its folder.',
      },
      fr: {
        meaning:
          'Un traitement ne peut pas lire la diffusion qu’on lui a donnée : elle a disparu, ou l’opérateur ne peut pas la voir.',
        cause:
          'Pour une alerte derrière une requête et un enrichissement sur des diffusions : un défaut du build 9032. Sinon, une diffusion supprimée ou des droits manquants.',
        cure: 'Administration : mettez à niveau (corrigé en 9330) ou retirez l’enrichissement ; sinon vérifiez que la diffusion existe et que l’opérateur du workflow peut lire son dossier.',
      },
    },
  },
  {
    id: 'proofsOfDeletedDelivery',
    sources: ['KA-19398'],
    places: ['workflow', 'serverLog'],
    match: 'unique constraint "nmsdelivery_id"',
    anchors: ['unique constraint "nmsdelivery_id"'],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The campaign jobs (operationMgt) fail, so campaign workflows stay at “Start as soon as possible”.',
        cause: 'Proofs still hang on a parent delivery that somebody deleted; the line gives its number.',
        cure: 'Admin: delete the proofs linked to that number, then restart operationMgt.',
      },
      fr: {
        meaning:
          'Les traitements de campagnes (operationMgt) échouent, et les workflows de campagnes restent à « Démarrage dès que possible ».',
        cause: 'Des BAT dépendent encore d’une diffusion mère que quelqu’un a supprimée ; la ligne donne son numéro.',
        cure: 'Administration : supprimez les BAT liés à ce numéro, puis redémarrez operationMgt.',
      },
    },
  },
  {
    id: 'eventMissing',
    sources: ['KA-22036'],
    places: ['workflow', 'serverLog'],
    match: "scm-120008\\b.{0,80}'event'",
    anchors: [],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A workflow misses the event that another workflow should have raised for it.',
        cause: 'Two workflows that depend on each other were started in the wrong order.',
        cure: 'Marketer or admin: start the workflow that raises the event first and the waiting one after it; keep that order in their schedules.',
      },
      fr: {
        meaning: 'Un workflow n’a pas l’événement qu’un autre workflow aurait dû déclencher pour lui.',
        cause: 'Deux workflows qui dépendent l’un de l’autre ont été démarrés dans le mauvais ordre.',
        cure: 'Marketing ou administration : démarrez d’abord le workflow qui déclenche l’événement, puis celui qui l’attend ; gardez cet ordre dans leurs plannings.',
      },
    },
  },
  {
    id: 'insertColumns',
    sources: ['KA-15749'],
    places: ['workflow', 'serverLog'],
    match: 'insert has more target columns than expressions',
    anchors: ['insert has more target columns than expressions'],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A workflow with calculated XML fields builds an SQL statement that does not fit together.',
        cause: 'A fault of build 9032 before GS10.',
        cure: 'Admin (hosted: Adobe): upgrade to 9032 GS10 or later.',
      },
      fr: {
        meaning: 'Un workflow avec des champs XML calculés construit une instruction SQL incohérente.',
        cause: 'Un défaut du build 9032 avant le GS10.',
        cure: 'Administration (hébergé : Adobe) : passez au 9032 GS10 ou ultérieur.',
      },
    },
  },
  {
    id: 'analyticsRequest',
    sources: ['KA-14794'],
    places: ['workflow', 'serverLog'],
    match: 'you do not have access to view this request',
    anchors: ['you do not have access to view this request'],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The recovery of web events (webAnalyticsGetWebEvents) is refused by Analytics.',
        cause: 'Segment requests that Campaign remembers no longer match those of Analytics.',
        cure: 'Admin: in option NmsWebSegments_LastStates set requestId to 0 for the broken segments (better) or empty the option; run the workflow again.',
      },
      fr: {
        meaning: 'La récupération des événements web (webAnalyticsGetWebEvents) est refusée par Analytics.',
        cause: 'Des demandes de segments que Campaign mémorise ne correspondent plus à celles d’Analytics.',
        cure: 'Administration : dans l’option NmsWebSegments_LastStates, mettez requestId à 0 pour les segments concernés (préférable) ou videz l’option ; relancez le workflow.',
      },
    },
  },
  {
    id: 'tooManyColumns',
    sources: ['KA-14955', 'KA-19457'],
    places: ['workflow', 'serverLog'],
    match: '\\btoo many columns\\b',
    anchors: ['too many columns'],
    area: 'workflow',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A row of the file being loaded has more columns than the load expects.',
        cause:
          'In the audience import: a user or segment id with an extra blank or comma, which separates columns there.',
        cure: 'Admin: find the rows with too many separators, correct them (also at the source, Audience Manager) and load the file again.',
      },
      fr: {
        meaning: 'Une ligne du fichier en cours de chargement a plus de colonnes que le chargement n’en attend.',
        cause:
          'Dans l’import d’audiences : un identifiant d’utilisateur ou de segment avec un espace ou une virgule de trop, qui y sépare les colonnes.',
        cure: 'Administration : trouvez les lignes qui ont trop de séparateurs, corrigez-les (aussi à la source, Audience Manager) et rechargez le fichier.',
      },
    },
  },
  {
    id: 'sftpTilde',
    sources: ['KA-15953'],
    places: ['workflow', 'serverLog'],
    match: 'could not open directory for reading',
    anchors: ['could not open directory for reading'],
    area: 'workflow',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The SFTP sign-in works, but the remote folder cannot be listed and nothing is downloaded.',
        cause: 'Campaign puts ~/ before a relative path; an SFTP server on Windows does not know that sign.',
        cure: 'Admin: upgrade to 20.3.1 or later; until then an absolute path avoids the sign.',
      },
      fr: {
        meaning:
          'La connexion SFTP fonctionne, mais le dossier distant ne peut pas être listé et rien n’est téléchargé.',
        cause: 'Campaign met ~/ devant un chemin relatif ; un serveur SFTP sous Windows ne connaît pas ce signe.',
        cure: 'Administration : passez au 20.3.1 ou ultérieur ; d’ici là, un chemin absolu évite ce signe.',
      },
    },
  },
  {
    id: 'oracleTimeZone',
    sources: ['KA-23316'],
    places: ['workflow', 'journal', 'nlserver'],
    match: 'ora-01805\\b',
    anchors: ['ora-01805'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'dba'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Oracle refuses an operation with dates because client and database differ about time zones.',
        cause:
          'The time zone is not set on the database, or the client has another time-zone file; met after upgrading to 19c.',
        cure: 'Database administrator: set the time zone and bring the Oracle client of the Campaign servers to the same time-zone file. Admin: restart.',
      },
      fr: {
        meaning:
          'Oracle refuse une opération sur des dates, car client et base ne sont pas d’accord sur les fuseaux horaires.',
        cause:
          'Le fuseau horaire n’est pas défini dans la base, ou le client a un autre fichier de fuseaux ; rencontré après le passage en 19c.',
        cure: 'Base de données : définissez le fuseau et donnez au client Oracle des serveurs Campaign le même fichier de fuseaux. Administration : redémarrez.',
      },
    },
  },
  {
    id: 'dateOnlyCancelled',
    sources: ['KA-23951'],
    places: ['workflow', 'serverLog'],
    match: 'canceling statement due to user request.{0,120}truncdate',
    anchors: ['canceling statement due to user request'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['adobe', 'dba'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A query was cancelled after running too long.',
        cause: 'DateOnly() in its conditions makes the database read a whole large table.',
        cure: 'Database administrator (hosted: Adobe): add an index on truncdate(column, 86400, time zone) of that table.',
      },
      fr: {
        meaning: 'Une requête a été annulée après une exécution trop longue.',
        cause: 'DateOnly() dans ses conditions fait lire à la base une grande table entière.',
        cure: 'Base de données (hébergé : Adobe) : ajoutez un index sur truncdate(colonne, 86400, fuseau horaire) de cette table.',
      },
    },
  },
  {
    id: 'zeroRecordMissing',
    sources: ['KA-16945'],
    places: ['nlserver', 'elsewhere'],
    match: '0 id record is missing from the following schemas',
    anchors: ['0 id record is missing from the following schemas'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['dba'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The check before an upgrade finds tables without their record number 0, which links need.',
        cause: 'Somebody emptied a table by direct SQL instead of a workflow.',
        cure: 'Database administrator or admin: insert a row with 0 in all number columns of each table named, by SQL script, and repeat the check.',
      },
      fr: {
        meaning:
          'Le contrôle avant une mise à niveau trouve des tables sans leur enregistrement numéro 0, dont les liens ont besoin.',
        cause: 'Quelqu’un a vidé une table en SQL direct au lieu de passer par un workflow.',
        cure: 'Base de données ou administration : insérez par script SQL une ligne avec 0 dans toutes les colonnes numériques de chaque table nommée, et refaites le contrôle.',
      },
    },
  },
  {
    id: 'bigQueryBoolean',
    sources: ['KA-23348'],
    places: ['workflow', 'serverLog'],
    match: 'has changed type from integer to boolean',
    anchors: ['has changed type from integer to boolean'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'BigQuery refuses rows since a small number is taken for yes/no.',
        cause: 'An older ODBC driver maps 8-bit numbers to the boolean type.',
        cure: 'Admin (hosted: Adobe): update the ODBC driver, or add retainNumericBoolean="true" to option WdbcCapabilities_BigQuery.',
      },
      fr: {
        meaning: 'BigQuery refuse des lignes, car un petit nombre est pris pour un oui/non.',
        cause: 'Un ancien pilote ODBC convertit les nombres sur 8 bits en booléens.',
        cure: 'Administration (hébergé : Adobe) : mettez à jour le pilote ODBC, ou ajoutez retainNumericBoolean="true" à l’option WdbcCapabilities_BigQuery.',
      },
    },
  },
  {
    id: 'bigQueryPermission',
    sources: ['KA-22687'],
    places: ['workflow', 'serverLog'],
    match: 'gauthfailstorageapi',
    anchors: ['gauthfailstorageapi'],
    area: 'database',
    applies: ['v8'],
    role: 'cause',
    who: ['owner'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'BigQuery refuses to read the data that an enrichment needs.',
        cause: 'The service account of the connection lacks a permission in Google’s cloud.',
        cure: 'Owner of the BigQuery project: grant the service account the missing role; then run again.',
      },
      fr: {
        meaning: 'BigQuery refuse de lire les données dont un enrichissement a besoin.',
        cause: 'Le compte de service de la connexion n’a pas une permission nécessaire dans le cloud de Google.',
        cure: 'Propriétaire du projet BigQuery : accordez le rôle manquant au compte de service ; relancez ensuite.',
      },
    },
  },
  {
    id: 'dictionaryKey',
    sources: ['KA-19425'],
    places: ['console'],
    match: 'constraint "xtkdictionarystring_name',
    anchors: ['constraint "xtkdictionarystring_name'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A web application cannot be deleted in the console: its texts collide in the dictionary.',
        cause: 'The dictionary already holds an entry with the key that the line shows.',
        cure: 'Admin: delete the record by a workflow (query on its primary key, update activity with operation delete). It cannot be brought back.',
      },
      fr: {
        meaning:
          'Une application web ne peut pas être supprimée dans la console : ses textes entrent en collision dans le dictionnaire.',
        cause: 'Le dictionnaire a déjà une entrée avec la clé que montre la ligne.',
        cure: 'Administration : supprimez l’enregistrement par un workflow (requête sur sa clé primaire, activité de mise à jour avec l’opération de suppression). Il ne peut pas être récupéré.',
      },
    },
  },
  {
    id: 'deadlock',
    sources: ['KA-23471'],
    places: ['workflow', 'serverLog'],
    match: 'deadlock detected',
    anchors: ['deadlock detected'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'Two jobs waited for each other’s rows, and the database cancelled one of them.',
        cause: 'In the reported case several mcSynch workflows ran at the same minute and updated the same deliveries.',
        cure: 'Admin: let these workflows start at different minutes, then restart the failed one.',
      },
      fr: {
        meaning: 'Deux traitements attendaient chacun les lignes de l’autre, et la base en a annulé un.',
        cause:
          'Dans le cas rapporté, plusieurs workflows mcSynch s’exécutaient à la même minute et modifiaient les mêmes diffusions.',
        cure: 'Administration : faites démarrer ces workflows à des minutes différentes, puis redémarrez celui qui a échoué.',
      },
    },
  },
  {
    id: 'functionMissing',
    sources: ['KA-15875'],
    places: ['workflow', 'serverLog', 'journal'],
    match: 'error:\\s+function [\\w.]+\\([^)]{0,120}\\) does not exist',
    anchors: [') does not exist'],
    area: 'database',
    applies: ['v7'],
    role: 'cause',
    who: ['adobe', 'dba'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'An SQL function that Campaign brings along is missing in the database; queries that use it fail.',
        cause: 'An upgrade of the database engine that was incomplete.',
        cure: 'Database administrator with the admin (hosted: Adobe): create only the missing function, copied from xtk:postgresql-functions.sql. Never run that whole script again: it drops others.',
      },
      fr: {
        meaning: 'Une fonction SQL que Campaign apporte manque dans la base ; les requêtes qui l’utilisent échouent.',
        cause: 'Une mise à niveau incomplète du moteur de base de données.',
        cure: 'Base de données avec l’administration (hébergé : Adobe) : créez uniquement la fonction manquante, copiée de xtk:postgresql-functions.sql. N’exécutez plus jamais ce script entier : il en supprime d’autres.',
      },
    },
  },
  {
    id: 'structureNotUpdated',
    sources: ['KA-19399'],
    places: ['console'],
    match:
      "donnée n'existe pas ou vous n'avez pas accès aux données du détail|data does not exist, or you do not have (the |to )?right",
    anchors: [
      "donnée n'existe pas ou vous n'avez pas accès aux données du détail",
      'data does not exist, or you do not have ',
    ],
    area: 'database',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A record cannot be saved, even with administration rights.',
        cause: 'The schema (here: operators) got a new column, and the database structure was not updated.',
        cure: 'Admin: run the database structure update.',
      },
      fr: {
        meaning: 'Un enregistrement ne peut pas être sauvegardé, même avec les droits d’administration.',
        cause:
          'Le schéma (ici : les opérateurs) a reçu une nouvelle colonne, et la structure de la base n’a pas été mise à jour.',
        cure: 'Administration : lancez la mise à jour de la structure de la base de données.',
      },
    },
  },
  {
    id: 'staleListQuery',
    sources: ['KA-15130'],
    places: ['console'],
    match: 'missing from-clause entry for table',
    anchors: ['missing from-clause entry for table'],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['user'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'A list in the console sends the database a query that does not fit together.',
        cause: 'Stale entries in the console’s local cache.',
        cure: 'User: close the console, clear its hard cache (keep nlclient_cnx.xml) and sign in again.',
      },
      fr: {
        meaning: 'Une liste de la console envoie à la base une requête incohérente.',
        cause: 'Des entrées périmées dans le cache local de la console.',
        cure: 'Utilisateurs : fermez la console, videz son cache dur (gardez nlclient_cnx.xml) et reconnectez-vous.',
      },
    },
  },
  {
    id: 'textForNumber',
    sources: ['KA-15581'],
    places: ['console', 'soap'],
    match: 'bas-010040\\b',
    anchors: [],
    area: 'database',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'A text stands where a number is expected, so the record cannot be read.',
        cause: 'Column and schema differ since a field changed its type.',
        cure: 'Admin (hosted: Adobe): update or repair the database structure.',
      },
      fr: {
        meaning: 'Un texte se trouve là où un nombre est attendu : l’enregistrement ne peut pas être lu.',
        cause: 'Colonne et schéma diffèrent depuis qu’un champ a changé de type.',
        cure: 'Administration (hébergé : Adobe) : mettez à jour ou réparez la structure de la base de données.',
      },
    },
  },
  {
    id: 'temporaryFileForbidden',
    sources: ['KA-16998'],
    places: ['serverLog', 'journal'],
    match: 'bas-010015\\b.{0,160}errno=13',
    anchors: [],
    area: 'servers',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A Campaign process may not write its temporary file, so parts of the delivery are put off.',
        cause: 'Owner or permissions of the temporary folder were changed; Adobe did not find by what.',
        cure: 'On-premise admin: let the Campaign user write in the folder again (look with ls -ld). Hosted: Adobe. The parts can go out afterwards.',
      },
      fr: {
        meaning:
          'Un processus Campaign ne peut pas écrire son fichier temporaire : des parts de la diffusion sont repoussées.',
        cause: 'Le propriétaire ou les permissions du dossier temporaire ont changé ; Adobe n’a pas trouvé par quoi.',
        cure: 'Administration sur site : rendez le dossier accessible en écriture à l’utilisateur de Campaign (regardez avec ls -ld). Hébergé : Adobe. Les parts peuvent ensuite partir.',
      },
    },
  },
  {
    id: 'chrootOwner',
    sources: ['KA-23272'],
    places: ['elsewhere'],
    match: 'bad ownership or modes for chroot directory',
    anchors: ['bad ownership or modes for chroot directory'],
    area: 'servers',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The SFTP server drops the connection; Campaign only shows CRL-290003 and “Failed initialization”.',
        cause: 'The home folder of the SFTP account does not belong to root.',
        cure: 'On-premise admin: give the folder to root. Hosted: Adobe.',
      },
      fr: {
        meaning: 'Le serveur SFTP coupe la connexion ; Campaign n’affiche que CRL-290003 et « Failed initialization ».',
        cause: 'Le dossier personnel du compte SFTP n’appartient pas à root.',
        cure: 'Administration sur site : donnez le dossier à root. Hébergé : Adobe.',
      },
    },
  },
  {
    id: 'missingLibrary',
    sources: ['KA-23889'],
    places: ['nlserver', 'elsewhere'],
    match: 'nlserver: error while loading shared libraries',
    anchors: ['nlserver: error while loading shared libraries'],
    area: 'servers',
    applies: ['v7', 'onPremise'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'nlserver does not start: a library of the operating system is missing (exit status 127).',
        cause: 'The installed package was built for another version of the system, e.g. Red Hat 7 instead of 8.',
        cure: 'Admin: install the Campaign package made for this version of the system, then start the service.',
      },
      fr: {
        meaning: 'nlserver ne démarre pas : une bibliothèque du système d’exploitation manque (code de sortie 127).',
        cause:
          'Le paquet installé a été construit pour une autre version du système, par exemple Red Hat 7 au lieu de 8.',
        cure: 'Administration : installez le paquet Campaign fait pour cette version du système, puis démarrez le service.',
      },
    },
  },
  {
    id: 'javaNotFound',
    sources: ['KA-17288'],
    places: ['serverLog', 'nlserver'],
    match: 'jvm-510037\\b',
    anchors: [],
    area: 'servers',
    applies: ['v7', 'onPremise'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The web module does not start because it cannot find the Java library.',
        cause: 'On Windows, replacing Oracle’s JDK by OpenJDK removes the registry keys that Campaign reads.',
        cure: 'Admin: create the JavaSoft keys for the new JDK, or set USEENV=1 and JVMLIBDIR to the folder of jvm.dll; start web again.',
      },
      fr: {
        meaning: 'Le module web ne démarre pas, car il ne trouve pas la bibliothèque Java.',
        cause: 'Sous Windows, remplacer le JDK d’Oracle par OpenJDK retire les clés de registre que lit Campaign.',
        cure: 'Administration : créez les clés JavaSoft du nouveau JDK, ou mettez USEENV=1 et JVMLIBDIR sur le dossier de jvm.dll ; redémarrez web.',
      },
    },
  },
  {
    id: 'jarNotFound',
    sources: ['KA-15439'],
    places: ['serverLog'],
    match: 'failed to process jar found at url',
    anchors: ['failed to process jar found at url'],
    area: 'servers',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'At its start the web module misses JAR files.',
        cause: 'After an upgrade the classpath in serverConf.xml still names files of the former build.',
        cure: 'Admin (hosted: Adobe): bring the classpath up to the JARs of the new build and restart web.',
      },
      fr: {
        meaning: 'À son démarrage, des fichiers JAR manquent au module web.',
        cause: 'Après une mise à niveau, le classpath de serverConf.xml nomme encore des fichiers de l’ancien build.',
        cure: 'Administration (hébergé : Adobe) : mettez le classpath en accord avec les JAR du nouveau build et redémarrez web.',
      },
    },
  },
  {
    id: 'fusionSchema',
    sources: ['KA-17555'],
    places: ['console', 'nlserver'],
    match: "xml-110011\\b.{0,80}'fusion'",
    anchors: [],
    area: 'servers',
    applies: ['v7', 'onPremise'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'No package can be installed any more.',
        cause: 'The old schema xtk:fusion survived the post-upgrade to 21.1 (9342).',
        cure: 'Admin: nlserver config -postupgrade -allinstances -force; if the schema is still there add -repair; at last the database administrator removes its records.',
      },
      fr: {
        meaning: 'Plus aucun package ne peut être installé.',
        cause: 'L’ancien schéma xtk:fusion a survécu à la post-mise à niveau vers 21.1 (9342).',
        cure: 'Administration : nlserver config -postupgrade -allinstances -force ; si le schéma est toujours là, ajoutez -repair ; en dernier recours, l’administration de la base supprime ses enregistrements.',
      },
    },
  },
  {
    id: 'reservedName',
    sources: ['KA-19397'],
    places: ['nlserver'],
    match: "cannot create folder '[^']{1,200}' since it is already a file",
    anchors: ['since it is already a file'],
    area: 'servers',
    applies: ['onPremise'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The post-upgrade cannot make the folder of an instance on Windows.',
        cause: 'The instance is called like a reserved Windows device, e.g. con, prn, aux, nul, com1, lpt1.',
        cure: 'Admin: never give an instance such a name; set it up under another name.',
      },
      fr: {
        meaning: 'La post-mise à niveau ne peut pas créer le dossier d’une instance sous Windows.',
        cause:
          'L’instance porte le nom d’un périphérique réservé de Windows, par exemple con, prn, aux, nul, com1, lpt1.',
        cure: 'Administration : ne donnez jamais un tel nom à une instance ; recréez-la sous un autre nom.',
      },
    },
  },
  {
    id: 'scriptMemory',
    sources: ['KA-14877'],
    places: ['workflow', 'serverLog', 'journal'],
    match: 'allocation size overflow',
    anchors: ['allocation size overflow'],
    area: 'servers',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe', 'developer'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A script wanted more memory than a Campaign process may use for scripts.',
        cause: 'It read too much at once, e.g. tens of thousands of messages in a delivery’s post-processing.',
        cure: 'Admin (hosted: Adobe): raise maxMB of javaScript in serverConf.xml, e.g. to 512. Developer: read in portions with lineCount.',
      },
      fr: {
        meaning: 'Un script a voulu plus de mémoire qu’un processus Campaign ne peut en donner aux scripts.',
        cause:
          'Il a lu trop d’un coup, par exemple des dizaines de milliers de messages dans le post-traitement d’une diffusion.',
        cure: 'Administration (hébergé : Adobe) : augmentez maxMB de javaScript dans serverConf.xml, par exemple à 512. Développement : lisez par portions avec lineCount.',
      },
    },
  },
  {
    id: 'gatewayTimeout',
    sources: ['KA-14217'],
    places: ['soap', 'elsewhere'],
    match: '\\b504 (gateway )?time-?out|gateway time-?out',
    anchors: ['504 time', '504 gateway', 'gateway timeout', 'gateway time-out'],
    area: 'servers',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe', 'user'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A web server or load balancer before Campaign gave up waiting for the answer to a call.',
        cause:
          'Apache’s RequestReadTimeout (20 s by default) is shorter than the load balancer’s limit and than the call.',
        cure: 'Admin (hosted: Adobe): raise the Apache limit to that of the load balancer, e.g. 60 s. Caller: ask for less at once.',
      },
      fr: {
        meaning: 'Un serveur web ou un répartiteur de charge devant Campaign n’a plus attendu la réponse à un appel.',
        cause:
          'Le RequestReadTimeout d’Apache (20 s par défaut) est plus court que la limite du répartiteur et que l’appel.',
        cure: 'Administration (hébergé : Adobe) : portez la limite d’Apache à celle du répartiteur, par exemple 60 s. Qui appelle : demandez moins d’un coup.',
      },
    },
  },
  {
    id: 'databaseNameUnknown',
    sources: ['KA-22929'],
    places: ['console', 'journal', 'workflow'],
    match: 'could not translate host name',
    anchors: ['could not translate host name'],
    area: 'servers',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A Campaign server cannot find the database server by its name.',
        cause: 'Name resolution fails on one of the instance’s servers, or that server is not well.',
        cure: 'Admin: call /r/test on every server to find the one, repair its DNS and restart it. Hosted: Adobe.',
      },
      fr: {
        meaning: 'Un serveur Campaign ne trouve pas le serveur de base de données par son nom.',
        cause: 'La résolution de noms échoue sur l’un des serveurs de l’instance, ou ce serveur ne va pas bien.',
        cure: 'Administration : appelez /r/test sur chaque serveur pour trouver lequel, réparez son DNS et redémarrez-le. Hébergé : Adobe.',
      },
    },
  },
  {
    id: 'quotasMet',
    sources: ['KA-22154'],
    places: ['message'],
    match: 'messages queued \\(connection quotas met\\)',
    anchors: ['messages queued (connection quotas met)'],
    area: 'deliverability',
    applies: ['all'],
    role: 'cause',
    who: ['marketer', 'admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The MTA reached its own limit for this provider and put the messages off.',
        cause: 'A threshold of the MX rules (mail rule sets) is reached; attempts that fail count as well.',
        cure: 'Marketer: wait for the next attempts. Admin, with a deliverability expert: review the MX rules and reputation before raising a threshold; it protects the IP address.',
      },
      fr: {
        meaning: 'Le MTA a atteint sa propre limite pour ce fournisseur et a repoussé les messages.',
        cause:
          'Un seuil des règles MX (jeux de règles e-mail) est atteint ; les tentatives qui échouent comptent aussi.',
        cure: 'Marketing : attendez les prochaines tentatives. Administration, avec un spécialiste de la délivrabilité : revoyez les règles MX et la réputation avant de relever un seuil ; il protège l’adresse IP.',
      },
    },
  },
  {
    id: 'spamCheckFailed',
    sources: ['KA-24427'],
    places: ['journal', 'console'],
    match: 'dlv-490066\\b|anti-?spam checking failed',
    anchors: ['spam checking failed'],
    area: 'deliverability',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The spam score could not be computed; that says nothing about the content.',
        cause: 'The checking script spamcheck.pl on the server is out of date or broken.',
        cure: 'On-premise admin: update spamcheck.pl in Campaign’s bin folder. Hosted: Adobe. Then check the delivery again.',
      },
      fr: {
        meaning: 'Le score de spam n’a pas pu être calculé ; cela ne dit rien du contenu.',
        cause: 'Le script de contrôle spamcheck.pl du serveur est périmé ou défectueux.',
        cure: 'Administration sur site : mettez à jour spamcheck.pl dans le dossier bin de Campaign. Hébergé : Adobe. Vérifiez ensuite de nouveau la diffusion.',
      },
    },
  },
  {
    id: 'writeRightMissing',
    sources: ['KA-16641'],
    places: ['console', 'soap'],
    match: 'que-370023\\b',
    anchors: [],
    area: 'rights',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The operator lacks the right to write records of the type that the line names.',
        cause:
          'A named right is missing; for web applications also when their template has access control switched on.',
        cure: 'Admin: check the operator’s named rights and groups. For web applications: set the template to anonymous access if others may create them.',
      },
      fr: {
        meaning: 'L’opérateur n’a pas le droit d’écrire des enregistrements du type que nomme la ligne.',
        cause:
          'Un droit nommé manque ; pour les applications web, aussi quand leur modèle a le contrôle d’accès activé.',
        cure: 'Administration : vérifiez les droits nommés et les groupes de l’opérateur. Pour les applications web : mettez le modèle en accès anonyme si d’autres peuvent en créer.',
      },
    },
  },
  {
    id: 'noFolderOfType',
    sources: ['KA-15202'],
    places: ['console', 'soap'],
    match: 'xtk-170060\\b',
    anchors: [],
    area: 'rights',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'There is no folder of that type in which the operator may create records.',
        cause: 'The default folder (here: recipients) was turned into a view instead of adding a separate view.',
        cure: 'Admin: add a real folder of that type, grant the operators access to it, and keep views as folders of their own.',
      },
      fr: {
        meaning: 'Il n’existe aucun dossier de ce type où l’opérateur puisse créer des enregistrements.',
        cause:
          'Le dossier par défaut (ici : les destinataires) a été transformé en vue, au lieu d’ajouter une vue à part.',
        cure: 'Administration : ajoutez un vrai dossier de ce type, donnez-en l’accès aux opérateurs, et gardez les vues comme dossiers à part.',
      },
    },
  },
  {
    id: 'certificateVerify',
    sources: ['KA-17298'],
    places: ['workflow', 'serverLog'],
    match: 'iob-090013\\b.{0,120}certificate verify failed',
    anchors: [],
    area: 'security',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'An HTTPS call of a script fails: the other server’s certificate cannot be verified.',
        cause: 'The certificates of its issuer are not on the Campaign server; met after upgrading to 9188.',
        cure: 'Admin (hosted: Adobe): install these certificates or upgrade to 20.3. WPP_SSL_ALLOW_INSECURE=1 in customer.sh helps for a moment only: it switches the check off.',
      },
      fr: {
        meaning: 'Un appel HTTPS d’un script échoue : le certificat de l’autre serveur ne peut pas être vérifié.',
        cause:
          'Les certificats de son émetteur ne sont pas sur le serveur Campaign ; rencontré après une mise à niveau en 9188.',
        cure: 'Administration (hébergé : Adobe) : installez ces certificats ou passez en 20.3. WPP_SSL_ALLOW_INSECURE=1 dans customer.sh ne dépanne qu’un instant : cela désactive le contrôle.',
      },
    },
  },
  {
    id: 'imsTokenEmpty',
    sources: ['KA-23014'],
    places: ['nlserver'],
    match: 'xsv-350176\\b|ims service token is empty',
    anchors: ['ims service token is empty'],
    area: 'security',
    applies: ['v7'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'pipelined cannot sign in to Adobe’s services; triggers and the like no longer arrive.',
        cause: 'The private key for Adobe I/O is wrong or damaged on this server.',
        cure: 'Admin: keep only the newest key in the developer console, encode it base64 unchanged, run nlserver config -setimsjwtauth on every server. Hosted: Adobe.',
      },
      fr: {
        meaning:
          'pipelined ne peut pas se connecter aux services d’Adobe ; les déclencheurs et autres n’arrivent plus.',
        cause: 'La clé privée pour Adobe I/O est fausse ou abîmée sur ce serveur.',
        cure: 'Administration : ne gardez que la clé la plus récente dans la console développeur, encodez-la en base64 sans la modifier, exécutez nlserver config -setimsjwtauth sur chaque serveur. Hébergé : Adobe.',
      },
    },
  },
  {
    id: 'oldApplicationKey',
    sources: ['KA-17222'],
    places: ['nlserver'],
    match: 'is no longer allowed to get access token',
    anchors: ['is no longer allowed to get access token'],
    area: 'security',
    applies: ['v7', 'onPremise'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'pipelined signs in with a method that Adobe has switched off; triggers from Analytics no longer arrive.',
        cause: 'The instance still uses the old application key, ended in 2021.',
        cure: 'Admin: upgrade Campaign and set up the pipeline’s present way of signing in.',
      },
      fr: {
        meaning:
          'pipelined se connecte d’une manière qu’Adobe a désactivée ; les déclencheurs d’Analytics n’arrivent plus.',
        cause: 'L’instance utilise encore l’ancienne clé d’application, arrêtée en 2021.',
        cure: 'Administration : mettez Campaign à niveau et configurez la connexion actuelle du pipeline.',
      },
    },
  },
  {
    id: 'anonymousAccount',
    sources: ['KA-24392'],
    places: ['serverLog'],
    match: "jst-310034\\b.{0,60}'anonymous account'",
    anchors: [],
    area: 'security',
    applies: ['v7'],
    role: 'noise',
    who: ['nobody'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Harmless noise: an anonymous page takes the rights of the interaction account, as intended.',
        cause: 'Builds before 7.3.2 log this every time.',
        cure: 'Nothing to do; ignore it when searching. Admin: from 7.3.2 it appears only in verbose mode.',
      },
      fr: {
        meaning: 'Bruit sans danger : une page anonyme prend les droits du compte d’interaction, comme prévu.',
        cause: 'Les builds antérieurs à 7.3.2 l’écrivent à chaque fois.',
        cure: 'Rien à faire ; ignorez-la dans vos recherches. Administration : à partir de 7.3.2, elle n’apparaît qu’en mode verbeux.',
      },
    },
  },
  {
    id: 'certificateChain',
    sources: ['KA-21033'],
    places: ['console'],
    match: 'missing from the zip bundle',
    anchors: ['missing from the zip bundle'],
    area: 'security',
    applies: ['hosted'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Control Panel rejects a renewed certificate; the subdomain’s certificate may run out.',
        cause: 'The bundle does not hold the whole chain up to the root.',
        cure: 'Admin: ask the certificate authority for the full chain, or save the missing intermediate certificate into the bundle; upload again. No new request is needed.',
      },
      fr: {
        meaning: 'Le Panneau de contrôle rejette un certificat renouvelé ; celui du sous-domaine peut expirer.',
        cause: 'Le paquet ne contient pas toute la chaîne jusqu’à la racine.',
        cure: 'Administration : demandez la chaîne complète à l’autorité de certification, ou ajoutez au paquet le certificat intermédiaire manquant ; déposez-le de nouveau. Aucune nouvelle demande n’est nécessaire.',
      },
    },
  },
  {
    id: 'emptyLogon',
    sources: ['KA-05406'],
    places: ['workflow', 'serverLog', 'soap'],
    match: "empty return for method 'logon' of (the )?service 'xtk: ?session",
    anchors: ["for method 'logon'"],
    area: 'transactional',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Signing in to the execution instance brought an empty answer; the synchronisation (mcSynch) fails.',
        cause: 'The execution instance was restarting at that minute.',
        cure: 'Admin: compare both times; let the mcSynch workflows start 5–10 minutes past the restart.',
      },
      fr: {
        meaning: 'La connexion à l’instance d’exécution a reçu une réponse vide ; la synchronisation (mcSynch) échoue.',
        cause: 'L’instance d’exécution redémarrait à cette minute.',
        cure: 'Administration : comparez les deux heures ; faites démarrer les workflows mcSynch 5 à 10 minutes après le redémarrage.',
      },
    },
  },
  {
    id: 'registrationToken',
    sources: ['KA-14701', 'KA-19367'],
    places: ['workflow', 'serverLog', 'soap', 'console'],
    match: "'registrationtoken' unknown|parse expression '[^a-z]{0,8}registrationtoken",
    anchors: ['registrationtoken'],
    area: 'transactional',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The execution instance does not know the push token; the mobile channel or the archiving of events (mcSynch) stops.',
        cause: 'The mobile app package is installed on the marketing instance, not on the execution instance.',
        cure: 'On-premise admin: install the package on the execution instance. Hosted: Adobe. Then resume the paused workflow.',
      },
      fr: {
        meaning:
          'L’instance d’exécution ne connaît pas le jeton push ; le canal mobile ou l’archivage des événements (mcSynch) s’arrête.',
        cause:
          'Le package des applications mobiles est installé sur l’instance marketing, pas sur l’instance d’exécution.',
        cure: 'Administration sur site : installez le package sur l’instance d’exécution. Hébergé : Adobe. Reprenez ensuite le workflow en pause.',
      },
    },
  },
  {
    id: 'forbidden403',
    sources: ['KA-16411'],
    places: ['console', 'soap'],
    match: "returned a 'forbidden' type error \\(403\\)",
    anchors: ["returned a 'forbidden' type error (403)"],
    area: 'transactional',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'possible',
    words: {
      en: {
        meaning:
          'Another server refused the call. When publishing a transactional template: the operator may not write there.',
        cause:
          'The operator’s group lacks read and write access to the Administration folder where publishing first creates two templates; or the execution instance refuses.',
        cure: 'Admin: grant the group that folder. If it still fails, check the account that reaches the execution instance. Until then an administrator publishes.',
      },
      fr: {
        meaning:
          'Un autre serveur a refusé l’appel. À la publication d’un modèle transactionnel : l’opérateur ne peut pas y écrire.',
        cause:
          'Le groupe de l’opérateur n’a pas accès en lecture et écriture au dossier Administration, où la publication crée d’abord deux modèles ; ou l’instance d’exécution refuse.',
        cure: 'Administration : donnez ce dossier au groupe. Si cela échoue encore, vérifiez le compte qui joint l’instance d’exécution. D’ici là, un membre de l’administration publie.',
      },
    },
  },
  {
    id: 'smsTooLong',
    sources: ['KA-14890'],
    places: ['message'],
    match: '\\b(sms|text) too long\\b',
    anchors: ['sms too long', 'text too long'],
    area: 'sms',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The SMS was not sent: its text needs more parts than the delivery allows.',
        cause:
          'The text, with its personalised values, passes the delivery setting that limits how many SMS one message may take.',
        cure: 'Marketer: shorten the text (characters outside the GSM alphabet shorten what fits) or raise that setting in the template; send again.',
      },
      fr: {
        meaning: 'Le SMS n’a pas été envoyé : son texte demande plus de parties que la diffusion n’en permet.',
        cause:
          'Le texte, avec ses valeurs personnalisées, dépasse le réglage de la diffusion qui limite le nombre de SMS par message.',
        cure: 'Marketing : raccourcissez le texte (les caractères hors de l’alphabet GSM réduisent la place) ou relevez ce réglage dans le modèle ; envoyez de nouveau.',
      },
    },
  },
  {
    id: 'fcmLegacy',
    sources: ['KA-14713'],
    places: ['message', 'serverLog'],
    match: 'int-150006\\b.{0,160}/fcm/send',
    anchors: [],
    area: 'push',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Android push messages cannot be handed to Google.',
        cause:
          'The app in Campaign uses an old integration key; besides, Google announced the end of this older interface for June 2024.',
        cure: 'Admin: create the Android service and app again, with the HTTP v1 interface where the build offers it; test the connection, then send again.',
      },
      fr: {
        meaning: 'Les notifications push Android ne peuvent pas être remises à Google.',
        cause:
          'L’application dans Campaign utilise une ancienne clé d’intégration ; de plus, Google a annoncé la fin de cette ancienne interface pour juin 2024.',
        cure: 'Administration : recréez le service et l’application Android, avec l’interface HTTP v1 si le build la propose ; testez la connexion, puis envoyez de nouveau.',
      },
    },
  },
  {
    id: 'p12Unreadable',
    sources: ['KA-22067'],
    places: ['serverLog', 'console'],
    match:
      'p12 creation: ioexception|iterationcount must be a positive number|cannot test the connection.{0,12}error: invalid password',
    anchors: ['p12 creation: ioexception', 'iterationcount must be', 'error: invalid password'],
    area: 'push',
    applies: ['v7', 'v8'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The iOS certificate cannot be opened, although its password may be right.',
        cause: 'The .p12 file fails the connector’s integrity check and must be written anew.',
        cure: 'Admin: with openssl extract certificate and key separately and write a new .p12 from both; test again. More detail: ?debug=true on the connector’s URL.',
      },
      fr: {
        meaning: 'Le certificat iOS ne peut pas être ouvert, même si son mot de passe est bon.',
        cause: 'Le fichier .p12 ne passe pas le contrôle d’intégrité du connecteur et doit être réécrit.',
        cure: 'Administration : avec openssl, extrayez séparément le certificat et la clé, écrivez un nouveau .p12 à partir des deux ; testez de nouveau. Plus de détails : ?debug=true dans l’URL du connecteur.',
      },
    },
  },
  {
    id: 'tokenUnregistered',
    sources: ['KA-16414'],
    places: ['message'],
    match: "error=invalidregistration|an error 'unregistered'",
    anchors: ['error=invalidregistration', "an error 'unregistered'"],
    area: 'push',
    applies: ['all'],
    role: 'cause',
    who: ['nobody'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The push service no longer knows this device’s token; it goes to the quarantine.',
        cause: 'A token that has become invalid; with HTTP/2 the service answers at once.',
        cure: 'Nothing to repair. Before 20.1.1 the subscription itself was not disabled: admin: set the flag by a workflow on the quarantine.',
      },
      fr: {
        meaning: 'Le service push ne connaît plus le jeton de cet appareil ; il va en quarantaine.',
        cause: 'Un jeton qui n’est plus valable ; avec HTTP/2, le service répond aussitôt.',
        cure: 'Rien à réparer. Avant 20.1.1, l’abonnement lui-même n’était pas désactivé. Administration : posez l’indicateur par un workflow sur la quarantaine.',
      },
    },
  },
  {
    id: 'apnsSandbox',
    sources: ['KA-14832'],
    places: ['nlserver', 'elsewhere'],
    match: '\\bapns_sandbox\\b',
    anchors: ['apns_sandbox'],
    area: 'push',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'Push messages show as sent but no phone gets them: they go to Apple’s test service.',
        cause: 'The topic for push feedback in the pipelined configuration is wrong, so APNS is mapped to its sandbox.',
        cure: 'On-premise admin: correct topic mccs_push_notifications_feedback in serverConf.xml and restart pipelined. Hosted: Adobe.',
      },
      fr: {
        meaning:
          'Les notifications push sont dites envoyées, mais aucun téléphone ne les reçoit : elles vont au service de test d’Apple.',
        cause:
          'Le sujet des retours push est faux dans la configuration de pipelined, si bien qu’APNS est associé à son bac à sable.',
        cure: 'Administration sur site : corrigez le sujet mccs_push_notifications_feedback dans serverConf.xml et redémarrez pipelined. Hébergé : Adobe.',
      },
    },
  },
  {
    id: 'replicationDelivery',
    sources: ['KA-24269'],
    places: ['journal'],
    match: "replication not confirmed: schema: ?'nms:delivery'",
    anchors: ['replication not confirmed: schema:'],
    area: 'ffda',
    applies: ['v8'],
    role: 'cause',
    who: ['marketer', 'admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The preparation gave up waiting for the delivery’s copy in the cloud database.',
        cause: 'The replication query was slow, mostly because many workflows and deliveries ran at the same time.',
        cure: 'Marketer: prepare again at a calmer hour. Admin: spread the workflows (heatmap) and use the Campaign Burst warehouse. If it stays, Adobe: review the warehouse size.',
      },
      fr: {
        meaning: 'La préparation n’a plus attendu la copie de la diffusion dans la base cloud.',
        cause:
          'La requête de réplication était lente, le plus souvent parce que beaucoup de workflows et de diffusions s’exécutaient en même temps.',
        cure: 'Marketing : relancez la préparation à une heure plus calme. Administration : étalez les workflows (heatmap) et utilisez l’entrepôt Campaign Burst. Si cela persiste, Adobe : revoir la taille de l’entrepôt.',
      },
    },
  },
  {
    id: 'replicationRemoteIds',
    sources: ['KA-23473'],
    places: ['journal'],
    match: "replication not confirmed: schema: ?'nms:dlvmidremoteidrel'",
    anchors: ['replication not confirmed: schema:'],
    area: 'ffda',
    applies: ['v8'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A very large preparation took longer than the confirmations of its copies are remembered.',
        cause: 'Confirmations are kept for 10 minutes; a target of millions with personalisation needs more.',
        cure: 'Admin (hosted: Adobe): in serverConf.xml set keepConfirmationsDelay="3600" on replicationThreadPool, then prepare again.',
      },
      fr: {
        meaning:
          'Une très grande préparation a duré plus longtemps que les confirmations de ses copies ne sont gardées.',
        cause:
          'Les confirmations sont gardées 10 minutes ; une cible de millions de personnes avec personnalisation en demande plus.',
        cure: 'Administration (hébergé : Adobe) : dans serverConf.xml, mettez keepConfirmationsDelay="3600" sur replicationThreadPool, puis relancez la préparation.',
      },
    },
  },
  {
    id: 'stagingDuplicates',
    sources: ['KA-22497'],
    places: ['workflow'],
    match: 'duplicate row detected during dml action',
    anchors: ['duplicate row detected during dml action'],
    area: 'ffda',
    applies: ['v8'],
    role: 'cause',
    who: ['admin', 'dba'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The replication of staged data (ffdaReplicateStagingData) stops; the cloud database no longer gets new recipients.',
        cause: 'Two staged rows share one key, typically with an own composite key on recipients.',
        cure: 'Admin or database administrator: find the doubles in the staging table (GROUP BY key, COUNT above 1), delete them by a workflow, run the replication again.',
      },
      fr: {
        meaning:
          'La réplication des données d’attente (ffdaReplicateStagingData) s’arrête ; la base cloud ne reçoit plus de nouveaux destinataires.',
        cause:
          'Deux lignes en attente ont la même clé, typiquement avec une clé composite personnalisée sur les destinataires.',
        cure: 'Administration ou base de données : trouvez les doublons dans la table d’attente (GROUP BY clé, COUNT supérieur à 1), supprimez-les par un workflow, relancez la réplication.',
      },
    },
  },
  {
    id: 'warehouseTimeout',
    sources: ['KA-22499'],
    places: ['workflow'],
    match: 'reached its statement or warehouse timeout',
    anchors: ['reached its statement or warehouse timeout'],
    area: 'ffda',
    applies: ['v8'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'A query on the cloud database ran into its time limit; the replication of staged data did not finish.',
        cause: 'The warehouse is too small for the amount of staged data.',
        cure: 'Adobe: ticket to enlarge the warehouse for a while, then run again. Admin with an Adobe consultant: shorten NmsCleanup_FfdaStagingDataPurgeDelay (7 days by default).',
      },
      fr: {
        meaning:
          'Une requête sur la base cloud a atteint sa limite de temps ; la réplication des données d’attente ne s’est pas terminée.',
        cause: 'L’entrepôt est trop petit pour la quantité de données en attente.',
        cure: 'Adobe : ticket pour agrandir l’entrepôt quelque temps, puis relancez. Administration avec un consultant d’Adobe : réduisez NmsCleanup_FfdaStagingDataPurgeDelay (7 jours par défaut).',
      },
    },
  },
  {
    id: 'cloudTableMissing',
    sources: ['KA-23307'],
    places: ['workflow'],
    match: "object '[^']{1,160}' does not exist or not authorized",
    anchors: ['does not exist or not authorized'],
    area: 'ffda',
    applies: ['v8'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'A workflow such as ffdaUnicity asks the cloud database for a table that is not there.',
        cause: 'A schema was created, but the database structure was never updated for it.',
        cure: 'Admin: run the database structure update, or delete the schema when the table is not wanted.',
      },
      fr: {
        meaning: 'Un workflow comme ffdaUnicity demande à la base cloud une table qui n’y est pas.',
        cause: 'Un schéma a été créé, mais la structure de la base n’a jamais été mise à jour pour lui.',
        cure: 'Administration : lancez la mise à jour de la structure de la base, ou supprimez le schéma si la table n’est pas voulue.',
      },
    },
  },
  {
    id: 'externalizer',
    sources: ['KA-15275'],
    places: ['console'],
    match: "could not find configuration for (the )?domain 'publish'",
    anchors: ['could not find configuration for '],
    area: 'other',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Templates from Experience Manager do not synchronise.',
        cause: 'The Externalizer of Experience Manager does not know its publish address.',
        cure: 'Admin of Experience Manager: correct the Externalizer settings, then synchronise again.',
      },
      fr: {
        meaning: 'Les modèles d’Experience Manager ne se synchronisent pas.',
        cause: 'L’Externalizer d’Experience Manager ne connaît pas son adresse de publication.',
        cure: 'Administration d’Experience Manager : corrigez les réglages de l’Externalizer, puis synchronisez de nouveau.',
      },
    },
  },
  {
    id: 'duplicateTemplateId',
    sources: ['KA-19344'],
    places: ['console'],
    match: 'duplicate acuuid',
    anchors: ['duplicate acuuid'],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'A mail template of Experience Manager cannot be synchronised: it carries another template’s identity.',
        cause: 'It was copied, and the service user there may not remove the Campaign properties from copies.',
        cure: 'Admin of Experience Manager: give campaign-property-modification-service read and modify rights on the content folder; copy again.',
      },
      fr: {
        meaning:
          'Un modèle d’e-mail d’Experience Manager ne peut pas être synchronisé : il porte l’identité d’un autre modèle.',
        cause:
          'Il a été copié, et l’utilisateur de service n’a pas le droit d’y retirer les propriétés Campaign des copies.',
        cure: 'Administration d’Experience Manager : donnez à campaign-property-modification-service les droits de lecture et de modification sur le dossier de contenu ; refaites la copie.',
      },
    },
  },
  {
    id: 'analyticsBlocked',
    sources: ['KA-22296'],
    places: ['console', 'serverLog'],
    match: 'analyticsapiexception: received 403',
    anchors: ['analyticsapiexception: received 403'],
    area: 'other',
    applies: ['onPremise'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The connection to Adobe Analytics cannot be set up.',
        cause: 'A firewall on the own side blocks the Analytics address.',
        cure: 'Admin: allow the Analytics discovery endpoint in the firewall and try again.',
      },
      fr: {
        meaning: 'La connexion à Adobe Analytics ne peut pas être établie.',
        cause: 'Un pare-feu de votre côté bloque l’adresse d’Analytics.',
        cure: 'Administration : autorisez le point de découverte d’Analytics dans le pare-feu et réessayez.',
      },
    },
  },
  {
    id: 'segmentMapping',
    sources: ['KA-15965'],
    places: ['console'],
    match: 'error while creating the mapping for the .{1,80} segment',
    anchors: ['error while creating the mapping for the '],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A shared audience cannot be saved.',
        cause:
          'The operator lacks the Audience Library product, or the external account has a wrong tenant or server address.',
        cure: 'Admin: assign the product in the Admin Console; check tenant and address in the Adobe Experience Cloud account.',
      },
      fr: {
        meaning: 'Une audience partagée ne peut pas être enregistrée.',
        cause:
          'L’opérateur n’a pas le produit Audience Library, ou le compte externe a un mauvais tenant ou une mauvaise adresse de serveur.',
        cure: 'Administration : attribuez le produit dans l’Admin Console ; vérifiez le tenant et l’adresse du compte Adobe Experience Cloud.',
      },
    },
  },
  {
    id: 'reactionLogLink',
    sources: ['KA-19393'],
    places: ['console'],
    match: 'no link defined between .{1,60} and reaction log tables',
    anchors: ['no link defined between '],
    area: 'other',
    applies: ['v7', 'v8'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A measurement hypothesis cannot be created.',
        cause: 'Tracking logs and reaction logs have no link out of the box.',
        cure: 'Admin: extend nms:remaMatchRcp with the link to nms:trackingLogRcp and update the database structure.',
      },
      fr: {
        meaning: 'Une hypothèse de mesure ne peut pas être créée.',
        cause: 'Les logs de tracking et les logs de réaction n’ont pas de lien d’origine.',
        cure: 'Administration : étendez nms:remaMatchRcp avec le lien vers nms:trackingLogRcp et mettez à jour la structure de la base.',
      },
    },
  },
  {
    id: 'circularExtension',
    sources: ['KA-24175'],
    places: ['console'],
    match: 'circular dependency on schema extension',
    anchors: ['circular dependency on schema extension'],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A schema cannot be saved: it extends itself.',
        cause: 'The extendedSchema attribute names the schema it stands in.',
        cure: 'Admin: remove the attribute; extend another schema and leave the built-in ones alone.',
      },
      fr: {
        meaning: 'Un schéma ne peut pas être enregistré : il s’étend lui-même.',
        cause: 'L’attribut extendedSchema nomme le schéma dans lequel il se trouve.',
        cure: 'Administration : retirez l’attribut ; étendez un autre schéma et ne touchez pas à ceux d’origine.',
      },
    },
  },
  {
    id: 'blankInAddress',
    sources: ['KA-22594'],
    places: ['console'],
    match: "url-140005\\b.{0,60}' +https?'",
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['user'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The console cannot connect because the saved address starts with a blank.',
        cause: 'A blank before https in the connection.',
        cure: 'User: edit the connection and remove the blank.',
      },
      fr: {
        meaning: 'La console ne peut pas se connecter, car l’adresse enregistrée commence par un espace.',
        cause: 'Un espace avant https dans la connexion.',
        cure: 'Utilisateurs : modifiez la connexion et retirez l’espace.',
      },
    },
  },
  {
    id: 'registryKeys',
    sources: ['KA-15766', 'KA-23311'],
    places: ['console'],
    match: 'unable to find (key )?hkey_local_machine\\\\software\\\\neolane',
    anchors: ['hkey_local_machine'],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['user'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The console does not start, mostly after a Windows upgrade or a new installation.',
        cause: 'Its registry keys are missing because it was installed or never started with administration rights.',
        cure: 'User: run the console (or its setup) once as administrator; else clear its hard cache and reinstall.',
      },
      fr: {
        meaning:
          'La console ne démarre pas, le plus souvent après une mise à niveau de Windows ou une nouvelle installation.',
        cause:
          'Ses clés de registre manquent, car elle a été installée ou n’a jamais été lancée avec des droits d’administration.',
        cure: 'Utilisateurs : lancez une fois la console (ou son installation) en tant qu’administrateur ; sinon videz son cache dur et réinstallez-la.',
      },
    },
  },
  {
    id: 'salesforceTime',
    sources: ['KA-16359'],
    places: ['workflow', 'console'],
    match: 'unable to use type "time" of field',
    anchors: ['unable to use type "time" of field'],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The Salesforce wizard cannot map a field that holds a time of day.',
        cause: 'The connector does not support that type.',
        cure: 'Admin: use date and time in Salesforce instead; the types it knows stand in sfdcConnector.js.',
      },
      fr: {
        meaning: 'L’assistant Salesforce ne peut pas mapper un champ qui contient une heure du jour.',
        cause: 'Le connecteur ne prend pas ce type en charge.',
        cure: 'Administration : utilisez une date avec heure dans Salesforce ; les types connus figurent dans sfdcConnector.js.',
      },
    },
  },
  {
    id: 'consoleCache',
    sources: ['KA-23188'],
    places: ['console'],
    match: 'xtk-170092\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['user'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'Signing in with the console fails on one computer only.',
        cause: 'Its local cache is damaged or outdated.',
        cure: 'User: clear the console’s hard cache (keep nlclient_cnx.xml) and sign in again.',
      },
      fr: {
        meaning: 'La connexion avec la console échoue sur un seul ordinateur.',
        cause: 'Son cache local est abîmé ou périmé.',
        cure: 'Utilisateurs : videz le cache dur de la console (gardez nlclient_cnx.xml) et connectez-vous de nouveau.',
      },
    },
  },
  {
    id: 'consoleConnectionExpired',
    sources: ['KA-22927'],
    places: ['console'],
    match: 'http connection expired',
    anchors: ['http connection expired'],
    area: 'other',
    applies: ['v8'],
    role: 'cause',
    who: ['user'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The database update wizard does not open.',
        cause: 'An old local cache of the console.',
        cure: 'User: clear the soft and the hard cache of the console.',
      },
      fr: {
        meaning: 'L’assistant de mise à jour de la base ne s’ouvre pas.',
        cause: 'Un vieux cache local de la console.',
        cure: 'Utilisateurs : videz le cache de la console, d’abord le simple, puis le dur.',
      },
    },
  },
  {
    id: 'webView2',
    sources: ['KA-22417'],
    places: ['console'],
    match: "graphical component '[^']{1,60}' has generated an error",
    anchors: ['has generated an error'],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The content editor of the console is not fully shown and closes with an error.',
        cause: 'The server setting webView2Mode went back to 0.',
        cure: 'Admin (hosted: Adobe): set webView2Mode to 1 in serverConf.xml.',
      },
      fr: {
        meaning: 'L’éditeur de contenu de la console ne s’affiche pas entièrement et se ferme sur une erreur.',
        cause: 'Le réglage serveur webView2Mode est revenu à 0.',
        cure: 'Administration (hébergé : Adobe) : mettez webView2Mode à 1 dans serverConf.xml.',
      },
    },
  },
  {
    id: 'consoleStep',
    sources: ['KA-15812'],
    places: ['console'],
    match: 'bas-010000\\b',
    anchors: [],
    area: 'other',
    applies: ['v7'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'possible',
    words: {
      en: {
        meaning:
          'The console refuses a step that does not fit the present state; met in query and enrichment with “all rows”.',
        cause: 'After choosing all rows, “Next” is still offered and leads into the error.',
        cure: 'Marketer: press Finish instead of Next, then run the workflow.',
      },
      fr: {
        meaning:
          'La console refuse une étape qui ne convient pas à l’état présent ; rencontré dans requête et enrichissement avec « toutes les lignes ».',
        cause: 'Après le choix de toutes les lignes, « Suivant » est encore proposé et mène à l’erreur.',
        cure: 'Marketing : cliquez sur Terminer au lieu de Suivant, puis exécutez le workflow.',
      },
    },
  },
  {
    id: 'consoleScript',
    sources: ['KA-16272'],
    places: ['console'],
    match: 'an error has occurred (with|in) the script on this page',
    anchors: ['the script on this page'],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin', 'adobe'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'The console shows a script error at sign-in; one can go on.',
        cause: 'The memory for scripts on the server is too small now and then.',
        cure: 'Admin (hosted: Adobe): raise maxMB of javaScript in serverConf.xml.',
      },
      fr: {
        meaning: 'La console montre une erreur de script à la connexion ; on peut continuer.',
        cause: 'La mémoire des scripts sur le serveur est parfois trop petite.',
        cure: 'Administration (hébergé : Adobe) : augmentez maxMB de javaScript dans serverConf.xml.',
      },
    },
  },
  {
    id: 'resourcesNotAvailable',
    sources: ['KA-15314'],
    places: ['journal', 'workflow'],
    match: 'dlv-490037\\b',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'likely',
    words: {
      en: {
        meaning:
          'The preparation cannot begin: what it needs, such as the capacity that a typology grants, is not available any more.',
        cause:
          'In the reported case a recurring delivery computed its dates from the time of day, so that its second run lay in the past.',
        cure: 'Marketer: compute extraction and contact date from the moment the delivery is created, e.g. AddMinutes(@created, 10), and prepare again.',
      },
      fr: {
        meaning:
          'La préparation ne peut pas commencer : ce dont elle a besoin, comme la capacité qu’accorde une typologie, n’est plus disponible.',
        cause:
          'Dans le cas rapporté, une diffusion récurrente calculait ses dates d’après l’heure du jour, si bien que sa deuxième exécution se situait dans le passé.',
        cure: 'Marketing : calculez les dates d’extraction et de contact à partir de la création de la diffusion, par exemple AddMinutes(@created, 10), et relancez la préparation.',
      },
    },
  },
  {
    id: 'analysisNotAllowed',
    sources: ['KA-22353'],
    places: ['workflow', 'journal'],
    match: 'dlv-490002\\b',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'The delivery is in a state that allows no new analysis; the text names the state.',
        cause: 'A workflow ran a second time over a delivery activity that is not recurring.',
        cure: 'Marketer: use a recurring delivery in a workflow that runs more than once.',
      },
      fr: {
        meaning: 'La diffusion est dans un état qui n’autorise pas de nouvelle analyse ; le texte nomme cet état.',
        cause: 'Un workflow est passé une deuxième fois sur une activité de diffusion qui n’est pas récurrente.',
        cure: 'Marketing : utilisez une diffusion récurrente dans un workflow qui s’exécute plus d’une fois.',
      },
    },
  },
  {
    id: 'deliveryActionFailed',
    sources: ['KA-15314', 'KA-22353'],
    places: ['workflow', 'serverLog'],
    match: 'wkf-560038\\b',
    anchors: [],
    area: 'workflow',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'A wrapper error: a delivery activity of a workflow failed; the reason is in the journal of the delivery named.',
        cure: 'Open the journal of that delivery and treat the error found there.',
      },
      fr: {
        meaning:
          'Une erreur d’enveloppe : une activité de diffusion d’un workflow a échoué ; la raison se trouve dans le journal de la diffusion nommée.',
        cure: 'Ouvrez le journal de cette diffusion et traitez l’erreur qui s’y trouve.',
      },
    },
  },
  {
    id: 'analysisWithWarnings',
    sources: ['KA-19371'],
    places: ['journal'],
    match: 'dlv-490119\\b',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'The analysis ended, but with warnings; the lines around it say which.' },
      fr: { meaning: 'L’analyse s’est terminée, mais avec des avertissements ; les lignes autour disent lesquels.' },
    },
  },
  {
    id: 'cloudMidSourcingOnly',
    sources: ['KA-22570'],
    places: ['journal'],
    match: 'dlv-491034\\b',
    anchors: [],
    area: 'midSourcing',
    applies: ['v8'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'The mid-sourcing service of this instance takes only deliveries whose people are in the cloud database.',
        cause: 'The target comes from a file whose people are not imported.',
        cure: 'Marketer: load the people into a table of the cloud database first, and target that table with a mapping of its own.',
      },
      fr: {
        meaning:
          'Le service de mid-sourcing de cette instance ne prend que les diffusions dont les personnes sont dans la base cloud.',
        cause: 'La cible vient d’un fichier dont les personnes ne sont pas importées.',
        cure: 'Marketing : chargez d’abord les personnes dans une table de la base cloud, et ciblez cette table avec un mapping dédié.',
      },
    },
  },
  {
    id: 'folderRightMissing',
    sources: ['KA-23011'],
    places: ['journal', 'workflow', 'soap', 'serverLog'],
    match: 'que-370030\\b',
    anchors: [],
    area: 'rights',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The operator has no right on the folder whose number is given, so what lies in it is refused.',
        cause:
          'The folder’s access rights name neither the operator nor one of its groups; a workflow acts with the rights of whoever it runs as. With folders of external accounts, in v7 before 7.3.4: a fault that shows when the delivery has a web analytics account.',
        cure: 'Admin: give the operator’s group the missing right on that folder. For the web analytics account: upgrade to 7.3.4, or remove the account from the delivery.',
      },
      fr: {
        meaning:
          'L’opérateur n’a aucun droit sur le dossier dont le numéro est donné ; ce qui s’y trouve lui est donc refusé.',
        cause:
          'Les droits d’accès du dossier ne nomment ni l’opérateur ni l’un de ses groupes ; un workflow agit avec les droits de l’opérateur sous lequel il s’exécute. Pour les dossiers de comptes externes, en v7 avant 7.3.4 : un défaut visible quand la diffusion a un compte de web analytics.',
        cure: 'Administration : donnez au groupe de l’opérateur le droit manquant sur ce dossier. Pour le compte de web analytics : passez en 7.3.4, ou retirez le compte de la diffusion.',
      },
    },
  },
  {
    id: 'detailHidden',
    sources: ['sdkIssue112'],
    places: ['soap'],
    match: 'sop-330023\\b|do(?:n.?t| not) have the required rights to view the detail',
    anchors: ['rights to view the detail'],
    area: 'rights',
    applies: ['all'],
    role: 'wrapper',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The instance hides why the call failed.',
        cause: 'The security zone of your address does not have showErrors, or your operator may not see details.',
        cure: 'Admin: set showErrors="true" in that security zone while the reason is looked for; the log of the web module on the server names it too.',
      },
      fr: {
        meaning: 'L’instance cache pourquoi l’appel a échoué.',
        cause:
          'La zone de sécurité de votre adresse n’a pas showErrors, ou votre opérateur n’a pas le droit de voir les détails.',
        cure: 'Administration : mettez showErrors="true" dans cette zone de sécurité le temps de chercher la raison ; le log du module web sur le serveur la donne aussi.',
      },
    },
  },
  {
    id: 'scriptDoesNotCompile',
    sources: ['KA-17656', 'KA-18024'],
    places: ['journal', 'message', 'workflow', 'serverLog'],
    match: 'jst-310000\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'A script cannot be compiled; its name, the line and the reason stand behind.',
        cause: 'A mistake in the script or in something it includes: a quote, a bracket, a name that does not exist.',
        cure: 'Developer: open the script that is named, at that line.',
      },
      fr: {
        meaning: 'Un script ne peut pas être compilé ; son nom, la ligne et la raison suivent.',
        cause:
          'Une erreur dans le script ou dans ce qu’il inclut : un guillemet, une parenthèse, un nom qui n’existe pas.',
        cure: 'Développement : ouvrez le script nommé, à cette ligne.',
      },
    },
  },
  {
    id: 'scriptFailed',
    sources: ['KA-15353', 'KA-19458'],
    places: ['journal', 'message', 'workflow', 'serverLog'],
    match: 'scr-160012\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'A script failed; the text says which one, the line beside it says why.' },
      fr: { meaning: 'Un script a échoué ; le texte dit lequel, la ligne voisine dit pourquoi.' },
    },
  },
  {
    id: 'privilegeEscalation',
    sources: ['KA-19478'],
    places: ['console', 'serverLog'],
    match: 'jst-310039\\b',
    anchors: [],
    area: 'security',
    applies: ['v7', 'v8'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A page may not take on the rights of another account, as its preview would need.',
        cause: 'Option XtkSecurity_Allow_PrivilegeEscalation is missing or not 1.',
        cure: 'Admin: set that option to 1, if your rules of security allow it.',
      },
      fr: {
        meaning: 'Une page n’a pas le droit de prendre les droits d’un autre compte, comme son aperçu le demanderait.',
        cause: 'L’option XtkSecurity_Allow_PrivilegeEscalation manque ou ne vaut pas 1.',
        cure: 'Administration : mettez cette option à 1, si vos règles de sécurité le permettent.',
      },
    },
  },
  {
    id: 'downloadFailed',
    sources: ['KA-15253', 'KA-15953'],
    places: ['workflow', 'serverLog'],
    match: 'crl-290002\\b',
    anchors: [],
    area: 'workflow',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'A file could not be fetched from another server; the lines beside it say why.' },
      fr: { meaning: 'Un fichier n’a pas pu être récupéré d’un autre serveur ; les lignes voisines disent pourquoi.' },
    },
  },
  {
    id: 'uploadFailed',
    sources: ['KA-23272'],
    places: ['workflow', 'serverLog'],
    match: 'crl-290003\\b',
    anchors: [],
    area: 'workflow',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'A file could not be put on another server; the lines beside it say why.' },
      fr: { meaning: 'Un fichier n’a pas pu être déposé sur un autre serveur ; les lignes voisines disent pourquoi.' },
    },
  },
  {
    id: 'tlsFailed',
    sources: ['KA-17298'],
    places: ['workflow', 'serverLog'],
    match: 'iob-090020\\b',
    anchors: [],
    area: 'security',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'The library for encrypted connections reports an error; its own words stand behind.' },
      fr: { meaning: 'La bibliothèque des connexions chiffrées signale une erreur ; ses propres mots suivent.' },
    },
  },
  {
    id: 'oracleRefuses',
    sources: ['KA-23316'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'ora-210000\\b',
    anchors: [],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['dba'],
    certainty: 'possible',
    words: {
      en: { meaning: 'Oracle refused a statement; its own error (ORA-…) stands behind.' },
      fr: { meaning: 'Oracle a refusé une instruction ; sa propre erreur (ORA-…) suit.' },
    },
  },
  {
    id: 'notImplemented',
    sources: ['KA-23014'],
    places: ['serverLog', 'nlserver'],
    match: 'bas-010007\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'Something was asked for that this build does not do; the line above says what.' },
      fr: { meaning: 'On a demandé quelque chose que ce build ne fait pas ; la ligne au-dessus dit quoi.' },
    },
  },
  {
    id: 'wrongState',
    sources: ['KA-19458'],
    places: ['workflow', 'serverLog', 'console'],
    match: 'bas-010003\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: {
        meaning:
          'An operation does not fit the present state of what it is about; the lines beside it name the operation.',
      },
      fr: {
        meaning:
          'Une opération ne convient pas à l’état présent de son objet ; les lignes voisines nomment l’opération.',
      },
    },
  },
  {
    id: 'serviceSignInFailed',
    sources: ['KA-23014'],
    places: ['nlserver', 'serverLog'],
    match: 'xtk-170065\\b',
    anchors: [],
    area: 'security',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'possible',
    words: {
      en: { meaning: 'Signing in to a service of Adobe failed; its answer stands behind.' },
      fr: { meaning: 'La connexion à un service d’Adobe a échoué ; sa réponse suit.' },
    },
  },
  {
    id: 'expressionTooDeep',
    sources: ['KA-14146'],
    places: ['workflow', 'soap', 'serverLog'],
    match: 'xtk-170017\\b',
    anchors: [],
    area: 'other',
    applies: ['all', 'standard'],
    role: 'cause',
    who: ['admin'],
    certainty: 'possible',
    words: {
      en: {
        meaning: 'An expression nests deeper than Campaign allows.',
        cause: 'Met when a workflow with a long history was deleted.',
        cure: 'Admin: purge the history of that workflow, then delete it.',
      },
      fr: {
        meaning: 'Une expression est plus imbriquée que Campaign ne le permet.',
        cause: 'Rencontré à la suppression d’un workflow au long historique.',
        cure: 'Administration : purgez l’historique de ce workflow, puis supprimez-le.',
      },
    },
  },
  {
    id: 'operandMissing',
    sources: ['KA-14146'],
    places: ['workflow', 'soap', 'serverLog'],
    match: 'xtk-170037\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: { meaning: 'An operand is missing in an expression; the text names the operator.' },
      fr: { meaning: 'Il manque un opérande dans une expression ; le texte nomme l’opérateur.' },
    },
  },
  {
    id: 'xmlUnreadable',
    sources: ['KA-17780'],
    places: ['console', 'soap', 'serverLog'],
    match: 'xml-110018\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: { meaning: 'A text is no well-formed XML; place and reason stand beside it.' },
      fr: { meaning: 'Un texte n’est pas du XML bien formé ; l’endroit et la raison figurent à côté.' },
    },
  },
  {
    id: 'noTarget',
    sources: ['sdk'],
    places: ['journal', 'soap', 'workflow'],
    match: 'dlv-490009\\b',
    anchors: [],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: { meaning: 'The delivery has no target population.' },
      fr: { meaning: 'La diffusion n’a pas de population cible.' },
    },
  },
  {
    id: 'httpAnswer',
    sources: ['triggers'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'int-150012\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: { meaning: 'An HTTP query was answered with an error; its status stands behind.' },
      fr: { meaning: 'Une requête HTTP a reçu une erreur ; son statut suit.' },
    },
  },
  {
    id: 'urlNotPermitted',
    sources: ['urlPermissions'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'jst-310026\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A script called a web address that this instance does not allow.',
        cause: 'The host is not listed in urlPermission of serverConf.xml.',
        cure: 'Admin: add the host to urlPermission and have the configuration read again; hosted: the Control Panel, or Adobe.',
      },
      fr: {
        meaning: 'Un script a appelé une adresse web que cette instance n’autorise pas.',
        cause: 'L’hôte ne figure pas dans urlPermission de serverConf.xml.',
        cure: 'Admin : ajouter l’hôte à urlPermission et faire relire la configuration ; hébergé : le panneau de contrôle, ou Adobe.',
      },
    },
  },
  {
    id: 'scriptOrAddress',
    sources: ['urlPermissions'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'jst-310027\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'possible',
    words: {
      en: { meaning: 'A script failed, or uses a URL that urlPermission does not allow; the text says which.' },
      fr: {
        meaning:
          'Un script a échoué, ou utilise une URL que urlPermission n’autorise pas ; le texte dit lequel des deux.',
      },
    },
  },
  {
    id: 'odbcRefuses',
    sources: ['teradata'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'odb-240000\\b',
    anchors: [],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['dba'],
    certainty: 'possible',
    words: {
      en: { meaning: 'An error of an ODBC driver, for instance because the driver or the data source is not found.' },
      fr: {
        meaning:
          'Une erreur d’un pilote ODBC, par exemple parce que le pilote ou la source de données est introuvable.',
      },
    },
  },
  {
    id: 'postgresRefuses',
    sources: ['workflowErrors'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'pgs-220000\\b',
    anchors: [],
    area: 'database',
    applies: ['all'],
    role: 'cause',
    who: ['dba'],
    certainty: 'possible',
    words: {
      en: { meaning: 'PostgreSQL refused a statement; its own error stands behind.' },
      fr: { meaning: 'PostgreSQL a refusé une instruction ; sa propre erreur suit.' },
    },
  },
  {
    id: 'restCallFailed',
    sources: ['externalSignal'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'rst-360011\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'A call of the REST API failed; the lines below say why.' },
      fr: { meaning: 'Un appel de l’API REST a échoué ; les lignes en dessous disent pourquoi.' },
    },
  },
  {
    id: 'wrongParameters',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'sop-330006\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'certain',
    words: {
      en: { meaning: 'A SOAP call with wrong parameters.' },
      fr: { meaning: 'Un appel SOAP avec de mauvais paramètres.' },
    },
  },
  {
    id: 'methodFailed',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'sop-330011\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: { meaning: 'A SOAP method failed; the lines beside it say why.' },
      fr: { meaning: 'Une méthode SOAP a échoué ; les lignes voisines disent pourquoi.' },
    },
  },
  {
    id: 'dateIncomplete',
    sources: ['teradata'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'tim-030008\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: {
        meaning:
          'A date could not be read: characters are missing. With an external database the driver is often not installed properly.',
      },
      fr: {
        meaning:
          'Une date n’a pas pu être lue : il manque des caractères. Avec une base externe, le pilote est souvent mal installé.',
      },
    },
  },
  {
    id: 'dateForm',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'tim-030009\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: { meaning: 'A date or time is not written the way Campaign expects it.' },
      fr: { meaning: 'Une date ou une heure n’est pas écrite comme Campaign l’attend.' },
    },
  },
  {
    id: 'statementFailed',
    sources: ['releaseNotes'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'wdb-200001\\b',
    anchors: [],
    area: 'database',
    applies: ['all'],
    role: 'wrapper',
    who: ['dba'],
    certainty: 'certain',
    words: {
      en: { meaning: 'An SQL statement could not be executed; the error of the database stands beside it.' },
      fr: { meaning: 'Une instruction SQL n’a pas pu être exécutée ; l’erreur de la base figure à côté.' },
    },
  },
  {
    id: 'recordGone',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'wdb-200011\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: { meaning: 'The requested record does not exist.' },
      fr: { meaning: 'L’enregistrement demandé n’existe pas.' },
    },
  },
  {
    id: 'sessionOver',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'xsv-350008\\b',
    anchors: [],
    area: 'security',
    applies: ['all'],
    role: 'cause',
    who: ['user'],
    certainty: 'certain',
    words: {
      en: { meaning: 'The session has expired or is not valid; sign in again.' },
      fr: { meaning: 'La session a expiré ou n’est pas valable ; reconnectez-vous.' },
    },
  },
  {
    id: 'securityZone',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'xsv-350013\\b',
    anchors: [],
    area: 'security',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: { meaning: 'The address from which the call comes is in no security zone that allows it.' },
      fr: { meaning: 'L’adresse d’où vient l’appel n’est dans aucune zone de sécurité qui le permette.' },
    },
  },
  {
    id: 'expressionUnreadable',
    sources: ['externalSignal'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'xtk-170006\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: { meaning: 'An expression could not be parsed.' },
      fr: { meaning: 'Une expression n’a pas pu être analysée.' },
    },
  },
  {
    id: 'sqlNotAllowed',
    sources: ['sdk'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'xtk-170016\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: { meaning: 'A query contains SQL, or a function, that this instance does not allow there.' },
      fr: { meaning: 'Une requête contient du SQL, ou une fonction, que cette instance n’y autorise pas.' },
    },
  },
  {
    id: 'schemaGone',
    sources: ['releaseNotes'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'xtk-170024\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['anyone'],
    certainty: 'possible',
    words: {
      en: { meaning: 'A schema is not defined here, for instance a temporary one that is gone.' },
      fr: { meaning: 'Un schéma n’est pas défini ici, par exemple un schéma temporaire qui a disparu.' },
    },
  },
  {
    id: 'attributeGone',
    sources: ['workflowErrors'],
    places: ['journal', 'workflow', 'serverLog', 'soap'],
    match: 'xtk-170036\\b',
    anchors: [],
    area: 'other',
    applies: ['all'],
    role: 'cause',
    who: ['developer'],
    certainty: 'possible',
    words: {
      en: { meaning: 'An expression could not be parsed, mostly because an attribute does not exist in the schema.' },
      fr: {
        meaning:
          'Une expression n’a pas pu être analysée, le plus souvent parce qu’un attribut n’existe pas dans le schéma.',
      },
    },
  },
  {
    id: 'temporaryFilesMoved',
    sources: ['temporaryFiles'],
    places: ['journal', 'serverLog', 'message'],
    match: 'errno=18\\b|invalid cross-device link',
    anchors: ['errno=18', 'invalid cross-device link'],
    area: 'servers',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A temporary file cannot be moved to where the MTA reads it.',
        cause: 'The folder /tmp and Campaign’s var folder lie on different devices.',
        cure: 'On-premise admin: make a tmp folder below var, let TMPDIR point to it in customer.sh and restart the processes. Hosted: Adobe.',
      },
      fr: {
        meaning: 'Un fichier temporaire ne peut pas être déplacé là où le MTA le lit.',
        cause: 'Le dossier /tmp et le dossier var de Campaign se trouvent sur des périphériques différents.',
        cure: 'Administration sur site : créez un dossier tmp sous var, faites-y pointer TMPDIR dans customer.sh et redémarrez les processus. Hébergé : Adobe.',
      },
    },
  },
  {
    id: 'diskFull',
    sources: ['temporaryFiles'],
    places: ['journal', 'serverLog', 'message'],
    match: 'errno=28\\b|no space left on device',
    anchors: ['errno=28', 'no space left on device'],
    area: 'servers',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'A disk of the server is full; nothing more can be written there.',
        cause: 'Logs, temporary files, exports or crash dumps have filled it.',
        cure: 'Admin (hosted: Adobe): make room, old logs and temporary files first, then find what grows.',
      },
      fr: {
        meaning: 'Un disque du serveur est plein ; plus rien ne peut y être écrit.',
        cause: 'Des logs, des fichiers temporaires, des exports ou des vidages mémoire l’ont rempli.',
        cure: 'Administration (hébergé : Adobe) : faites de la place, d’abord avec les vieux logs et fichiers temporaires, puis cherchez ce qui grossit.',
      },
    },
  },
  {
    id: 'pipelineTokenEmpty',
    sources: ['triggers'],
    places: ['nlserver', 'serverLog'],
    match: 'jwt token is (?:empty|missing)',
    anchors: ['jwt token is '],
    area: 'security',
    applies: ['v7'],
    role: 'cause',
    who: ['admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'pipelined cannot sign in to Adobe’s services: its token is empty.',
        cause: 'The technical account, or the organisation’s id, is not set up on this server.',
        cure: 'Admin: set up the technical account with nlserver config -setimsjwtauth, check IMSOrgId and restart pipelined. Hosted: Adobe.',
      },
      fr: {
        meaning: 'pipelined ne peut pas se connecter aux services d’Adobe : son jeton est vide.',
        cause: 'Le compte technique, ou l’identifiant de l’organisation, n’est pas configuré sur ce serveur.',
        cure: 'Administration : configurez le compte technique avec nlserver config -setimsjwtauth, vérifiez IMSOrgId et redémarrez pipelined. Hébergé : Adobe.',
      },
    },
  },
  {
    id: 'personalisedTwice',
    sources: ['deliveryTroubleshooting'],
    places: ['journal'],
    match: 'count of messages? prepared \\(\\d+\\) is greater than the number of messages? to send',
    anchors: ['is greater than the number of message'],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The personalisation gave more rows than there are people: somebody stands in it several times.',
        cause: 'Duplicates in the data that personalise, e.g. a link to several records of one person.',
        cure: 'Marketer: remove the duplicates from these data, e.g. with a deduplication in the workflow, and prepare again.',
      },
      fr: {
        meaning:
          'La personnalisation a donné plus de lignes qu’il n’y a de personnes : quelqu’un y figure plusieurs fois.',
        cause:
          'Des doublons dans les données de personnalisation, par exemple un lien vers plusieurs enregistrements d’une personne.',
        cure: 'Marketing : retirez les doublons de ces données, par exemple avec une déduplication dans le workflow, et relancez la préparation.',
      },
    },
  },
  {
    id: 'fieldNotDefined',
    sources: ['deliveryTroubleshooting'],
    places: ['journal', 'message', 'serverLog'],
    match: "content (?:html|text)content'? line \\d+:.{1,80} is not defined",
    anchors: [' is not defined'],
    area: 'preparation',
    applies: ['all'],
    role: 'cause',
    who: ['marketer'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The content uses a name that does not exist for this delivery; the line is given.',
        cause: 'A field of the personalisation that the target does not carry, or a mistake in its name.',
        cure: 'Marketer: correct the field in the content at that line, or carry it along in the workflow; send a proof before going on.',
      },
      fr: {
        meaning: 'Le contenu utilise un nom qui n’existe pas pour cette diffusion ; la ligne est donnée.',
        cause: 'Un champ de personnalisation que la cible ne porte pas, ou une faute dans son nom.',
        cure: 'Marketing : corrigez le champ dans le contenu à cette ligne, ou transmettez-le dans le workflow ; envoyez un BAT avant de continuer.',
      },
    },
  },
  {
    id: 'affinityNotOnMid',
    sources: ['releaseNotes'],
    places: ['journal', 'serverLog', 'message'],
    match: 'ipaffinity \\S{1,200} is not found on mid server',
    anchors: [' is not found on mid server'],
    area: 'midSourcing',
    applies: ['all'],
    role: 'cause',
    who: ['admin'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'The mid-sourcing server does not know the IP affinity of the delivery.',
        cause:
          'No affinity of that name is configured there; on a mid-sourcing server the name reads operator.affinity.group.',
        cure: 'Admin of the mid-sourcing server (hosted: Adobe): configure the affinity. Marketer: or choose another one.',
      },
      fr: {
        meaning: 'Le serveur de mid-sourcing ne connaît pas l’affinité IP de la diffusion.',
        cause:
          'Aucune affinité de ce nom n’y est configurée ; sur un serveur de mid-sourcing, le nom s’écrit opérateur.affinité.groupe.',
        cure: 'Administration du serveur de mid-sourcing (hébergé : Adobe) : configurez l’affinité. Marketing : ou choisissez-en une autre.',
      },
    },
  },
  {
    id: 'midSourcingTimeout',
    sources: ['performance'],
    places: ['journal', 'serverLog'],
    match: 'appenddeliverypart.{0,400}\\b408\\b',
    anchors: ['appenddeliverypart'],
    area: 'midSourcing',
    applies: ['all'],
    role: 'cause',
    who: ['dba', 'admin'],
    certainty: 'likely',
    words: {
      en: {
        meaning: 'Handing messages to the mid-sourcing server took too long (HTTP 408).',
        cause: 'Often a database of the marketing instance that needs vacuum and new indexes.',
        cure: 'Database administrator: vacuum and reindex. Admin: restart the scheduled and failed workflows afterwards.',
      },
      fr: {
        meaning: 'La remise des messages au serveur de mid-sourcing a été trop longue (HTTP 408).',
        cause: 'Souvent la base de l’instance marketing, qui a besoin d’un vacuum et de nouveaux index.',
        cure: 'Base de données : vacuum et réindexation. Administration : redémarrez ensuite les workflows planifiés et en échec.',
      },
    },
  },
  {
    id: 'automaticReply',
    sources: ['deliveryTroubleshooting'],
    places: ['message', 'serverLog'],
    match: "rule 'auto_?repl(?:y|ies)[^']{0,40}' has matched",
    anchors: ["rule 'auto"],
    area: 'quarantine',
    applies: ['all'],
    role: 'noise',
    who: ['nobody'],
    certainty: 'certain',
    words: {
      en: {
        meaning: 'Harmless: the recipient’s mailbox answered by itself (an absence, say); the message arrived.',
        cure: 'Nothing to do.',
      },
      fr: {
        meaning:
          'Sans gravité : la boîte du destinataire a répondu d’elle-même (une absence, par exemple) ; le message est arrivé.',
        cure: 'Rien à faire.',
      },
    },
  },
  {
    id: 'serverNotReached',
    sources: ['KA-14724'],
    places: ['journal', 'workflow', 'serverLog'],
    match: 'communication error with (?:the )?server: please make sure',
    anchors: ['please make sure'],
    area: 'midSourcing',
    applies: ['all'],
    role: 'wrapper',
    who: ['anyone'],
    certainty: 'certain',
    words: {
      en: {
        meaning:
          'Another server of Campaign, mostly the mid-sourcing one, did not do what was asked; its own answer stands behind.',
      },
      fr: {
        meaning:
          'Un autre serveur de Campaign, le plus souvent celui de mid-sourcing, n’a pas fait ce qui était demandé ; sa propre réponse suit.',
      },
    },
  },
  {
    id: 'limitsOfLogin',
    sources: ['modules'],
    places: ['nlserver'],
    match: 'ignoring ulimit -c',
    anchors: ['ignoring ulimit -c'],
    area: 'servers',
    applies: ['onPremise'],
    role: 'noise',
    who: ['nobody'],
    certainty: 'certain',
    words: {
      en: { meaning: 'Harmless: the start script raises the limit for crash dumps by itself.', cure: 'Nothing to do.' },
      fr: {
        meaning: 'Sans gravité : le script de démarrage relève de lui-même la limite des vidages mémoire.',
        cure: 'Rien à faire.',
      },
    },
  },
];
