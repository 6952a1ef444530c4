using System.Buffers;
using System.Collections.Frozen;

namespace Platform.Mail;

/// <summary>The words by which mail programs introduce an earlier mail, in the languages that their users have set.</summary>
internal static class QuotePhrases
{
    /// <summary>"wrote": a word of an attribution line.</summary>
    public static readonly SearchValues<string> Wrote = SearchValues.Create(
        [
            "wrote", "writes:", " said:", "a écrit", "à écrit", "écrit :", "ecrit :", "escribió", "escribio", "schrieb", "geschrieben", "ha scritto", "scritto:",
            "escreveu", "schreef", "geschreven", "đã viết", "viết:", "写道", "寫道", "写信", "写了", "書きました", "wrote：", "さんからのメール", "のメール", "님이 작성", "작성:",
            "napisał", "napisał(a)", "pisze:", "написал", "пишет", "писал", "написав", "пише", "skrev", "kirjoitti", "yazdı", "şunu yazdı", "írta", "napsal", "napísal",
            "έγραψε", "כתב", "كتب", "menulis", "scris", "je napisao", "је написао", "napisao je", "rašė", "rakstīja", "kirjutas", "เขียนว่า", "เขียน:", "va escriure", "idatzi", "skrifaði",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>How an attribution begins; used to join one that a program has wrapped.</summary>
    public static readonly FrozenSet<string> AttributionStarts = new[]
    {
        "on", "at", "le", "el", "il", "am", "em", "op", "vào", "lúc", "den", "dnia", "w", "pe", "dne", "dňa", "в", "på", "den", "il", "on", "no", "a", "em", "ngày", "在", "於",
        "ons", "fre", "pada", "tarihinde", "στις", "ב-", "בתאריך", "في", "em:", "van", "von", "from", "de", "mon,", "tue,", "wed,", "thu,", "fri,", "sat,", "sun,",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text inside a separator line, such as <c>-----Original Message-----</c>.</summary>
    public static readonly FrozenSet<string> Originals = new[]
    {
        "original message", "original appointment", "reply message", "original email", "reply to message", "message d'origine", "message original", "message initial", "message de réponse",
        "mensaje original", "mensagem original", "ursprüngliche nachricht", "originalnachricht", "ursprüngliche mitteilung", "ursprüngliche mail", "messaggio originale", "messaggio di risposta",
        "oorspronkelijk bericht", "oorspronkelijk e-mailbericht", "origineel bericht", "thư gốc", "tin nhắn gốc", "原始邮件", "原始郵件", "原始訊息", "原邮件", "original", "回复的原邮件", "回复邮件",
        "元のメッセージ", "original message", "원본 메시지", "원본 메일", "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение", "исходное письмо", "оригинальное сообщение",
        "ursprungligt meddelande", "originalmeddelande", "oprindelig meddelelse", "oprindelig besked", "oprindelig mail", "oorspronkelijke e-mail", "courriel d'origine", "original meddelelse", "opprinnelig melding", "alkuperäinen viesti", "özgün ileti", "orijinal mesaj", "původní zpráva",
        "pôvodná správa", "eredeti üzenet", "mesaj original", "originalna poruka", "αρχικό μήνυμα", "הודעה מקורית", "الرسالة الأصلية", "pesan asli", "missatge original", "antwortnachricht",
        "ursprüngliche e-mail", "e-mail d'origine", "courriel original", "correo original", "email original", "ข้อความต้นฉบับ",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text inside a separator line, or the whole line, above a forwarded mail.</summary>
    public static readonly FrozenSet<string> Forwards = new[]
    {
        "forwarded message", "forwarded email", "forwarded mail", "forwarded by", "begin forwarded message", "fwd message", "message transféré", "message transmis", "début du message transféré", "début du message réexpédié",
        "mensaje reenviado", "mensaje remitido", "inicio del mensaje reenviado", "mensagem encaminhada", "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada",
        "weitergeleitete nachricht", "weitergeleitete mitteilung", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail", "messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato",
        "doorgestuurd bericht", "begin doorgestuurd bericht", "thư đã chuyển tiếp", "chuyển tiếp thư", "tin nhắn đã chuyển tiếp", "已转发邮件", "转发的邮件", "转发邮件信息", "轉寄郵件", "轉寄的郵件", "已轉寄郵件", "下面是转发邮件", "开始转发的邮件",
        "転送メッセージ", "転送されたメッセージ", "转发的消息", "전달된 메일", "전달된 메시지", "przekazana wiadomość", "wiadomość przekazana dalej", "początek wiadomości przekazanej dalej", "пересылаемое сообщение", "пересланное сообщение",
        "начало переадресованного сообщения", "переадресованное сообщение", "vidarebefordrat meddelande", "vidarebefordrat brev", "videresendt besked", "videresendt meddelelse", "videresendt melding", "vidarebefordrat mejl",
        "välitetty viesti", "edelleenlähetetty viesti", "yönlendirilmiş ileti", "iletilmiş mesaj", "přeposlaná zpráva", "preposlaná správa", "továbbított üzenet", "mesaj redirecționat", "proslijeđena poruka",
        "προωθημένο μήνυμα", "הודעה שהועברה", "رسالة معاد توجيهها", "pesan terusan", "missatge reenviat",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Labels of the header block that Outlook and others put above an earlier mail.</summary>
    public static readonly FrozenDictionary<string, HeaderLabel> Labels = Table(
        (HeaderLabel.From, "from|de|von|van|da|od|fra|från|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|từ|người gửi|kimden|gönderen|lähettäjä|feladó|expéditeur|remitente|mittente|remetente|afzender|absender|nadawca|отправитель|от|от кого|від|avsändare|afsender|avsender|odesílatel|odosielateľ|de la|από|מאת|من|dari|จาก|no|nuo|lähettäjältä|emisor"),
        (HeaderLabel.Date, "sent|date|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada em|enviada|enviado em|fecha|fecha de envío|gesendet|gesendet am|datum|inviato|data|verzonden|verzonden op|wysłano|data wysłania|отправлено|дата|надіслано|skickat|skickades|sendt|dato|lähetetty|päivämäärä|gönderildi|gönderilme|tarih|odesláno|odoslané|dátum|küldve|elküldve|trimis|poslano|datum slanja|στάλθηκε|ημερομηνία|נשלח|תאריך|تاريخ الإرسال|أرسلت|التاريخ|发送时间|发送日期|日期|時間|时间|寄件日期|傳送時間|送信日時|日付|日時|보낸 날짜|날짜|đã gửi|gửi lúc|ngày|ngày gửi|terkirim|dikirim|tanggal|ส่งเมื่อ|วันที่"),
        (HeaderLabel.To, "to|à|a|para|an|aan|do|til|till|收件人|收件者|宛先|받는 사람|받는사람|tới|đến|người nhận|kime|alıcı|vastaanottaja|címzett|destinataire|destinatario|destinatário|ontvanger|empfänger|odbiorca|кому|komu|pro|către|prema|za|προς|אל|إلى|kepada|ถึง"),
        (HeaderLabel.Cc, "cc|copie|copia|kopie|kopia|kopi|kópia|dw|копия|копія|抄送|副本|参照|참조|bilgi|bcc|cci|cco|másolatot kap|kopio|đồng kính gửi|sao chép|κοιν|עותק|نسخة|reply-to|répondre à|responder a|antwort an"),
        (HeaderLabel.Subject, "subject|objet|asunto|assunto|betreff|oggetto|onderwerp|temat|тема|ämne|emne|aihe|konu|předmět|predmet|tárgy|tárgy|subiect|θέμα|נושא|الموضوع|主题|主旨|主題|件名|제목|chủ đề|tiêu đề|subjek|perihal|เรื่อง|importance|priority|wichtigkeit|importancia|assumpte|attachments|anlagen|pièces jointes|adjuntos|附件"));

    private static readonly FrozenDictionary<string, HeaderLabel>.AlternateLookup<ReadOnlySpan<char>> LabelByName = Labels.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OriginalByText = Originals.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ForwardByText = Forwards.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StartByWord = AttributionStarts.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryLabel(ReadOnlySpan<char> name, out HeaderLabel label) => LabelByName.TryGetValue(name, out label);

    public static bool IsOriginal(ReadOnlySpan<char> text) => OriginalByText.Contains(text);

    public static bool IsForward(ReadOnlySpan<char> text) => ForwardByText.Contains(text);

    public static bool IsAttributionStart(ReadOnlySpan<char> word) => StartByWord.Contains(word);

    private static FrozenDictionary<string, HeaderLabel> Table(params ReadOnlySpan<(HeaderLabel Label, string Names)> rows)
    {
        var table = new Dictionary<string, HeaderLabel>(StringComparer.OrdinalIgnoreCase);
        foreach (var (label, names) in rows)
        {
            foreach (var name in names.Split('|'))
            {
                table.TryAdd(name, label);
            }
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
