using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Platform.Tests.Ladder;

/// <summary>A row of the table: who wrote before, a mail, and what has to become of it. A new row needs no code.</summary>
internal sealed class LadderRow
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("From", "Ann Lee <ann@example.org>"), ("To", "support@shop.example"), ("Subject", "Something else"),
        ("Message-ID", "<this@example.org>"), ("Date", "Sat, 21 Nov 2026 10:00:00 +0100"),
    ];

    /// <summary>Unique; the name of the test.</summary>
    public string Name { get; set; } = "";

    /// <summary>Who wrote before, oldest first.</summary>
    public List<LadderSeed> Before { get; set; } = [];

    /// <summary>Headers, and behind an empty line the text. From, To, Subject, Message-ID and Date are added where they are missing.</summary>
    public string Mail { get; set; } = "";

    /// <summary>Headers that the row leaves out on purpose, such as <c>Message-ID</c>.</summary>
    public List<string> Without { get; set; } = [];

    /// <summary>The class, or <c>quarantined</c>.</summary>
    public string Class { get; set; } = "";

    /// <summary>The name of the thread that the mail joins, or <c>new</c>.</summary>
    public string Thread { get; set; } = "";

    /// <summary>The stored reason: one of <c>LadderReasons</c>; of a quarantined mail why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The thread that a new one is linked to; null for none.</summary>
    public string? Linked { get; set; }

    /// <summary>Reads a file of rows.</summary>
    public static List<LadderRow> Read(string path) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<LadderRow>>(File.ReadAllText(path));

    /// <summary>The bytes of the mail.</summary>
    /// <param name="expand">Fills in tokens and ids.</param>
    public byte[] Raw(Func<string, string> expand)
    {
        var text = Mail.TrimEnd('\n');
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (text, "Is it still there?") : (text[..end], text[(end + 2)..]);
        var mail = new StringBuilder();
        foreach (var (name, value) in Defaults)
        {
            if (!Without.Contains(name) && !("\n" + head).Contains($"\n{name}:", StringComparison.OrdinalIgnoreCase))
            {
                mail.Append(name).Append(": ").Append(value).Append('\n');
            }
        }

        // "\xE9" is one byte, as broken programs write it.
        var whole = expand(mail.Append(head).Append("\n\n").Append(body).Append('\n').ToString()).Replace("\n", "\r\n", StringComparison.Ordinal);
        var bytes = new List<byte>();
        foreach (var (part, index) in whole.Split("\\xE9").Select((part, index) => (part, index)))
        {
            if (index > 0)
            {
                bytes.Add(0xE9);
            }

            bytes.AddRange(Encoding.UTF8.GetBytes(part));
        }

        return [.. bytes];
    }
}
