using Platform.Outgoing;
using Platform.Turns;

namespace Platform.Notifications;

/// <summary>A notification in a language, for every channel.</summary>
/// <param name="Language">The language spoken.</param>
/// <param name="Subject">Of the mail; the title in the app.</param>
/// <param name="Text">Of the mail, without greeting and closing; the text in the app.</param>
/// <param name="Sms">The text message.</param>
public sealed record NotificationWords(string Language, string Subject, string Text, string Sms)
{
    private const int LongestValue = 200;

    /// <summary>Fills the templates of a notification.</summary>
    /// <param name="template">The key.</param>
    /// <param name="language">ISO 639-1; English when it is not spoken.</param>
    /// <param name="values">The values, invariant. <c>status</c> is a status of an order and becomes a word.</param>
    /// <param name="shop">The shop's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such template, or a placeholder has no value.</exception>
    public static NotificationWords Of(string template, string language, ImmutableArray<FactValue> values, string shop)
    {
        var spoken = ReplyTemplates.Speak(language);
        (string, string)[] written = [.. values.Select(value => (value.Name, Write(spoken, value))), ("shop", shop)];
        return new(
            spoken,
            ReplyTemplates.Fill(spoken, $"{template}-subject", written),
            ReplyTemplates.Fill(spoken, template, written),
            ReplyTemplates.Fill(spoken, $"{template}-sms", written));
    }

    private static string Write(string language, FactValue value) => value.Name == "status"
        ? ReplyTemplates.Template(language, $"{NotificationTemplate.Prefix}word-{value.Value}")
        : SafeText.Line(ValueFormat.Write(language, value.Value), LongestValue);
}
