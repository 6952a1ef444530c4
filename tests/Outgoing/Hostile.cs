using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tests.Outgoing;

/// <summary>Text that tries to leave its place: line ends, headers, encoded words, markup, boundaries, broken Unicode.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "\r\n", "\r", "\n", "\r\n\r\n", "\r\nBcc: evil@evil.example", "\n.\n", "\u0085", "\u2028", "\0", "\u000b", "\u202e", "\ufeff", "\ud800", "\udc00",
        "<", ">", "\"", "\\", "(", ")", ",", ";", ":", "@", " ", "\t", "=?utf-8?q?=0D=0ABcc:_evil@evil.example?=", "=?utf-8?b?DQpCY2M6IHg=?=",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;", "'", "--", "=_", "--=_", "Content-Type: text/html", "From ", "Re: ", "[x] ",
        "javascript:alert(1)", "http://a.example/\"onclick=\"x", "https://例え.jp/", "abc@example.org", "Ann", "Émile", "Nguyễn", "张伟", "👩‍👩‍👧", "𠮷", "e\u0301",
        "a-very-long-word-that-does-not-end-and-goes-on-for-ever-and-ever-without-a-space-in-it-so-that-it-has-to-be-broken", "=", "=3D", "> ", ">>",
    ];

    public static readonly Arbitrary<string> Text =
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    public static readonly Arbitrary<string> LongText =
        Gen.Elements(Pieces).ArrayOf(400).Select(string.Concat).ToArbitrary();
}
