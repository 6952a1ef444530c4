using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Mail;

namespace Platform.Tests.Mail;

/// <summary>The fixtures under tests/Corpus/Mail: cases in readable text, made into mails here.</summary>
internal static partial class MailCorpus
{
    private static string Folder { get; } = FindFolder();

    public static MailReadOptions Options { get; } = new()
    {
        OwnAddresses = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "support@shop.example"),
        MessageIdDomain = "threads.shop.example",
        OwnListIds = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "support.shop.example"),
    };

    public static IReadOnlyList<ClassCase> Classes { get; } = [.. Cases("classes.txt").Select(ClassCase.Parse)];

    /// <summary>The cases that the rules were made with.</summary>
    public static IReadOnlyList<TextCase> Texts { get; } = [.. Folders("text")];

    /// <summary>Cases that were written from how mail programs write, before any of them was read by the code.</summary>
    public static IReadOnlyList<TextCase> Clients { get; } = [.. Folders("clients")];

    public static IReadOnlyList<FeedbackCase> Feedback { get; } = [.. Cases("feedback.txt").Select(FeedbackCase.Parse)];

    public static MailContent Read(byte[] raw) => Assert.IsType<MailReading.Accepted>(MailReader.Read(raw, Options)).Mail;

    public static MailContent Read(string raw) => Read(Encoding.UTF8.GetBytes(raw));

    /// <summary>A third of the cases, chosen by name, is held back: while rules are made only its score is looked at.</summary>
    public static bool IsHeldBack(string name)
    {
        var sum = 0;
        foreach (var c in name)
        {
            sum = ((sum * 31) + c) % 9973;
        }

        return sum % 3 == 0;
    }

    private static IEnumerable<TextCase> Folders(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.txt").Order(StringComparer.Ordinal).SelectMany(file => Cases(Path.Combine(folder, Path.GetFileName(file)))).Select(TextCase.Parse);

    private static IEnumerable<(string Head, string Body)> Cases(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file)).Replace("\r", "", StringComparison.Ordinal).Replace('\u2420', ' ');
        foreach (var part in ("\n" + text).Split("\n=== ").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return (part[..end].Trim(), Unescape(part[(end + 1)..]));
        }
    }

    private static string Unescape(string text) =>
        Escape().Replace(text, m => char.ConvertFromUtf32(int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Platform.sln is in no folder above the tests.");
        }

        return Path.Combine(folder, "tests", "Corpus", "Mail");
    }

    [GeneratedRegex(@"\\(?:u|U000)(?<code>[0-9A-F]{4,5})", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
