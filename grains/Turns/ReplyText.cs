using System.Text;

namespace Platform.Turns;

/// <summary>The words around the sentences: greeting, who is speaking, closing.</summary>
internal static class ReplyText
{
    private const int LongestName = 24;

    /// <summary>The text of a reply, paragraphs separated by an empty line.</summary>
    /// <param name="sentences">What may leave.</param>
    /// <param name="language">The reply's language.</param>
    /// <param name="customerName">The display name of the mail that is answered; null when it has none.</param>
    /// <param name="customerLanguage">The customer's language, to say so when it is not spoken.</param>
    /// <param name="shop">The shop's name.</param>
    /// <param name="discloseAi">Whether to say that a machine answers (EU AI Act art. 50: once a thread).</param>
    public static string Assemble(
        IEnumerable<DraftSentence> sentences, string language, string? customerName, string customerLanguage, string shop, bool discloseAi)
    {
        var text = new StringBuilder();
        text.Append(FirstName(customerName) is { } name
            ? ReplyTemplates.Fill(language, "hello-name", ("name", name))
            : ReplyTemplates.Template(language, "hello"));
        if (customerLanguage != language && customerLanguage is not ("" or "und"))
        {
            text.Append("\n\n").Append(ReplyTemplates.Template(language, "language-fallback"));
        }

        var first = true;
        foreach (var sentence in sentences)
        {
            text.Append(first || sentence.OwnParagraph ? "\n\n" : " ").Append(sentence.Text);
            first = false;
        }

        if (discloseAi)
        {
            text.Append("\n\n").Append(ReplyTemplates.Fill(language, "assistant", ("shop", shop)));
        }

        return text.Append("\n\n").Append(ReplyTemplates.Fill(language, "closing", ("shop", shop))).ToString();
    }

    /// <summary>The sender chooses the display name: only a plain word of it is repeated, so that it carries no message of its own.</summary>
    private static string? FirstName(string? displayName)
    {
        var name = displayName?.Split(' ', 2)[0];
        return name is { Length: > 1 and <= LongestName } && name.All(letter => char.IsLetter(letter) || letter is '-' or '\'') ? name : null;
    }
}
