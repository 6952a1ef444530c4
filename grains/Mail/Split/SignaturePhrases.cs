using System.Buffers;
using System.Collections.Frozen;

namespace Platform.Mail;

/// <summary>Words that end a mail: closings, what apps add, disclaimers, warnings of gateways.</summary>
internal static class SignaturePhrases
{
    /// <summary>The beginning of a line that a mail app adds below the text.</summary>
    public static readonly string[] AppLines =
    [
        "Sent from my", "Sent from Mail for Windows", "Sent from Outlook", "Sent from Yahoo", "Sent from Proton", "Sent with Proton", "Sent from Samsung", "Sent from a mobile", "Sent from mobile", "Sent from Gmail Mobile", "Sent from iPhone",
        "Sent from the all", "Sent from AOL", "Sent from Workspace", "Sent from Front", "Sent from BlueMail", "Sent via BlackBerry", "Sent via the Samsung", "Sent via Superhuman", "Sent via", "Sent on the go", "Sent using", "Sent with", "Sent by",
        "Get Outlook for", "Download Outlook", "Get BlueMail", "Get Yahoo Mail", "Get Mailspring", "Secured with Tuta", "Sent securely", "Yahoo Mail:", "Verstuurd vanaf mijn", "Verzonden vanaf mijn", "Verzonden vanuit", "Verzonden met", "Verstuurd met",
        "Envoyé de mon", "Envoyé depuis mon", "Envoyé à partir de", "Envoyé avec", "Envoyé depuis", "Télécharger Outlook", "Téléchargez Outlook", "Obtenir Outlook pour", "Obtenez Outlook pour", "Provenance : Courrier pour",
        "Enviado desde mi", "Enviado desde", "Enviado con", "Obtener Outlook para", "Enviado do meu", "Enviado a partir do", "Enviado de meu", "Enviado pelo", "Enviado via", "Obter o Outlook para", "Obtenha o Outlook",
        "Von meinem", "Gesendet von", "Gesendet mit", "Gesendet über", "Diese Nachricht wurde von meinem", "Holen Sie sich Outlook", "Outlook für", "Inviato da", "Inviato dal", "Inviato con", "Scarica Outlook", "Ottieni Outlook",
        "Được gửi từ", "Gửi từ", "Đã gửi từ", "Tải Outlook", "Nhận Outlook", "发自我的", "从我的", "發自我的", "從我的 ", "来自我的", "傳送自我的", "发送自", "从 Outlook", "获取 Outlook", "从我的 iPhone 发送", "iPhoneから送信", "私のiPhone", "Outlook for iOS", "Outlook for Android",
        "나의 iPhone에서 보냄", "내 iPhone에서 보냄", "Wysłane z", "Wysłano z", "Pobierz program Outlook", "Отправлено с", "Отправлено из", "Скачать Outlook", "Надіслано з", "Skickat från min", "Skickat från", "Hämta Outlook", "Sendt fra min", "Sendt fra", "Hent Outlook",
        "Lähetetty", "Hanki Outlook", "iPhone'umdan gönderildi", "Odesláno z", "Odoslané z", "Küldve", "Trimis de pe", "Poslano s", "Στάλθηκε από", "נשלח מה", "أُرسلت من", "Dikirim dari", "Enviat des del", "ส่งจาก iPhone",
    ];

    /// <summary>Closings as a line of their own, without their punctuation.</summary>
    public static readonly FrozenSet<string> Closings = (
        "regards|best regards|kind regards|kindest regards|warm regards|warmest regards|with regards|with kind regards|with best regards|best|all the best|all my best|best wishes|with best wishes|warmly|cheers|sincerely|yours sincerely|sincerely yours|yours truly|yours faithfully|faithfully|respectfully|yours|cordially|thanks|thank you|many thanks|thanks a lot|thanks so much|thanks very much|thank you very much|thank you so much|thanks in advance|thank you in advance|many thanks in advance|thanks again|thank you again|thanks and regards|thanks & regards|thanks and best regards|thanks, regards|with thanks|thx|tia|br|rgds|kr|rgrds|brgds|take care|have a nice day|have a great day|have a good day|greetings|talk soon|looking forward to hearing from you|looking forward to your reply|hope to hear from you soon|love|xoxo|"
        + "cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|salutations|sincères salutations|meilleures salutations|salutations distinguées|avec mes salutations|respectueusement|merci|merci d'avance|merci beaucoup|merci par avance|merci bien|merci et bonne journée|en vous remerciant|en vous remerciant par avance|bonne journée|bonne soirée|bonne réception|belle journée|amicalement|cdlt|cdt|bàv|à bientôt|dans l'attente de votre réponse|dans l'attente de votre retour|"
        + "saludos|un saludo|saludos cordiales|cordiales saludos|un cordial saludo|cordialmente|atentamente|atte|muy atentamente|gracias|muchas gracias|gracias de antemano|muchas gracias de antemano|gracias y saludos|un abrazo|quedo a la espera|quedo atento|quedo atenta|a la espera de su respuesta|saludos y gracias|slds|"
        + "mit freundlichen grüßen|mit freundlichen gruessen|mit freundlichen grüssen|mit freundlichem gruß|freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|beste grüße|beste grüsse|liebe grüße|liebe grüsse|herzliche grüße|schöne grüße|schönen gruß|gruß|grüße|gruss|mfg|lg|vg|hochachtungsvoll|danke|vielen dank|besten dank|herzlichen dank|danke im voraus|vielen dank im voraus|vielen dank und freundliche grüße|vielen dank und viele grüße|"
        + "cordiali saluti|distinti saluti|saluti|un saluto|un cordiale saluto|buona giornata|buona serata|grazie|grazie mille|molte grazie|grazie in anticipo|grazie e saluti|grazie e cordiali saluti|in attesa di un vostro riscontro|"
        + "atenciosamente|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|cordialmente|att|abraço|abraços|um abraço|obrigado|obrigada|muito obrigado|muito obrigada|desde já obrigado|desde já agradeço|grato|grata|"
        + "met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|groetjes|hartelijke groet|mvg|met hartelijke groet|bedankt|alvast bedankt|dank je wel|dank u wel|hartelijk dank|"
        + "trân trọng|trân trọng cảm ơn|trân trọng kính chào|kính thư|thân ái|thân mến|thân|cảm ơn|xin cảm ơn|cám ơn|cảm ơn nhiều|cảm ơn bạn|xin chân thành cảm ơn|chân thành cảm ơn|xin cám ơn|em cảm ơn|em cảm ơn ạ|em xin cảm ơn|em xin cảm ơn ạ|em cám ơn|em cám ơn ạ|mình cảm ơn|mình cảm ơn nhé|mình cảm ơn ạ|mình xin cảm ơn|tôi cảm ơn|tôi xin cảm ơn|cháu cảm ơn|cháu cảm ơn ạ|cảm ơn ạ|cảm ơn shop|cảm ơn shop ạ|cảm ơn shop nhiều|cảm ơn anh chị|cảm ơn quý công ty|"
        + "此致|敬礼|此致敬礼|祝好|谢谢|多谢|感谢|非常感谢|谢谢您|祝商祺|顺颂商祺|顺祝商祺|敬上|謝謝|感謝|敬具|よろしくお願いいたします|よろしくお願いします|宜しくお願い致します|以上、よろしくお願いいたします|どうぞよろしくお願いいたします|감사합니다|고맙습니다|"
        + "pozdrawiam|z poważaniem|serdecznie pozdrawiam|pozdrowienia|z wyrazami szacunku|dziękuję|dzięki|z góry dziękuję|с уважением|с наилучшими пожеланиями|всего доброго|спасибо|заранее спасибо|благодарю|з повагою|дякую|"
        + "med vänliga hälsningar|med vänlig hälsning|vänliga hälsningar|vänlig hälsning|hälsningar|mvh|tack|tack på förhand|med venlig hilsen|venlig hilsen|venlige hilsner|de bedste hilsner|hilsen|tak|på forhånd tak|mange tak|med vennlig hilsen|vennlig hilsen|mange takk|takk|på forhånd takk|"
        + "ystävällisin terveisin|terveisin|kiitos|saygılarımla|saygılar|iyi çalışmalar|teşekkürler|s pozdravem|s pozdravom|děkuji|ďakujem|üdvözlettel|köszönöm|cu stimă|mulțumesc|lijep pozdrav|srdačan pozdrav|hvala|με εκτίμηση|ευχαριστώ|בברכה|תודה|مع التحية|شكرا|hormat saya|terima kasih|salam")
        .Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ClosingByText = Closings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Phrases that only legal notices and scanners use.</summary>
    public static readonly SearchValues<string> Disclaimers = SearchValues.Create(
        [
            "this e-mail and any attachment", "this email and any attachment", "this e-mail and any files", "this email and any files", "this message and any attachment", "this message and its attachment", "this email message and any", "this e-mail message and any", "this communication and any",
            "this e-mail is confidential", "this email is confidential", "this message is confidential", "this message contains confidential", "this e-mail contains confidential", "this email contains confidential", "this e-mail may contain", "this email may contain", "this message may contain", "this transmission may contain",
            "contents of this e-mail", "contents of this email", "contents of this message", "information contained in this e-mail", "information contained in this email", "information contained in this message", "information contained in this communication", "information in this e-mail", "information in this email", "information transmitted is intended",
            "intended only for the", "intended solely for the", "intended for the exclusive use", "if you are not the intended recipient", "if you have received this e-mail in error", "if you have received this email in error", "if you received this email in error", "if you received this message in error", "if you have received this message in error", "received this communication in error",
            "confidentiality notice", "privileged and confidential", "legally privileged", "consider the environment before printing", "think before you print", "scanned for viruses", "virus-free.", "virus free.", "checked by avg", "this email has been checked for viruses", "this email has been scanned", "registered in england", "registered office:",
            "ce message et toutes les pièces jointes", "ce message et ses pièces jointes", "ce message est confidentiel", "ce courriel et ses pièces jointes", "ce courriel est confidentiel", "ce message électronique et tous les fichiers", "si vous n'êtes pas le destinataire", "si vous avez reçu ce message par erreur", "si vous recevez ce message par erreur", "avis de confidentialité", "n'imprimez ce", "sans virus.",
            "este mensaje y sus archivos adjuntos", "este correo electrónico y sus", "este mensaje es confidencial", "este correo electrónico contiene", "este mensaje contiene información", "este mensaje se dirige exclusivamente", "si usted no es el destinatario", "si ha recibido este mensaje por error", "aviso de confidencialidad", "aviso legal", "libre de virus.",
            "diese e-mail enthält vertrauliche", "diese e-mail kann vertrauliche", "diese nachricht enthält vertrauliche", "wenn sie nicht der richtige adressat", "falls sie nicht der beabsichtigte empfänger", "der inhalt dieser e-mail", "bitte denken sie an die umwelt", "sitz der gesellschaft", "amtsgericht", "virenfrei.",
            "questo messaggio e i suoi allegati", "questo messaggio di posta elettronica", "questa e-mail è confidenziale", "le informazioni contenute in questo messaggio", "le informazioni contenute nella presente", "se non siete il destinatario", "se avete ricevuto questo messaggio per errore", "ai sensi del d.lgs", "ai sensi del regolamento",
            "esta mensagem e seus anexos", "esta mensagem e quaisquer anexos", "esta mensagem pode conter", "este e-mail e seus anexos", "esta mensagem contém informações", "se você não é o destinatário", "se recebeu esta mensagem por engano", "aviso de confidencialidade",
            "dit bericht is uitsluitend bestemd", "deze e-mail is uitsluitend bestemd", "dit e-mailbericht", "dit bericht kan vertrouwelijke informatie", "denk aan het milieu", "email này và bất kỳ tệp", "thông tin trong email này", "email này có thể chứa thông tin", "本邮件及其附件", "此邮件及其附件", "本電子郵件", "本邮件含有", "このメールには機密情報", "本メールは",
            "ta wiadomość jest poufna", "niniejsza wiadomość", "treść tej wiadomości", "это сообщение и любые", "настоящее сообщение", "данное сообщение содержит конфиденциальн", "detta meddelande är konfidentiellt", "detta e-postmeddelande", "denne e-mail kan indeholde", "denne e-post",
            "you received this message because you are subscribed to the google group", "to unsubscribe from this group", "to unsubscribe from this list",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Warnings that a receiving gateway puts above the text.</summary>
    public static readonly SearchValues<string> Banners = SearchValues.Create(
        [
            "this email originated from outside", "this e-mail originated from outside", "this message originated from outside", "this email originates from outside", "this email was sent from outside", "this message was sent from outside", "this email is from an external", "this message is from an external", "you don't often get email from", "some people who received this message don't often get email",
            "caution: external", "[external email", "external email:", "external sender:", "warning: external", "think before you click", "do not click links or open attachments unless", "learn why this is important", "vous n'obtenez pas souvent d'e-mail", "no suele recibir correo electrónico de", "sie erhalten nicht oft eine e-mail von", "cet email provient de l'extérieur", "ce message provient de l'extérieur", "diese e-mail stammt von außerhalb", "este correo se originó fuera", "deze e-mail is afkomstig van buiten",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsClosing(ReadOnlySpan<char> text) => ClosingByText.Contains(text);
}
