using System.Text;

namespace Platform.Tests.Mail;

/// <summary>A mail and the class that it has to get.</summary>
internal sealed record ClassCase(string Name, string Expected, byte[] Raw)
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("From", "Ann Lee <ann@example.org>"), ("To", "support@shop.example"), ("Subject", "Question"), ("Message-ID", "<case@mail.example.org>"), ("Date", "Mon, 6 Jan 2025 16:02:00 +0100"),
    ];

    public static ClassCase Parse((string Head, string Body) part)
    {
        var space = part.Head.IndexOf(' ', StringComparison.Ordinal);
        var mail = new StringBuilder();
        foreach (var (name, value) in Defaults)
        {
            if (!part.Body.StartsWith(name + ":", StringComparison.Ordinal) && !part.Body[..part.Body.IndexOf("\n\n", StringComparison.Ordinal)].Contains("\n" + name + ":", StringComparison.Ordinal))
            {
                mail.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        mail.Append(part.Body.Replace("\n", "\r\n", StringComparison.Ordinal));
        return new ClassCase(part.Head[(space + 1)..], part.Head[..space], Encoding.UTF8.GetBytes(mail.ToString()));
    }
}
