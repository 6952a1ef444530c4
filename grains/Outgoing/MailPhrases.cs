using System.Collections.Frozen;
using System.Globalization;

namespace Platform.Outgoing;

/// <summary>The few words that a mail needs around the reply, in the languages that the platform answers in.</summary>
internal sealed class MailPhrases
{
    private static readonly MailPhrases English = new()
    {
        Language = "en",
        Attribution = "On {day} {month} {year} at {time} UTC, {who} wrote:",
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Sources = "Sources:",
        Cut = "[The rest of the quoted message is left out.]",
        NoSubject = "your message",
    };

    private static readonly FrozenDictionary<string, MailPhrases> Table = new[]
    {
        English,
        new()
        {
            Language = "fr",
            Attribution = "Le {day} {month} {year} à {time} UTC, {who} a écrit :",
            Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
            FirstDay = "1er",
            Sources = "Sources :",
            Cut = "[Le reste du message cité est omis.]",
            NoSubject = "votre message",
        },
        new()
        {
            Language = "es",
            Attribution = "El {day} de {month} de {year} a las {time} UTC, {who} escribió:",
            Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
            Sources = "Fuentes:",
            Cut = "[Se omite el resto del mensaje citado.]",
            NoSubject = "su mensaje",
        },
        new()
        {
            Language = "vi",
            Attribution = "Vào ngày {day} {month} năm {year} lúc {time} UTC, {who} đã viết:",
            Months = ["tháng 1", "tháng 2", "tháng 3", "tháng 4", "tháng 5", "tháng 6", "tháng 7", "tháng 8", "tháng 9", "tháng 10", "tháng 11", "tháng 12"],
            Sources = "Nguồn:",
            Cut = "[Phần còn lại của thư được trích đã lược bớt.]",
            NoSubject = "thư của bạn",
        },
        new()
        {
            Language = "zh",
            Attribution = "{year}年{month}{day}日 {time} UTC，{who} 写道：",
            Months = ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
            Sources = "来源：",
            Cut = "[引用的其余内容已省略。]",
            NoSubject = "您的来信",
        },
    }.ToFrozenDictionary(phrases => phrases.Language, StringComparer.OrdinalIgnoreCase);

    public required string Language { get; init; }

    public required string Sources { get; init; }

    public required string Cut { get; init; }

    public required string NoSubject { get; init; }

    private string Attribution { get; init; } = "";

    private string FirstDay { get; init; } = "1";

    private ImmutableArray<string> Months { get; init; } = [];

    /// <summary>The words of a language, region ignored; English for one that the table lacks.</summary>
    public static MailPhrases For(string language)
    {
        var dash = language.AsSpan().IndexOfAny('-', '_');
        return Table.GetValueOrDefault(dash < 0 ? language : language[..dash], English);
    }

    /// <summary>Every language of the table.</summary>
    public static IEnumerable<string> Languages => Table.Keys.Order(StringComparer.Ordinal);

    /// <summary>The line above a quote. In UTC: a mail does not tell where its reader is.</summary>
    public string AttributionOf(DateTimeOffset moment, string who)
    {
        var utc = moment.ToUniversalTime();
        return Attribution
            .Replace("{day}", utc.Day == 1 ? FirstDay : utc.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{month}", Months[utc.Month - 1], StringComparison.Ordinal)
            .Replace("{year}", utc.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{time}", utc.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{who}", who, StringComparison.Ordinal);
    }
}
