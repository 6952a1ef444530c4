using System.Buffers;

namespace Platform.Mail;

/// <summary>The words of bounces that obey no RFC. None is proof alone: a person quotes them too.</summary>
internal static class BouncePhrases
{
    /// <summary>Subjects, looked for at their beginning.</summary>
    public static readonly string[] Subjects =
    [
        "undelivered mail returned", "undeliverable", "undelivered", "undeliverable mail", "returned mail", "returned to sender", "mail returned", "return mail", "returned email", "delivery status notification", "delivery status", "delivery failure", "delivery failed", "delivery has failed", "delivery unsuccessful",
        "delivery error", "delivery problem", "delivery delayed", "delivery notification", "delivery report", "delivery incomplete", "failure notice", "failed mail", "failed message", "failed delivery", "failure delivery", "mail delivery failed", "mail delivery failure", "mail delivery system", "mail delivery problem",
        "mail delivery error", "mail delivery status", "mail delivery deferral", "mail failure", "mail error", "mail system error", "mail status report", "mail could not be delivered", "message delivery failure", "message delivery error", "message not delivered", "message status", "message undeliverable",
        "message could not be delivered", "email delivery failure", "email could not be delivered", "your message could not be delivered", "your mail message to the following", "could not send message", "could not deliver", "can't deliver", "cannot deliver", "unable to deliver", "non-delivery", "nondeliverable",
        "non remis", "notification d'échec", "échec de la remise", "échec de remise", "échec de distribution", "non distribuable", "message non distribué", "message non délivré", "votre message n'a pas pu être", "courrier non remis", "rapport de non-remise", "retour à l'expéditeur",
        "unzustellbar", "nicht zustellbar", "unzustellbare", "zustellung fehlgeschlagen", "fehler bei der zustellung", "zustellungsfehler", "nicht zugestellt", "rückläufer", "zustellbericht", "mail konnte nicht zugestellt",
        "no se puede entregar", "no entregado", "no se pudo entregar", "mensaje no entregado", "error de entrega", "fallo en la entrega", "correo no entregado", "notificación de estado de entrega", "devuelto", "devolución de correo",
        "mancato recapito", "impossibile recapitare", "non recapitabile", "messaggio non recapitato", "consegna fallita", "não entregue", "não foi possível entregar", "falha na entrega", "mensagem não entregue", "devolução", "não entregável", "falha na entrega",
        "onbestelbaar", "niet bezorgd", "bezorging mislukt", "kan niet worden bezorgd", "niedostarczalne", "nie dostarczono", "nie można dostarczyć", "zwrot wiadomości", "недоставленное", "не удалось доставить", "не доставлено", "отчет о недоставке", "сообщение не доставлено",
        "olevererbart", "kunde inte levereras", "kan ikke leveres", "ikke leveret", "toimittaminen epäonnistui", "teslim edilemedi", "nedoručitelné", "kézbesíthetetlen", "không gửi được", "thư không gửi được", "gửi thư thất bại", "không thể gửi", "退信", "系统退信", "邮件被退回", "投递失败", "无法传递", "未能送达", "無法傳遞", "未傳遞", "退件通知",
        "配信不能", "メールエラー通知", "配信不能通知", "配信できませんでした", "送信できませんでした", "배달되지 않음", "전송 실패", "반송",
    ];

    /// <summary>The first lines of what mail transfer agents say.</summary>
    public static readonly SearchValues<string> Bodies = SearchValues.Create(
        [
            "this is the qmail-send program at", "i'm afraid i wasn't able to deliver your message", "i am afraid i wasn't able to deliver your message", "this is the mail system at host", "i'm sorry to have to inform you that your message could not be delivered", "this message was created automatically by mail delivery software",
            "a message that you sent could not be delivered to", "a message that you have sent could not be delivered", "your message did not reach some or all of the intended recipients", "did not reach the following recipient(s)", "delivery has failed to these recipients", "the following recipient(s) cannot be reached", "the following address(es) failed", "the following addresses had permanent fatal errors",
            "the original message was received at", "this is an automatically generated delivery status notification", "your message wasn't delivered to", "your message couldn't be delivered", "wasn't delivered to anyone because", "sorry, we were unable to deliver your message to the following address", "we were unable to deliver your message", "delivery to the following recipient failed",
            "delivery to the following recipients failed", "could not be delivered to one or more", "the following message could not be delivered", "the message you sent to", "unable to deliver message to the following", "this is a permanent error; i've given up", "i've given up. sorry it didn't work out", "this report relates to a message you sent", "your e-mail message could not be delivered",
            "this message has been automatically generated because your message", "undeliverable message returned to sender", "recipient address rejected", "mailbox unavailable", "user unknown in virtual", "550 5.1.1", "550-5.1.1", "554 5.7.1", "552 5.2.2", "no such user here", "mailbox is full", "mailbox full", "over quota", "recipient's mailbox is full",
            "votre message n'a pas pu être remis", "votre message n'a pas été remis", "n'a pas pu être distribué", "la remise a échoué", "no se pudo entregar el mensaje", "su mensaje no se entregó", "no ha podido ser entregado", "ihre nachricht konnte nicht zugestellt", "fehler bei der nachrichtenzustellung", "die nachricht konnte nicht zugestellt werden", "impossibile recapitare il messaggio",
            "sua mensagem não pôde ser entregue", "não foi possível entregar a mensagem", "uw bericht is niet bezorgd", "не удалось доставить сообщение", "сообщение не было доставлено", "ваше сообщение не доставлено", "您的邮件无法", "邮件无法送达", "以下のメールアドレス", "配信できませんでした", "không thể gửi thư", "thư của bạn không gửi được",
        ],
        StringComparison.OrdinalIgnoreCase);
}
