using System.Text;

namespace Platform.Outgoing;

/// <summary>The part of the answered message that is quoted below a reply.</summary>
/// <param name="Text">Lines that end with LF; empty when nothing is quoted.</param>
/// <param name="IsCut">Whether there was more.</param>
internal readonly record struct QuotedOriginal(string Text, bool IsCut)
{
    /// <summary>Bounds a message's text to what can ever be quoted; one byte too many is left for <see cref="Of"/>, which has to see that there was more.</summary>
    public static string Store(string text, int maxBytes) => text[..Fit(text, maxBytes + (maxBytes > 0 ? 4 : 0))];

    /// <summary>The quote, cut at the end of a line where there is one near, else between characters.</summary>
    public static QuotedOriginal Of(string text, int maxBytes)
    {
        if (maxBytes == 0 || string.IsNullOrWhiteSpace(text))
        {
            return new("", false);
        }

        var safe = SafeText.Block(text).Trim('\n');
        var end = Fit(safe, maxBytes);
        if (end == safe.Length)
        {
            return new(safe, false);
        }

        var line = safe.LastIndexOf('\n', end - 1);
        return new(safe[..(line > end / 2 ? line : end)].TrimEnd(), true);
    }

    /// <summary>How many characters fit into so many bytes of UTF-8, without parting a surrogate pair.</summary>
    private static int Fit(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) <= maxBytes)
        {
            return text.Length;
        }

        var bytes = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return end;
    }
}
