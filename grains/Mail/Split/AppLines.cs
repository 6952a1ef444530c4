namespace Platform.Mail;

/// <summary>The line that a mail app adds below what was written in it.</summary>
internal static class AppLines
{
    public static bool Is(string line)
    {
        var text = line.AsSpan().Trim(" *_-[(<\u2022");
        if (text.Length is < 6 or > 140 || text[^1] == '?' || Closings.Words(text) > 12 || (text[^1] == '.' && Closings.Words(text) > 7))
        {
            return false;
        }

        if (text.StartsWith("Sent from ", StringComparison.OrdinalIgnoreCase) && (Closings.Words(text) <= 4 || text.Contains("<http", StringComparison.OrdinalIgnoreCase)) && text[^1] != '.')
        {
            return true;
        }

        foreach (var start in SignaturePhrases.AppLines)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return text.EndsWith("から送信", StringComparison.Ordinal) || text.EndsWith("에서 보냄", StringComparison.Ordinal) || text.EndsWith("gönderildi", StringComparison.Ordinal);
    }
}
