using System.Buffers;

namespace Platform.Mail;

/// <summary>The words of responders, challenges and receipts. They count with other evidence only.</summary>
internal static class AutoReplyPhrases
{
    /// <summary>What programs put before the original subject of an out-of-office answer.</summary>
    public static readonly string[] Subjects =
    [
        "automatic reply", "automatic response", "automatic message", "automated reply", "automated response", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "auto:", "autoresponder", "[auto]", "(auto)", "out of office", "out-of-office", "ooo", "out of the office", "[ooo", "away from my mail",
        "away from the office", "i am away", "i'm away", "on vacation", "on holiday", "on annual leave", "on leave", "vacation", "absence", "absence notification", "i am out of", "i'm out of", "currently out", "temporarily unavailable", "maternity leave", "parental leave", "no longer with", "no longer works", "your message has been received",
        "réponse automatique", "reponse automatique", "réponse d'absence", "absence du bureau", "absent du bureau", "absent(e) du bureau", "message d'absence", "en congé", "en congés", "absence :", "notification d'absence", "hors du bureau", "je suis absent",
        "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausencia", "estoy de vacaciones", "de vacaciones", "contestación automática", "autorespuesta", "mensaje automático", "automatische antwort", "abwesenheitsnotiz", "abwesenheit", "abwesend", "nicht im büro", "außer haus", "urlaub", "ich bin im urlaub", "automatische rückantwort", "eingangsbestätigung",
        "risposta automatica", "fuori sede", "fuori ufficio", "assenza", "assente", "resposta automática", "resposta automatica", "fora do escritório", "ausência", "ausencia temporária", "férias", "mensagem automática", "automatisch antwoord", "automatische beantwoording", "afwezig", "afwezigheid", "niet aanwezig", "automatische reactie",
        "trả lời tự động", "thư trả lời tự động", "tự động trả lời", "vắng mặt", "nghỉ phép", "phản hồi tự động", "自动回复", "自動回覆", "自动答复", "自動回信", "自動返信", "自動応答", "不在", "不在通知", "休暇", "外出", "假期", "自动应答", "부재중", "자동 회신", "자동 응답",
        "automatyczna odpowiedź", "autoodpowiedź", "odpowiedź automatyczna", "nieobecność", "poza biurem", "urlop", "автоответ", "автоматический ответ", "автоматична відповідь", "вне офиса", "отсутствие", "в отпуске", "автоматическое сообщение", "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "frånvarande", "fravær", "ikke til stede", "ikke på kontoret", "ferie",
        "automaattinen vastaus", "poissaoloilmoitus", "poissa", "otomatik yanıt", "otomatik cevap", "ofis dışında", "automatická odpověď", "automatická odpoveď", "nepřítomnost", "automatikus válasz", "házon kívül", "răspuns automat", "automatski odgovor", "αυτόματη απάντηση", "εκτός γραφείου", "תשובה אוטומטית", "رد تلقائي", "خارج المكتب", "balasan otomatis", "resposta automàtica",
    ];

    /// <summary>What such an answer says in its first lines.</summary>
    public static readonly SearchValues<string> Bodies = SearchValues.Create(
        [
            "i am out of the office", "i'm out of the office", "i am currently out", "i'm currently out", "i will be out", "i'll be out of", "out of the office", "out of office", "i am on vacation", "i'm on vacation", "i am on leave", "i am on annual leave", "i am away", "i'm away", "i am on holiday", "limited access to e-mail", "limited access to email", "limited access to my email",
            "will respond when i return", "will reply when i return", "upon my return", "on my return", "when i return", "in my absence", "during my absence", "for urgent matters", "in urgent cases", "please contact my colleague", "i am no longer with", "i no longer work", "this is an automated", "this is an automatic", "this mailbox is not monitored", "do not reply to this", "please do not reply", "we have received your message", "we have received your email", "we have received your request", "we will get back to you", "will get back to you within", "thank you for contacting", "your ticket number", "your request has been received",
            "je suis absent", "je suis actuellement absent", "je suis en congé", "serai de retour", "en mon absence", "pendant mon absence", "absent du bureau", "ceci est un message automatique", "ceci est une réponse automatique", "nous avons bien reçu votre", "merci de ne pas répondre",
            "estoy fuera de la oficina", "me encuentro fuera", "estaré fuera", "estaré ausente", "estoy de vacaciones", "durante mi ausencia", "en mi ausencia", "este es un mensaje automático", "hemos recibido su", "no responda a este",
            "ich bin nicht im büro", "ich bin derzeit nicht", "ich bin zurzeit nicht", "ich bin zur zeit nicht", "ich bin im urlaub", "ich befinde mich", "ich bin ab dem", "ich bin bis zum", "bin ich wieder", "nicht im hause", "in dringenden fällen", "während meiner abwesenheit", "ihre nachricht wird nicht weitergeleitet", "ihre e-mail wird nicht weitergeleitet", "dies ist eine automatische", "diese nachricht wurde automatisch", "wir haben ihre anfrage erhalten",
            "sono fuori ufficio", "sarò assente", "sono assente", "in mia assenza", "questo è un messaggio automatico", "estou fora do escritório", "estarei ausente", "estou de férias", "encontro-me ausente", "na minha ausência", "esta é uma mensagem automática", "ik ben afwezig", "ik ben niet aanwezig", "tijdens mijn afwezigheid", "ik ben met vakantie", "ik ben weer bereikbaar", "dit is een automatisch",
            "tôi đang nghỉ", "tôi hiện không có mặt", "tôi sẽ vắng mặt", "đang đi công tác", "đây là thư tự động", "đây là email tự động", "chúng tôi đã nhận được", "我目前不在", "我正在休假", "我在休假", "我将不在", "外出期间", "休假期间", "此邮件为自动", "这是一封自动", "您的邮件已收到", "已收到您的", "不在にして", "休暇を", "自動返信", "자동으로 발송",
            "jestem nieobecn", "przebywam na urlopie", "będę nieobecn", "to jest automatyczna", "wiadomość wygenerowana automatycznie", "меня нет в офисе", "я в отпуске", "нахожусь в отпуске", "буду отсутствовать", "это автоматическое", "jag är inte på kontoret", "jag är bortrest", "jag är ledig", "jag har semester", "detta är ett automatiskt", "jeg er ikke på kontoret", "jeg har ferie", "jeg er på ferie", "dette er en automatisk", "olen lomalla", "olen poissa", "ofis dışındayım", "izindeyim", "jsem mimo kancelář", "szabadságon vagyok",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>How a ticket system says that it has taken a mail. No customer tells a shop that.</summary>
    public static readonly SearchValues<string> Acknowledgements = SearchValues.Create(
        [
            "have received your request", "have received your message", "have received your email", "have received your e-mail", "have received your enquiry", "have received your inquiry", "your request has been received", "your message has been received", "your ticket has been", "ticket has been created", "ticket has been opened", "case has been created", "case has been opened", "a new ticket", "your ticket number", "your case number", "ticket id:",
            "avons bien reçu votre", "votre demande a bien été", "numéro de ticket", "hemos recibido su", "hemos recibido tu", "su solicitud ha sido", "número de ticket", "haben ihre anfrage erhalten", "ihre anfrage ist bei uns eingegangen", "ticketnummer", "abbiamo ricevuto la", "recebemos a sua", "wij hebben uw bericht ontvangen", "chúng tôi đã nhận được yêu cầu", "chúng tôi đã nhận được thư", "您的请求已收到", "您的工单", "工单号",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What challenge-response systems write (RFC 3834 §1 counts them as responders).</summary>
    public static readonly SearchValues<string> Challenges = SearchValues.Create(
        [
            "please confirm your message", "confirm that you are a human", "prove that you are human", "verify that you are a human", "verification required for your email", "sender address verification", "to have your message delivered", "your message is being held", "your email is being held", "has been placed on hold until", "click the link below to verify your email", "spam arrest", "boxbe",
            "messages from this address will be delivered", "requires verification", "is not yet on my list of approved senders", "add you to my approved senders", "add yourself to my list", "guest list", "confirm this request by replying", "uol anti-spam", "antispam uol", "confirmez votre message", "confirmar que usted es una persona",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static readonly ImmutableArray<string> ChallengeDomains = ["boxbe.com", "spamarrest.com", "bluebottle.com", "mailblocks.com", "choicemail.com", "sendio.com", "mailinblack.com", "tmda.net"];

    /// <summary>Subjects of read receipts that come without the structure of RFC 8098.</summary>
    public static readonly string[] ReceiptSubjects =
    [
        "read:", "not read:", "read receipt", "return receipt", "disposition notification", "lu :", "lu:", "non lu :", "accusé de lecture", "confirmation de lecture", "leído:", "confirmación de lectura", "acuse de recibo", "gelesen:", "ungelesen gelöscht:", "lesebestätigung", "empfangsbestätigung",
        "letto:", "conferma di lettura", "ricevuta di ritorno", "lida:", "lido:", "confirmação de leitura", "gelezen:", "leesbevestiging", "przeczytano:", "przeczytane:", "potwierdzenie przeczytania", "прочтено:", "прочитано:", "уведомление о прочтении", "läst:", "læst:", "lest:", "luettu:", "okundu:", "přečteno:", "đã đọc:", "已读:", "已讀:", "已读回执", "開封済み:", "읽음:",
    ];

    /// <summary>What they say.</summary>
    public static readonly SearchValues<string> ReceiptBodies = SearchValues.Create(
        [
            "was read on", "has been read on", "was displayed on", "your message was read", "this is a return receipt for", "this is a receipt for the mail", "was deleted without being read", "no guarantee that the message has been read", "a été lu le", "accusé de réception pour le message", "fue leído el", "se ha leído el", "wurde gelesen am", "gelesen am", "wurde am", "è stato letto", "foi lida em", "is gelezen op", "została przeczytana", "было прочитано", "lästes den", "đã được đọc", "已被阅读", "阅读时间", "は開封されました",
        ],
        StringComparison.OrdinalIgnoreCase);
}
